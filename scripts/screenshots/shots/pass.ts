import { type Shot, shotsOf } from './shot'

const pass = shotsOf('pages/pass/index')

export const passShots: readonly Shot[] = [
  pass('pass-new', 'new-rider', '', '小哥码，还没登记'),
  pass('pass-waiting', 'rider-4', '', '小哥码，等区里审核'),
  pass('pass-verified', 'rider-1', '', '小哥码，已认证'),
]
