import { fingerprintOf } from '../../cloudfunctions/kernel/fingerprint'
import type { WriteRequest } from '../../cloudfunctions/kernel/request'
import { sampleKeys } from './keys'
import { NOON } from './time'

/** A write request as the entry passes it to a handler. */
export const aWriteRequest = (overrides: Partial<WriteRequest> = {}): WriteRequest => ({
  requestId: 'request-1',
  action: 'sample.write',
  audited: false,
  actorId: 'per_li',
  now: NOON,
  fingerprint: fingerprintOf('per_li', 'sample.write', {}, sampleKeys()),
  ...overrides,
})
