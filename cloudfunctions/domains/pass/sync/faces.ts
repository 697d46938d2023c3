import type { CompoundId, PassId, ReaderId } from '../../../../contract/pass/ids'
import { change } from '../../../kernel/database/change'
import { pageOf } from '../../../kernel/database/page'
import type { PayloadOf } from '../../../kernel/effect'
import { people } from '../../../kernel/people/personDocument'
import { systemRequest } from '../../../kernel/request'
import type { faceConsentRefused } from '../../account/effects'
import { isGiven } from '../../account/people/consents'
import { riderIdOf } from '../../account/riders/ids'
import { compounds } from '../documents/compound'
import { countFaces, type FaceDocument, faceIdOf, faces } from '../documents/face'
import { listings } from '../documents/listing'
import { type PassDocument, passes, passIdOfRider } from '../documents/pass'
import { readers, readersIn } from '../documents/reader'
import type { syncReaders } from '../effects'
import { decideTurnOffFaces } from '../rules/listing'
import { type Face, type FaceFacts, nextFace, wantedFace } from '../rules/readers'

/** Brings every face reader of a compound to what a pass says now. Late, repeated or in any order, the outcome is the same. */
export async function syncFacesOfPass(passId: PassId, compoundId: CompoundId, at: Date): Promise<void> {
  const found = await readersIn('active', compoundId)
  await Promise.all(found.map(({ _id }) => syncFace(_id, passId, at)))
}

/** The same for every reader that was ever asked to learn this face: when the consent is taken back or the registration is erased. */
export async function forgetFaces(passId: PassId, at: Date): Promise<void> {
  const found = await faces.find('pass', { equals: { passId }, limit: 1000 })
  await Promise.all(found.map(({ readerId }) => syncFace(readerId, passId, at)))
}

/**
 * Brings one reader to what one pass says now. It looks again after every change: what somebody decided while we wrote, and whose own look came too
 * early to see what we wrote, is seen now. Returns how it stands; null: the reader was never asked.
 */
export async function syncFace(readerId: ReaderId, passId: PassId, at: Date): Promise<FaceDocument | null> {
  for (;;) {
    const face = await faces.get(faceIdOf(readerId, passId))
    const facts = await factsFor(readerId, passId)
    // An effect that comes late doesn't go back before what happened since.
    const now = face && face.since > at ? face.since : at
    const next = nextFace(face, wantedFace(facts, now), { erased: facts.pass === null, now })
    if (!next) return face
    const saved = await saveFace(face ?? notAsked(readerId, passId), next)
    if (saved && facts.reader?.list !== 'active') await retireReader(readerId, now)
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

/**
 * A removed reader goes from the list once it has forgotten everybody. It looks again after the change: a face may have come to light meanwhile, and
 * the reader with it. The guard is the list alone, so that a change of the reader that is under way stays valid.
 */
export async function retireReader(readerId: ReaderId, at: Date): Promise<void> {
  for (;;) {
    const reader = await readers.get(readerId)
    if (!reader || reader.list === 'active') return
    const { asked, acknowledged, deleting } = await countFaces(readerId)
    const list = asked + acknowledged + deleting > 0 ? 'removed' : 'gone'
    if (list === reader.list) return
    await readers.update(readerId, { list: reader.list }, { list, since: at })
  }
}

/**
 * Turns face entry off everywhere and lets every reader forget. Off for good: who agrees again says anew where. Repeated, it doesn't touch what was
 * turned on since.
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

/** Brings face readers to what the compound's white list says now: after one was added or removed, or the compound opened or closed. */
export async function syncReaderFaces({ compoundId, readerId, at }: PayloadOf<typeof syncReaders>): Promise<void> {
  const ids = readerId ? [readerId] : (await readersIn('active', compoundId)).map(({ _id }) => _id)
  for (const id of ids) {
    const followed = await followListed(id, compoundId, at)
    await followKnown(id, followed, at)
    await retireReader(id, at)
  }
}

/** Everybody who is on the white list and wants to be known; returns who that was. */
async function followListed(readerId: ReaderId, compoundId: CompoundId, at: Date): Promise<ReadonlySet<PassId>> {
  const followed = new Set<PassId>()
  await eachPage(
    (place) => listings.find('compound', { equals: { compoundId, list: 'approved' }, ...place }),
    (rows) => {
      const wanting = rows.flatMap(({ passId, face }) => (face ? [passId] : []))
      const instants = wanting.map((passId, number) => syncFace(readerId, passId, later(at, followed.size + number)))
      for (const passId of wanting) followed.add(passId)
      return Promise.all(instants)
    },
  )
  return followed
}

/** Everybody else whom the reader knows or is asked to learn. */
async function followKnown(readerId: ReaderId, followed: ReadonlySet<PassId>, at: Date): Promise<void> {
  let done = 0
  for (const state of ['asked', 'acknowledged'] as const) {
    await eachPage(
      (place) => faces.find('reader', { equals: { readerId, state }, ...place }),
      (rows) => {
        const others = rows.filter(({ passId }) => !followed.has(passId))
        done += others.length
        return Promise.all(others.map(({ passId }, number) => syncFace(readerId, passId, later(at, done - others.length + number))))
      },
    )
  }
}

/** Lists go on by instants: so that no page has to hold them all, each of many faces gets a millisecond of its own. */
const later = (at: Date, milliseconds: number) => new Date(at.getTime() + milliseconds)

const PAGE = 50

/** Page by page, since a white list has no end. */
async function eachPage<Row extends { readonly since: Date }>(
  find: (place: { after?: Date; limit: number }) => Promise<Row[]>,
  work: (rows: readonly Row[]) => Promise<unknown>,
): Promise<void> {
  let after: string | null = null
  do {
    const found = await find({ ...(after && { after: new Date(after) }), limit: PAGE + 1 })
    const { page, next } = pageOf(found, PAGE, ({ since }) => since)
    await work(page)
    after = next
  } while (after !== null)
}
