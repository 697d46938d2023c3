import { riders } from '../../../cloudfunctions/domains/account/riders'
import { type OfferingDocument, offerings } from '../../../cloudfunctions/domains/booking/offeringDocument'
import { contestResults, ensureResults } from '../../../cloudfunctions/domains/contest/resultDocument'
import { certificates } from '../../../cloudfunctions/domains/course/certificates/certificateDocument'
import { draws } from '../../../cloudfunctions/domains/course/draw/drawDocument'
import { ensureWish, wishes } from '../../../cloudfunctions/domains/course/draw/wishDocument'
import { facetsOf } from '../../../cloudfunctions/domains/course/rules/catalogue'
import { accessEvents } from '../../../cloudfunctions/domains/pass/documents/accessEvent'
import { faceIdOf, faces } from '../../../cloudfunctions/domains/pass/documents/face'
import { listingIdOf, listings } from '../../../cloudfunctions/domains/pass/documents/listing'
import { passes } from '../../../cloudfunctions/domains/pass/documents/pass'
import { readers } from '../../../cloudfunctions/domains/pass/documents/reader'
import { unchanged } from '../../../cloudfunctions/kernel/database/decision'
import { inBatches } from '../../../cloudfunctions/kernel/inBatches'
import { messages, sealContent } from '../../../cloudfunctions/kernel/inbox/messages'
import { parkedEffects } from '../../../cloudfunctions/kernel/parked'
import type { ActionName } from '../../../contract'
import { certificateNoFrom } from '../../../contract/course/certificateNo'
import type { CourseId } from '../../../contract/course/ids'
import { toBase32 } from '../../../contract/kernel/base32'
import type { MessageId } from '../../../contract/kernel/ids'
import type { ParkedId } from '../../../contract/kernel/parked'
import type { ReaderId } from '../../../contract/pass/ids'
import { aCertificate } from '../certificates'
import { aContest } from '../contests'
import { aDrawnSession, anOpenDraw } from '../draws'
import { aParticipant, aSession, aSessionDetails, sessionId } from '../offerings'
import { aListing, aPass, passId } from '../passes'
import { personId } from '../people'
import { aReader } from '../readers'
import { aRider, riderId } from '../riders'
import { daysAfter, minutesAfter, NOON } from '../time'
import { aUse } from '../uses'
import { aLesson } from './classes'
import { type FilledList, MANY, names, store } from './filledList'
import { merchantLists } from './merchantLists'
import type { Phone } from './phone'
import { nextNumber } from './samples/sample'
import type { Scene } from './scene'

const ridersOf = (page: { riders: { riderId: string }[] }) => page.riders.map((row) => row.riderId)
const passesOf = (page: { passes: { passId: string }[] }) => page.passes.map((row) => row.passId)
const usesOf = (page: { uses: { useId: string }[] }) => page.uses.map((row) => row.useId)
const sessionsOf = (page: { sessions: { sessionId: string }[] }) => page.sessions.map((row) => row.sessionId)

async function someRiders(scene: Scene, status: 'waitingStation' | 'waitingDistrict' | 'verified') {
  const docs = names(MANY).map((name) => aRider({ _id: riderId(name), stationId: scene.own, status, since: scene.city.now }))
  await store(riders, docs)
  return docs.map(({ _id }) => _id)
}

async function someUses({ compound, city }: Scene, ofOnePass: Phone | null) {
  const docs = names(MANY).map((name, row) =>
    aUse({ passId: ofOnePass?.passId ?? passId(name), sequence: row + 1, place: compound, at: city.now, arrivedAt: city.now }),
  )
  await store(accessEvents, docs)
  return docs.map(({ _id }) => _id)
}

async function somePasses(scene: Scene, field: 'proposedAt' | 'appealedAt') {
  const docs = names(MANY).map((name) => aPass({ riderId: riderId(name), [field]: scene.city.now }))
  const ids = docs.map((_, row) => passId(`list${nextNumber()}x${row}`))
  await store(
    passes,
    docs.map((doc, row) => ({ ...doc, _id: ids[row] ?? doc._id })),
  )
  return ids
}

async function someSessions({ school, city }: Scene, overrides: Partial<OfferingDocument> = {}) {
  const base = aSessionDetails()
  const details = { ...base, school: { ...base.school, schoolId: school } }
  const startsAt = daysAfter(city.now, 200)
  const docs = names(MANY).map((name) => aSession({ _id: sessionId(name), details, startsAt, ...overrides }))
  const listed = docs.map((doc) => ({ ...doc, facets: facetsOf(doc, details) }))
  await store(offerings, listed)
  return listed.map(({ _id }) => _id)
}

/** For each action that answers page by page: fills its list and says what must be in it. That none is missing is tested. */
export const filledLists: { readonly [Name in ActionName]?: (scene: Scene) => Promise<FilledList> } = {
  'station.waiting': async (scene) => ({
    by: scene.manager,
    input: { stationId: scene.own },
    cursor: 'after',
    expected: await someRiders(scene, 'waitingStation'),
    idsIn: ridersOf,
  }),
  'station.members': async (scene) => ({
    by: scene.manager,
    input: { stationId: scene.own },
    cursor: 'after',
    expected: await someRiders(scene, 'verified'),
    idsIn: ridersOf,
  }),
  'staff.waiting': async (scene) => ({
    by: scene.staff,
    input: {},
    cursor: 'after',
    expected: await someRiders(scene, 'waitingDistrict'),
    idsIn: ridersOf,
  }),
  'staff.parkedEffects': async ({ staff, city }) => {
    const effect = { kind: 'kernel.deleteFile', version: 1, payload: {}, attempts: 14, notBefore: city.now, done: [] }
    const parked = { ...unchanged, state: 'parked', since: city.now, subject: 'riders/rdr_li', effect, code: 'SAMPLE' } as const
    const docs = names(MANY).map((name) => ({ ...parked, _id: `prk_${name}` as ParkedId }))
    await store(parkedEffects, docs)
    const idsIn = (page: { effects: { parkedId: string }[] }) => page.effects.map((row) => row.parkedId)
    return { by: staff, input: {}, cursor: 'after', expected: docs.map(({ _id }) => _id), idsIn }
  },
  'inbox.list': async ({ stranger, city }) => {
    const by = stranger()
    const message = { personId: by.personId, at: city.now, readAt: null, kind: 'message' } as const
    const ids = names(MANY).map((name) => `msg_${name}` as MessageId)
    const docs = ids.map((_id) => ({ ...message, _id, content: sealContent(_id, { kind: 'identityContested' }) }))
    await store(messages, docs)
    const idsIn = (page: { messages: { messageId: string }[] }) => page.messages.map((row) => row.messageId)
    return { by, input: {}, cursor: 'before', expected: docs.map(({ _id }) => _id), idsIn }
  },
  'compound.listings': async ({ propertyManager, compound, city }) => {
    const { holder } = aPass()
    const row = { ...aListing({ since: city.now }), compoundId: compound, list: 'asked', holder, revision: 1 } as const
    const docs = names(MANY).map((name) => ({ ...row, _id: listingIdOf(compound, passId(name)), passId: passId(name) }))
    await store(listings, docs)
    const idsIn = (page: { listings: { passId: string }[] }) => page.listings.map((one) => one.passId)
    const input = { compoundId: compound, state: 'asked' }
    return { by: propertyManager, input, cursor: 'after', expected: docs.map((doc) => doc.passId), idsIn }
  },
  'compound.faces': async ({ propertyManager, compound, city }) => {
    const readerId = `rea_list${nextNumber()}` as ReaderId
    await readers.insert(aReader({ _id: readerId, compoundId: compound }))
    const face = { readerId, state: 'acknowledged', since: city.now, version: 1, photo: null, until: null, holder: null } as const
    const docs = names(MANY).map((name) => {
      const id = passId(name)
      return { ...face, _id: faceIdOf(readerId, id), passId: id, receipt: null, revision: 1 }
    })
    await store(faces, docs)
    const idsIn = (page: { faces: { passId: string }[] }) => page.faces.map((one) => one.passId)
    const input = { compoundId: compound, readerId, state: 'acknowledged' }
    return { by: propertyManager, input, cursor: 'after', expected: docs.map((doc) => doc.passId), idsIn }
  },
  'compound.log': async (scene) => ({
    by: scene.propertyManager,
    input: { compoundId: scene.compound, day: scene.city.now.toISOString().slice(0, 10) },
    cursor: 'before',
    expected: await someUses(scene, null),
    idsIn: usesOf,
  }),
  'gate.today': async (scene) => ({
    by: scene.guard,
    input: { compoundId: scene.compound },
    cursor: 'before',
    expected: await someUses(scene, null),
    idsIn: usesOf,
  }),
  'pass.uses': async (scene) => {
    const by = await scene.holder()
    return { by, input: {}, cursor: 'before', expected: await someUses(scene, by), idsIn: usesOf }
  },
  ...merchantLists,
  'sanction.waiting': async (scene) => ({
    by: scene.staff,
    input: {},
    cursor: 'after',
    expected: await somePasses(scene, 'proposedAt'),
    idsIn: passesOf,
  }),
  'appeal.waiting': async (scene) => ({
    by: scene.staff,
    input: {},
    cursor: 'after',
    expected: await somePasses(scene, 'appealedAt'),
    idsIn: passesOf,
  }),
  'course.list': async (scene) => ({
    by: scene.stranger(),
    input: { filter: {} },
    cursor: 'after',
    expected: await someSessions(scene),
    idsIn: sessionsOf,
  }),
  'course.show': async (scene) => {
    const courseId = `crs_list${nextNumber()}` as CourseId
    const endsAt = daysAfter(scene.city.now, 200)
    const expected = await someSessions(scene, { groupId: courseId, startsAt: minutesAfter(endsAt, -90), endsAt })
    return { by: scene.stranger(), input: { courseId }, cursor: 'after', expected, idsIn: sessionsOf }
  },
  'contest.results': async ({ stranger, staff }) => {
    const { contestId, a: category } = await aContest(staff, `list${nextNumber()}`)
    const rows = Array.from({ length: 450 }, (_, row) => ({
      bib: row + 1,
      place: 1,
      score: '98 分',
      honour: null,
      personId: null,
      name: null,
    }))
    await ensureResults({ contestId, categoryId: category, round: 1 }, NOON)
    await contestResults.update(`res_${category}_1`, {}, { rows })
    const idsIn = (page: { rows: { bib: number }[] }) => page.rows.map(({ bib }) => String(bib))
    const input = { contestId, categoryId: category, round: 1 }
    return { by: stranger(), input, cursor: 'after', expected: rows.map(({ bib }) => String(bib)), idsIn }
  },
  'course.roster': async ({ staff }) => {
    const expected = names(1050).map(personId)
    const participants = Object.fromEntries(expected.map((id, at) => [id, aParticipant({ number: at + 1 })]))
    const session = aSession({ _id: sessionId(`list${nextNumber()}`), participants })
    await store(offerings, [session])
    const idsIn = (page: { people: { personId: string }[] }) => page.people.map((row) => row.personId)
    return { by: staff, input: { sessionId: session._id }, cursor: 'after', expected, idsIn }
  },
  'course.sessions': async (scene) => ({
    by: scene.staff,
    input: { status: 'published' },
    cursor: 'after',
    expected: await someSessions(scene),
    idsIn: sessionsOf,
  }),
  'certificate.list': async ({ staff, city }) => {
    const session = sessionId(`list${nextNumber()}`)
    const numbers = Array.from({ length: 201 }, (_, row) => certificateNoFrom(toBase32(Buffer.from(`list${1000 + row}sample`))))
    await store(
      certificates,
      numbers.map((_id) => aCertificate({ _id, sessionId: session, issuedAt: city.now })),
    )
    const idsIn = (page: { certificates: { number: string }[] }) => page.certificates.map(({ number }) => number.replaceAll('-', ''))
    return { by: staff, input: { sessionId: session }, cursor: 'after', expected: numbers, idsIn }
  },
  'draw.published': async ({ stranger, city }) => {
    const name = `list${nextNumber()}`
    const { drawId, sessionIds } = await anOpenDraw(name, [aDrawnSession(name)])
    const tickets: string[] = []
    await inBatches(names(501), 20, async (one) => {
      const { _id, ticket } = await ensureWish(drawId, personId(one), city.now)
      await wishes.update(_id, {}, { ranks: sessionIds, wishing: true })
      tickets.push(ticket)
    })
    await draws.update(drawId, {}, { fixed: { of: tickets.length, sessions: [], formerIds: [], formerPlaces: [] } as never })
    const idsIn = (page: { tickets: { ticket: string }[] }) => page.tickets.map(({ ticket }) => ticket)
    return { by: stranger(), input: { drawId }, cursor: 'after', expected: tickets, idsIn }
  },
  'attendance.roll': async ({ teacher, school, city }) => {
    const people = names(301).map((name, row) => [personId(name), aParticipant({ number: row + 1 })] as const)
    const base = aSessionDetails()
    const lesson = aLesson(city.now, 10)
    const details = { ...base, lessons: [lesson], school: { ...base.school, schoolId: school } }
    const _id = sessionId(`list${nextNumber()}`)
    const participants = Object.fromEntries(people)
    await offerings.insert(aSession({ _id, details, slots: [lesson], venue: school, capacity: 400, free: 99, participants }))
    const idsIn = (page: { rows: { personId: string }[] }) => page.rows.map((row) => row.personId)
    return { by: teacher, input: { sessionId: _id, lessonNo: 1 }, cursor: 'after', expected: people.map(([id]) => id), idsIn }
  },
}
