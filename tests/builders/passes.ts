import { type Listing, type PassDocument, passIdOfRider } from '../../cloudfunctions/shared/pass/passDocument'
import { sealForPass } from '../../cloudfunctions/shared/pass/passSecrets'
import { personIdOfRider } from '../../cloudfunctions/shared/people/ids'
import type { DeviceId, PassId } from '../../contract/ids'
import { riderId } from './riders'
import { daysAfter, NOON } from './time'

export const passId = (name: string) => `pas_${name}` as PassId

/** A pass that holds for a year, bound to no phone, that was never used and of which nobody has decided anything. */
export function aPass(overrides: Partial<PassDocument> = {}): PassDocument {
  const rider = overrides.riderId ?? riderId('li')
  return {
    ...{ revision: 1, applied: [], effects: [], pendingSince: null },
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

/** A pass that the phone with this seed (base64 of 32 bytes) makes the codes of. Needs the keys of the environment. */
export function aBoundPass({ seed, keyNo = 1, ...overrides }: { seed: string; keyNo?: number } & Partial<PassDocument>): PassDocument {
  const pass = aPass(overrides)
  return {
    ...pass,
    device: { deviceId: 'dev_sample' as DeviceId, keyNo, seed: sealForPass(pass._id, 'seed', seed), boundAt: NOON },
    ...overrides,
  }
}

/** A sample seed: every byte is the same. */
export const aSeed = (filling = 7) => Buffer.alloc(32, filling).toString('base64')
