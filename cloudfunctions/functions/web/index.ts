import { account } from '../../domains/account/domain'
import { booking } from '../../domains/booking/domain'
import { course } from '../../domains/course/domain'
import { merchant } from '../../domains/merchant/domain'
import { pass } from '../../domains/pass/domain'
import { createHttp } from '../../kernel/function'

/** The function that serves HTTP: face readers, operators of charging piles, posters, draws and certificates. */
export const main = createHttp([account, pass, booking, course, merchant])
