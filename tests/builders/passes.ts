import { personIdOfRider } from '../../cloudfunctions/domains/account/riderDocument'
import {
  type Device,
  type LastUse,
  type Listing,
  type PassDocument,
  passIdOfRider,
} from '../../cloudfunctions/domains/pass/pass/passDocument'
import { sealForPass } from '../../cloudfunctions/domains/pass/pass/passSecrets'
import { idOfUse } from '../../cloudfunctions/domains/pass/pass/useDocument'
import type { DeviceId } from '../../contract/kernel/ids'
import type { PassId } from '../../contract/pass/ids'
import { compoundId, gateId } from './compounds'
import { riderId, sealedSample } from './riders'
import { daysAfter, NOON } from './time'

export const passId = (name: string) => `pas_${name}` as PassId

/** A pass that holds for a year, bound to no phone, that was never used and of which nobody has decided anything. */
export function aPass(overrides: Partial<PassDocument> = {}): PassDocument {
  const rider = overrides.riderId ?? riderId('li')
  return {
    ...{ revision: 1, applied: [], outbox: {}, owed: 0, outboxDueAt: null },
    _id: passIdOfRider(rider),
    riderId: rider,
    personId: personIdOfRider(rider),
    holder: { maskedName: '示*', workKind: 'deliveryRider', platform: '示例平台', station: '示例站点', photo: null },
    ...{ phoneTail: null, tailIndex: null },
    verifiedAt: NOON,
    expiresAt: daysAfter(NOON, 365),
    ...{ leaving: null, sanction: null, proposal: null, proposedAt: null, appeal: null, appealedAt: null },
    ...{ device: null, moves: [], convention: null, listings: {}, dueAt: null },
    ...{ sequence: 0, last: null, usedSteps: { gate: 0, counter: 0 }, insideOf: null, insideSince: null },
    ...overrides,
  }
}

/** Somebody was let in at the sample compound. */
export const aLastUse = (overrides: Partial<LastUse> = {}): LastUse => ({
  ...{ useId: idOfUse(passId('li'), 1), place: compoundId('sample'), gateId: gateId('east') },
  ...{ outcome: 'enter', reason: null, at: NOON, arrivedAt: NOON, corrected: false },
  ...overrides,
})

/** Asked for and not answered yet. */
export const aListing = (overrides: Partial<Listing> = {}): Listing => ({
  state: 'asked',
  since: NOON,
  until: null,
  reason: null,
  face: false,
  ...overrides,
})

/** On the white list for a month. */
export const anApproval = (overrides: Partial<Listing> = {}): Listing =>
  aListing({ state: 'approved', until: daysAfter(NOON, 30), ...overrides })

/** A phone that makes the codes; its seed is a sample that nobody opens. */
export const aDevice = (overrides: Partial<Device> = {}): Device => ({
  deviceId: 'dev_sample' as DeviceId,
  keyNo: 1,
  seed: sealedSample('seed'),
  boundAt: NOON,
  ...overrides,
})

/** A pass that the phone with this seed (base64 of 32 bytes) makes the codes of. Needs the keys of the environment. */
export function aBoundPass({ seed, keyNo = 1, ...overrides }: { seed: string; keyNo?: number } & Partial<PassDocument>): PassDocument {
  const pass = aPass(overrides)
  return { ...pass, device: aDevice({ keyNo, seed: sealForPass(pass._id, 'seed', seed) }), ...overrides }
}

/** A sample seed: every byte is the same. */
export const aSeed = (filling = 7) => Buffer.alloc(32, filling).toString('base64')
