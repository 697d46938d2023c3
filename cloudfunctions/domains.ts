import { account } from './domains/account/domain'
import { booking } from './domains/booking/domain'
import { contest } from './domains/contest/domain'
import { course } from './domains/course/domain'
import { home } from './domains/home/domain'
import { merchant } from './domains/merchant/domain'
import { pass } from './domains/pass/domain'

/** One line a domain, in the order in which they may use one another: each may use those before it, through their `public.ts`. */
export const domains = [account, pass, booking, course, contest, merchant, home]
