import { personIdOfRider } from '../../cloudfunctions/domains/account/riderDocument'
import { accessEventIdOf } from '../../cloudfunctions/domains/pass/documents/accessEvent'
import type { OpenPass } from '../../cloudfunctions/domains/pass/documents/openPass'
import {
  type Device,
  type LastAccess,
  type Listing,
  type PassDocument,
  passIdOfRider,
  sealForPass,
} from '../../cloudfunctions/domains/pass/documents/pass'
import { unchanged } from '../../cloudfunctions/kernel/database/decision'
import type { DeviceId } from '../../contract/kernel/ids'
import type { PassId } from '../../contract/pass/ids'
import { compoundId, gateId } from './compounds'
import { riderId, sealedSample } from './riders'
import { daysAfter, NOON } from './time'

export const passId = (name: string) => `pas_${name}` as PassId

/**
 * A pass that is valid for a year, bound to no phone, never used, and without any decision about its holder. The words of an appeal are as they
 * are given: rules decide about them in the clear.
 */
export function aPass(overrides: Partial<OpenPass> = {}): PassDocument {
  const rider = overrides.riderId ?? riderId('li')
  return {
    ...unchanged,
    revision: 1,
    _id: passIdOfRider(rider),
    riderId: rider,
    personId: personIdOfRider(rider),
    stationId: null,
    holder: { maskedName: '示*', workKind: 'deliveryRider', platform: '示例平台', station: '示例站点', photo: null },
    phoneTail: null,
    tailIndex: null,
    verifiedAt: NOON,
    expiresAt: daysAfter(NOON, 365),
    leaving: null,
    sanction: null,
    proposal: null,
    proposedAt: null,
    appeal: null,
    appealedAt: null,
    device: null,
    moves: [],
    convention: null,
    listings: {},
    dueAt: null,
    sequence: 0,
    last: null,
    usedSteps: { gate: 0, counter: 0 },
    insideOf: null,
    insideSince: null,
    ...(overrides as Partial<PassDocument>),
  }
}

/** The last use: an entry at the sample compound. */
export const aLastUse = (overrides: Partial<LastAccess> = {}): LastAccess => ({
  useId: accessEventIdOf(passId('li'), 1),
  place: compoundId('sample'),
  gateId: gateId('east'),
  outcome: 'enter',
  reason: null,
  at: NOON,
  arrivedAt: NOON,
  corrected: false,
  ...overrides,
})

/** A request for the white list that has not been answered yet. */
export const aListing = (overrides: Partial<Listing> = {}): Listing => ({
  state: 'asked',
  since: NOON,
  until: null,
  reason: null,
  face: false,
  ...overrides,
})

/** An approval for the white list for a month. */
export const anApproval = (overrides: Partial<Listing> = {}): Listing =>
  aListing({ state: 'approved', until: daysAfter(NOON, 30), ...overrides })

/** A phone bound to the pass. Its seed is a sample that tests never decrypt. */
export const aDevice = (overrides: Partial<Device> = {}): Device => ({
  deviceId: 'dev_sample' as DeviceId,
  keyNo: 1,
  seed: sealedSample('seed'),
  boundAt: NOON,
  ...overrides,
})

/** A pass bound to the phone with this seed (base64 of 32 bytes). Needs the keys of the environment. */
export function aBoundPass({ seed, keyNo = 1, ...overrides }: { seed: string; keyNo?: number } & Partial<PassDocument>): PassDocument {
  const pass = aPass(overrides)
  return { ...pass, device: aDevice({ keyNo, seed: sealForPass(pass._id, 'seed', seed) }), ...overrides }
}

/** A sample seed: every byte is the same. */
export const aSeed = (filling = 7) => Buffer.alloc(32, filling).toString('base64')
