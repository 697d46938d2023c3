import type { register } from '../../contract/account/rider'
import type { InputOf } from '../../contract/kernel/action'
import { anIdNumber } from './idNumbers'

/** A valid registration form. */
export const aRegistrationForm = (overrides: Partial<InputOf<typeof register>> = {}): InputOf<typeof register> => ({
  realName: '示例甲',
  idNumber: anIdNumber(),
  workKind: 'deliveryRider',
  stationId: 'stn_sample',
  photo: 'cloud://sample-env.sample-bucket/incoming/face-1.jpg',
  ...overrides,
})
