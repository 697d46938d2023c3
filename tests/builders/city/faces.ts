import { compounds } from '../../../cloudfunctions/domains/pass/documents/compound'
import { type PassDocument, passes, passIdOfRider } from '../../../cloudfunctions/domains/pass/documents/pass'
import { syncListingAndFaces } from '../../../cloudfunctions/domains/pass/sync/listing'
import { storeFile } from '../../../cloudfunctions/kernel/files'
import type { CompoundId, GateId, PassId } from '../../../contract/pass/ids'
import { aCompound, aGate, compoundId, gateId } from '../compounds'
import { aJpeg } from '../jpeg'
import { anApproval, aPass } from '../passes'
import { daysAfter } from '../time'
import type { Phone } from './phone'
import type { Scene } from './scene'

/** A compound with one gate and its property manager. */
export interface Place {
  readonly compoundId: CompoundId
  readonly gateId: GateId
  readonly manager: Phone
}

/** One that no other test has. */
export async function aCompoundOf({ city, stranger }: Scene): Promise<Place> {
  const manager = stranger()
  const place = { compoundId: compoundId(manager.personId.slice('per_'.length)), gateId: gateId('west') }
  await compounds.insert(aCompound({ _id: place.compoundId, gates: [aGate({ gateId: place.gateId, code: codeOf(place.compoundId) })] }))
  await city.grant(manager, { role: 'propertyManager', compoundId: place.compoundId })
  return { ...place, manager }
}

const codeOf = (id: string) => id.slice(-16).toUpperCase()

export const passOf = ({ riderId }: Phone) => passIdOfRider(riderId)

/** A rider on the white list who has agreed to face entry and turned it on there; the compound's readers have heard of it. */
export async function aKnownRider(scene: Scene, compoundId: CompoundId): Promise<Phone> {
  const { now } = scene.city
  const photo = await storeFile(`portraits/sample/${now.getTime()}.jpg`, aJpeg())
  const listing = anApproval({ since: now, until: daysAfter(now, 30), face: true })
  const phone = await scene.holder({ holder: { ...aPass().holder, photo }, listings: { [compoundId]: listing } })
  await phone.must('consent.decide', { kind: 'face', version: 1, decision: 'given' })
  await tell(passOf(phone), compoundId, now)
  return phone
}

/** Changes a pass as a decision elsewhere would, with what follows from it. */
export async function changePass(phone: Phone, compoundId: CompoundId, at: Date, changes: Partial<PassDocument>): Promise<void> {
  const pass = await passes.get(passOf(phone))
  await passes.update(passOf(phone), {}, { ...changes, revision: (pass?.revision ?? 0) + 1 })
  await tell(passOf(phone), compoundId, at)
}

const tell = (passId: PassId, compoundId: CompoundId, at: Date) => syncListingAndFaces({ passId, compoundId, at })
