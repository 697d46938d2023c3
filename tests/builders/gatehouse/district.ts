import type { RiderDocument } from '../../../cloudfunctions/domains/account/riderDocument'
import { riderIdOf } from '../../../cloudfunctions/domains/account/riderDocument'
import { sealFor } from '../../../cloudfunctions/domains/account/riders'
import { passIdOfRider, sealForPass } from '../../../cloudfunctions/domains/pass/documents/pass'
import { personIdOf } from '../../../cloudfunctions/kernel/people/ids'
import { blindIndex } from '../../../cloudfunctions/kernel/secrets/blindIndex'
import type { MerchantId } from '../../../contract/merchant/ids'
import { aCompound, aGate, aGuard, compoundId, gateId, someRules } from '../compounds'
import { type AnyDocument, tableOf } from '../fleet/memoryDatabase'
import { anIdNumber } from '../idNumbers'
import { aPass } from '../passes'
import { aPerson, someRoles } from '../people'
import { aRider, sealedSample, stationId } from '../riders'
import { aStation } from '../stations'
import { daysAfter, NOON } from '../time'
import { PLACES, RIDERS } from './commands'

/** The openids of the people in the model. */
export const STAFF = ['oSample_staff0', 'oSample_staff1'] as const
export const MANAGER = 'oSample_manager'
export const CLERK = 'oSample_clerk'
export const riderAt = (rider: number) => `oSample_rider${rider}`
export const guardAt = (place: number) => `oSample_guard${place}`

export const passAt = (rider: number) => passIdOfRider(riderIdOf(personIdOf(riderAt(rider))))
export const tailOf = (rider: number) => `000${rider}`
export const MERCHANT = 'mch_sample' as MerchantId

/** A gate and its compound. Each compound has two gates, so that both are used. */
export const placeAt = (place: number) => ({ compoundId: compoundId(`place${place}`), gateId: gateId(`gate${place}`) })
export const codeAt = (place: number) => `000000000000000${place}`

const put = (table: string, doc: AnyDocument) => tableOf(table).set(doc._id, doc)

/** A verified rider's registration in its final state. */
export function aVerifiedRider(rider: number, since: Date): RiderDocument {
  const _id = riderIdOf(personIdOf(riderAt(rider)))
  return aRider({
    _id,
    personId: personIdOf(riderAt(rider)),
    status: 'verified',
    since,
    identity: `identity${rider}`,
    photo: null,
    phone: sealFor(_id, 'phone', `1000000${tailOf(rider)}`),
    idNumber: sealFor(_id, 'idNumber', anIdNumber({ person: rider })),
  })
}

/** Sets the scene: two compounds with a guard each, a merchant, the people of the district, and riders with passes. */
export function setUp(): void {
  for (let place = 0; place < PLACES; place += 1) {
    const { compoundId: _id, gateId: own } = placeAt(place)
    const guard = aGuard({ personId: personIdOf(guardAt(place)) }, _id)
    put('compounds', { ...aCompound({ _id, gates: [aGate({ gateId: own, code: codeAt(place), exits: true })], people: [guard] }) })
  }
  const clerk = { personId: personIdOf(CLERK), role: 'clerk', label: sealedSample('label'), since: NOON } as const
  put('merchants', { ...aStation(), _id: MERCHANT, open: true, people: [clerk] })
  put('stations', { ...aStation({ _id: stationId('sample') }) })
  const grants = [
    ...STAFF.map((openid) => [openid, { role: 'staff' }] as const),
    [MANAGER, { role: 'stationManager', stationId: stationId('sample') }] as const,
  ]
  for (const [openid, grant] of grants) put('roles', { ...someRoles({ _id: personIdOf(openid), grants: [grant] }) })
  for (let rider = 0; rider < RIDERS; rider += 1) putRider(rider, NOON)
}

/** Stores a verified registration. */
export function putRegistration(registration: RiderDocument): void {
  put('people', { ...aPerson({ _id: registration.personId, openid: sealedSample('openid') }) })
  put('riders', { ...registration })
}

/** The property manager allows or forbids e-bikes. */
export function setRules(place: number, eBikes: boolean): void {
  const doc = tableOf('compounds').get(placeAt(place).compoundId)
  if (doc) put('compounds', { ...doc, rules: someRules({ eBikes }) })
}

function putRider(rider: number, since: Date): void {
  const registration = aVerifiedRider(rider, since)
  putRegistration(registration)
  const pass = aPass({ riderId: registration._id, verifiedAt: since, expiresAt: daysAfter(since, 365) })
  const phoneTail = sealForPass(pass._id, 'phoneTail', tailOf(rider))
  put('passes', { ...pass, phoneTail, tailIndex: blindIndex('phoneTail', tailOf(rider)) })
}
