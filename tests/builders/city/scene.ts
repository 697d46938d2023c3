import { claimIdentity } from '../../../cloudfunctions/domains/account/identities'
import type { RiderDocument } from '../../../cloudfunctions/domains/account/riderDocument'
import { riders, sealFor } from '../../../cloudfunctions/domains/account/riders'
import { stations, towns } from '../../../cloudfunctions/domains/account/stations'
import type { OpenPass } from '../../../cloudfunctions/domains/pass/documents/openPass'
import { type PassDocument, passes, sealForPass } from '../../../cloudfunctions/domains/pass/documents/pass'
import { ensurePerson, people } from '../../../cloudfunctions/kernel/people/personDocument'
import { blindIndex } from '../../../cloudfunctions/kernel/secrets/blindIndex'
import type { StationId } from '../../../contract/account/ids'
import { anIdNumber } from '../idNumbers'
import { aPass } from '../passes'
import { aRider, stationId } from '../riders'
import { aStation } from '../stations'
import { daysAfter } from '../time'
import type { City } from './city'
import { type Places, setPlaces } from './compounds'
import type { Phone } from './phone'

/** A city with two stations, compounds and merchants, and the people of every role; documents are put in place directly, as earlier calls would have left them. */
export interface Scene extends Places {
  readonly city: City
  readonly own: StationId
  readonly other: StationId
  readonly staff: Phone
  /** Another member of the staff, for decisions that need two. */
  readonly colleague: Phone
  /** Of `own`. */
  readonly manager: Phone
  readonly otherManager: Phone
  /** Somebody of whom nothing is known. */
  stranger(): Phone
  /** Somebody who has agreed to what a registration needs. */
  agreed(): Promise<Phone>
  /** Somebody with a registration at `own` in this state. The name is given in the clear. */
  rider(fields?: RiderFields): Promise<Phone>
  /** A verified rider of `own` with a pass that is bound to no phone yet. The words of an appeal are given in the clear. */
  holder(pass?: Partial<OpenPass>): Promise<Phone>
}

type RiderFields = Omit<Partial<RiderDocument>, 'realName'> & { readonly realName?: string }

export async function setScene(city: City): Promise<Scene> {
  const [own, other] = [stationId('own'), stationId('other')]
  const town = { _id: aStation().townId, name: '示例镇', order: 1, revision: 0, applied: [], outbox: {}, owed: 0, outboxDueAt: null }
  await towns.insert(town)
  for (const _id of [own, other]) await stations.insert(aStation({ _id }))
  const [staff, colleague] = [city.phone('staff'), city.phone('colleague')]
  const [manager, otherManager] = [city.phone('manager'), city.phone('otherManager')]
  for (const one of [staff, colleague]) await city.grant(one, { role: 'staff' })
  await city.grant(manager, { role: 'stationManager', stationId: own })
  await city.grant(otherManager, { role: 'stationManager', stationId: other })

  let people = 0
  const stranger = () => {
    people += 1
    return city.phone(`person${people}`)
  }
  const agreed = async () => agreeing(stranger(), city.now)
  const rider: Scene['rider'] = async (fields) => registering(await agreed(), people, { stationId: own, ...fields }, city.now)
  return {
    city,
    own,
    other,
    staff,
    colleague,
    manager,
    otherManager,
    stranger,
    agreed,
    rider,
    ...(await setPlaces(city)),
    holder: async (fields) => holding(await rider({ status: 'verified' }), fields, city.now),
  }
}

/** Puts the pass in place that the verification has made. */
async function holding(phone: Phone, { appeal = null, ...fields }: Partial<OpenPass> = {}, now: Date): Promise<Phone> {
  const pass = aPass({ riderId: phone.riderId, stationId: stationId('own'), verifiedAt: now, expiresAt: daysAfter(now, 365) })
  const tail = phone.phoneNumber.slice(-4)
  const phoneTail = { phoneTail: sealForPass(pass._id, 'phoneTail', tail), tailIndex: blindIndex('phoneTail', tail) }
  const sealed = appeal && { ...appeal, text: sealForPass(pass._id, 'appeal', appeal.text), answer: null }
  await passes.insert({ ...pass, ...phoneTail, ...(fields as Partial<PassDocument>), appeal: sealed })
  return phone
}

async function agreeing(phone: Phone, at: Date): Promise<Phone> {
  const { _id } = await ensurePerson(phone)
  const given = { version: 1, decision: 'given', at } as const
  await people.update(_id, {}, { consents: { service: given, sensitive: given } })
  return phone
}

async function registering(phone: Phone, person: number, { realName = '示例甲', ...fields }: RiderFields, now: Date): Promise<Phone> {
  const { riderId: _id, phoneNumber } = phone
  const identity = fields.identity ?? `sampleidentity${person}`
  const sealed = {
    realName: sealFor(_id, 'realName', realName),
    idNumber: sealFor(_id, 'idNumber', anIdNumber({ person })),
    phone: sealFor(_id, 'phone', phoneNumber),
  }
  await claimIdentity(identity, _id, now)
  await riders.insert(aRider({ _id, ...sealed, since: now, ...fields, identity }))
  return phone
}
