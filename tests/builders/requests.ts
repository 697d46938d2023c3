import { fingerprintOf } from '../../cloudfunctions/kernel/fingerprint'
import type { WriteRequest } from '../../cloudfunctions/kernel/request'
import { sampleKeys } from './keys'
import { NOON } from './time'

/** A write as the entry has established it. */
export const aWriteRequest = (overrides: Partial<WriteRequest> = {}): WriteRequest => ({
  requestId: 'request-1',
  action: 'sample.write',
  audited: false,
  actorId: 'per_li',
  now: NOON,
  fingerprint: fingerprintOf('per_li', 'sample.write', {}, sampleKeys()),
  ...overrides,
})
