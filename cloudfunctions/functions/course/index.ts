import { account } from '../../domains/account/domain'
import { booking } from '../../domains/booking/domain'
import { contest } from '../../domains/contest/domain'
import { contestHandlers } from '../../domains/contest/handlers'
import { course } from '../../domains/course/domain'
import { courseHandlers } from '../../domains/course/handlers'
import { pass } from '../../domains/pass/domain'
import { createFunction } from '../../kernel/function'

/** Courses and contests. */
export const main = createFunction({ serves: [...courseHandlers, ...contestHandlers], domains: [account, pass, booking, course, contest] })
