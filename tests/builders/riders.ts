import type { RiderDocument } from '../../cloudfunctions/domains/account/riderDocument'
import { nothingFilledIn, personIdOfRider } from '../../cloudfunctions/domains/account/riderDocument'
import { riders } from '../../cloudfunctions/domains/account/riders'
import type { Sealed } from '../../cloudfunctions/kernel/secrets/fieldCipher'
import { sealField } from '../../cloudfunctions/kernel/secrets/sealedField'
import type { RiderId, StationId } from '../../contract/account/ids'
import { NOON } from './time'

/** Sample ids, e.g. `rdr_li`. */
export const riderId = (name: string) => `rdr_${name}` as RiderId
export const stationId = (name: string) => `stn_${name}` as StationId

/** A placeholder for a sealed value that a test never decrypts. */
export const sealedSample = (label: string) => `sample.${label}` as Sealed

/** A value as it is stored. Rules, which have no keys, never open it. */
export const sealedWithKeys: typeof sealField = (collection, field, id, plain) =>
  process.env.FIELD_KEYS ? sealField(collection, field, id, plain) : sealedSample(field)

/** A complete application that waits for its station. */
export function aRider(overrides: Partial<RiderDocument> = {}): RiderDocument {
  const _id = overrides._id ?? riderId('li')
  const photo = overrides.photo === undefined ? 'cloud://sample/portraits/rdr_li/face.jpg' : overrides.photo
  return {
    _id,
    personId: personIdOfRider(_id),
    revision: 3,
    applied: [],
    outbox: {},
    owed: 0,
    outboxDueAt: null,
    status: 'waitingStation',
    since: NOON,
    realName: sealedWithKeys(riders, 'realName', _id, '示例甲'),
    idNumber: sealedSample('idNumber'),
    identity: 'identityofli',
    contested: false,
    phone: sealedSample('phone'),
    workKind: 'deliveryRider',
    stationId: stationId('sample'),
    photo,
    stored: photo === null ? [] : [photo],
    steps: [{ step: 'registered', at: NOON }],
    ...overrides,
  }
}

/** An empty draft of a registration. */
export const anEmptyDraft = (overrides: Partial<RiderDocument> = {}): RiderDocument =>
  aRider({ ...nothingFilledIn, status: 'draft', ...overrides })
