import type { CompoundId, PassId, ReaderId } from '../../../../contract/pass/ids'
import { people } from '../../../kernel/people/personDocument'
import { isGiven } from '../../account/public'
import { compounds } from '../compounds/compoundDocument'
import { type PassDocument, passes } from '../pass/passDocument'
import { type FaceDocument, faceIdOf, faces } from './faceDocument'
import { readers, readersIn } from './readerDocument'
import { type Face, type FaceFacts, nextFace, wantedFace } from './rules/face'
import { settleReader } from './settleReader'

/** Brings every face reader of a compound to what a pass says now. Late, repeated or in any order, the outcome is the same. */
export async function followFaces(passId: PassId, compoundId: CompoundId, at: Date): Promise<void> {
  const found = await readersIn('active', compoundId)
  await Promise.all(found.map(({ _id }) => followFace(_id, passId, at)))
}

/** The same for every reader that was ever asked to learn this face: when the consent is taken back or the registration is erased. */
export async function forgetFaces(passId: PassId, at: Date): Promise<void> {
  const found = await faces.find('pass', { equals: { passId }, limit: 1000 })
  await Promise.all(found.map(({ readerId }) => followFace(readerId, passId, at)))
}

/**
 * Brings one reader to what one pass says now. It looks again after every change: what somebody decided while we wrote, and whose own look came too
 * early to see what we wrote, is seen now. Returns how it stands; null: the reader was never asked.
 */
export async function followFace(readerId: ReaderId, passId: PassId, at: Date): Promise<FaceDocument | null> {
  for (;;) {
    const face = await faces.get(faceIdOf(readerId, passId))
    const facts = await factsFor(readerId, passId)
    // An effect that comes late doesn't go back before what happened since.
    const now = face && face.since > at ? face.since : at
    const next = nextFace(face, wantedFace(facts, now), { erased: facts.pass === null, now })
    if (!next) return face
    const saved = await saveFace(face ?? notAsked(readerId, passId), next)
    if (saved && facts.reader?.list !== 'active') await settleReader(readerId, now)
  }
}

async function factsFor(readerId: ReaderId, passId: PassId): Promise<FaceFacts & { pass: PassDocument | null }> {
  const [reader, pass] = await Promise.all([readers.get(readerId), passes.get(passId)])
  const [compound, person] = await Promise.all([reader && compounds.get(reader.compoundId), pass && people.get(pass.personId)])
  return { reader, compound, pass, agreed: person !== null && isGiven(person.consents, 'face') }
}

/** Of a reader that was never asked about this rider; not stored. */
const notAsked = (readerId: ReaderId, passId: PassId): FaceDocument => ({
  _id: faceIdOf(readerId, passId),
  ...{ readerId, passId, state: 'deleted', since: new Date(0), version: 0 },
  ...{ photo: null, until: null, holder: null, receipt: null, revision: 0 },
})

/** Saves what has changed if nobody else has changed it meanwhile. */
export const saveFace = (face: FaceDocument, next: Partial<Face>): Promise<boolean> => {
  const { _id, revision } = face
  const changes = { ...next, revision: revision + 1 }
  return revision === 0 ? faces.insert({ ...face, ...changes }) : faces.update(_id, { revision }, changes)
}
