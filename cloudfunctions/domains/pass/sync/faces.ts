import type { CompoundId, PassId, ReaderId } from '../../../../contract/pass/ids'
import { change } from '../../../kernel/database/change'
import { findAll } from '../../../kernel/database/page'
import type { PayloadOf } from '../../../kernel/effect'
import { people } from '../../../kernel/people/personDocument'
import { systemRequest } from '../../../kernel/request'
import { LOST, retryOnConflict } from '../../../kernel/retry'
import { type faceConsentRefused, isGiven, riderIdOf } from '../../account/public'
import { compounds } from '../documents/compound'
import { countFaces, type FaceDocument, faceIdOf, faces } from '../documents/face'
import { type PassDocument, passes, passIdOfRider } from '../documents/pass'
import { type ReaderDocument, readers, readersIn } from '../documents/reader'
import { decideTurnOffFaces } from '../rules/listing'
import { type Face, type FaceFacts, nextFace, wantedFace } from '../rules/readers'

/** Brings every face reader of a compound to what one pass says now. Late, repeated or in any order, the outcome is the same. */
export async function syncFacesAt(compoundId: CompoundId, passId: PassId, at: Date): Promise<void> {
  const found = await readersIn('active', compoundId)
  await Promise.all(found.map(({ _id }) => syncFace(_id, passId, at)))
}

/** The same for every reader that was ever asked to learn this face: after the consent was taken back, the pass was erased or its holder changed. */
export async function forgetFaces(passId: PassId, at: Date): Promise<void> {
  const found = await findAll(faces, 'pass', { equals: { passId } })
  await Promise.all(found.map(({ readerId }) => syncFace(readerId, passId, at)))
}

/**
 * Brings one reader to what one pass says now. After every change it looks again: somebody may have decided something in the moment of our
 * write, whose own look came too early to see what we wrote.
 *
 * @returns the face as it is then; null: the reader was never asked to learn it
 */
export function syncFace(readerId: ReaderId, passId: PassId, at: Date): Promise<FaceDocument | null> {
  return retryOnConflict(async () => {
    const face = await faces.get(faceIdOf(readerId, passId))
    const facts = await factsFor(readerId, passId)
    // An effect may come late: the new state never begins before the current one.
    const now = face && face.since > at ? face.since : at
    const next = nextFace(face, wantedFace(facts, now), { erased: facts.pass === null, holder: facts.pass?.holder ?? null, now })
    if (!next) return face
    const saved = await saveFace(face ?? neverAsked(readerId, passId), next)
    if (saved && facts.reader?.list !== 'active') await retireReader(readerId, now)
    return LOST
  })
}

async function factsFor(readerId: ReaderId, passId: PassId): Promise<FaceFacts & { pass: PassDocument | null }> {
  const [reader, pass] = await Promise.all([readers.get(readerId), passes.get(passId)])
  const [compound, person] = await Promise.all([reader && compounds.get(reader.compoundId), pass && people.get(pass.personId)])
  return { reader, compound, pass, agreed: person !== null && isGiven(person.consents, 'face') }
}

/**
 * Brings faces that one reader is asked to learn to what their passes say now, and answers with those that are there then. What they follow from
 * is read for all of them at once, since mostly nothing has changed.
 */
export async function syncFaces(reader: ReaderDocument, asked: readonly FaceDocument[], now: Date): Promise<FaceDocument[]> {
  const [compound, found] = await Promise.all([compounds.get(reader.compoundId), passes.getMany(asked.map(({ passId }) => passId))])
  const passOf = new Map(found.map((pass) => [pass._id, pass]))
  const persons = new Map((await people.getMany(found.map(({ personId }) => personId))).map((person) => [person._id, person]))
  const synced = asked.map((face) => {
    const pass = passOf.get(face.passId) ?? null
    const person = pass && persons.get(pass.personId)
    const facts = { reader, compound, pass, agreed: Boolean(person && isGiven(person.consents, 'face')) }
    const next = nextFace(face, wantedFace(facts, now), { erased: pass === null, holder: pass?.holder ?? null, now })
    return next ? syncFace(face.readerId, face.passId, now) : face
  })
  return (await Promise.all(synced)).filter((face) => face !== null)
}

/** The face of a rider about whom a reader was never asked. It is not stored. */
const neverAsked = (readerId: ReaderId, passId: PassId): FaceDocument => ({
  _id: faceIdOf(readerId, passId),
  readerId,
  passId,
  state: 'deleted',
  since: new Date(0),
  version: 0,
  photo: null,
  until: null,
  holder: null,
  receipt: null,
  revision: 0,
})

/** Saves the changes if nobody else has changed the face meanwhile. */
export const saveFace = (face: FaceDocument, next: Partial<Face>): Promise<boolean> => {
  const { _id, revision } = face
  const changes = { ...next, revision: revision + 1 }
  return revision === 0 ? faces.insert({ ...face, ...changes }) : faces.update(_id, { revision }, changes)
}

/**
 * A removed reader is gone once it has forgotten everybody. After the change it looks again, because a face may have been saved meanwhile that
 * the reader still has to forget. The update is guarded by the list alone, so that it doesn't make another change of the reader fail.
 */
export function retireReader(readerId: ReaderId, at: Date): Promise<void> {
  return retryOnConflict(async () => {
    const reader = await readers.get(readerId)
    if (!reader || reader.list === 'active') return
    const { asked, acknowledged, deleting } = await countFaces(readerId)
    const list = asked + acknowledged + deleting > 0 ? 'removed' : 'gone'
    if (list === reader.list) return
    await readers.update(readerId, { list: reader.list }, { list, since: at })
    return LOST
  })
}

/**
 * The consent "face" was refused or taken back: face entry is turned off everywhere, and every reader forgets the rider. It stays off when the
 * rider agrees again, until they turn it on anew. A repetition of this effect leaves alone what was turned on since.
 */
export async function turnOffFaces({ personId, eventId, at }: PayloadOf<typeof faceConsentRefused>): Promise<void> {
  const passId = passIdOfRider(riderIdOf(personId))
  const requestId = `noFaces:${eventId}`
  const request = systemRequest({ actorId: personId, action: 'consent.decide', requestId, now: at, audited: true })
  await change(
    passes,
    () => passes.get(passId),
    request,
    (pass) => decideTurnOffFaces(pass, at),
  )
  await forgetFaces(passId, at)
}
