import { type OfferingDocument, offerings } from '../../cloudfunctions/domains/booking/offeringDocument'
import { attendance, ensureAttendance } from '../../cloudfunctions/domains/course/attendance/attendanceDocument'
import { statisticsOfSession } from '../../cloudfunctions/domains/course/attendance/statistics'
import {
  type CertificateDocument,
  certificateNoOf,
  certificates,
  reasonIn,
} from '../../cloudfunctions/domains/course/certificates/certificateDocument'
import { certify, issueCertificates } from '../../cloudfunctions/domains/course/certificates/issueCertificates'
import { isSession, type SessionDetails } from '../../cloudfunctions/domains/course/sessionDetails'
import { outboxIndex } from '../../cloudfunctions/kernel/database/decision'
import { certificateNoText } from '../../contract/course/certificateNo'
import type { SessionId } from '../../contract/course/ids'
import { withCity } from '../builders/city/city'
import { dieAfter, restart } from '../builders/city/crashes'
import { everyMessage } from '../builders/city/decisions'
import type { Phone } from '../builders/city/phone'
import { nextNumber } from '../builders/city/samples/sample'
import { type Scene, setScene } from '../builders/city/scene'
import { reconcile } from '../builders/house'
import { aParticipant, aSession, aSessionDetails, sessionId } from '../builders/offerings'
import { daysAfter, minutesAfter } from '../builders/time'

jest.mock('../../cloudfunctions/kernel/database/collection', () => jest.requireActual('../builders/city/crashes').dyingCollections())

const city = withCity()
let scene: Scene
let riders: Phone[]
beforeAll(async () => {
  scene = await setScene(city)
  riders = await Promise.all([1, 2, 3].map(() => scene.rider({ status: 'verified' })))
})
afterEach(async () => {
  restart()
  const { certificates: issued = [], offerings: sessions = [] } = await city.documents()
  for (const { _id } of issued) await certificates.remove(String(_id))
  for (const { _id } of sessions) await offerings.remove(String(_id))
})

/** A session of four evenings in which each of these riders came so often. */
async function aSessionOver(cameTo: readonly number[], about: Partial<SessionDetails> = {}, overrides: Partial<OfferingDocument> = {}) {
  const _id = sessionId(`over${nextNumber()}`)
  const lessons = [1, 2, 3, 4].map((no) => {
    const from = minutesAfter(daysAfter(city.now, no), 0)
    return { no, from, to: minutesAfter(from, 90), cancelled: null, reminded: true, closed: true, called: true }
  })
  const participants = Object.fromEntries(
    cameTo.map((_, at) => [at, riders[at]?.personId ?? '']).map(([at, id]) => [id, aParticipant({ number: Number(at) + 1 })]),
  )
  const session = aSession({
    _id,
    participants,
    details: aSessionDetails({ lessons, certificatePercent: 75, ...about }),
    slots: lessons,
    ...overrides,
  })
  await offerings.insert(session)
  for (const [at, often] of cameTo.entries()) for (let no = 1; no <= often; no += 1) await came(_id, riders[at], no)
  return { id: _id, over: session.endsAt }
}

async function came(session: SessionId, rider: Phone | undefined, lessonNo: number) {
  if (!rider) throw new Error('no such rider')
  const { _id } = await ensureAttendance({ sessionId: session, lessonNo }, rider.personId, city.now)
  await attendance.update(_id, {}, { state: 'here', proximity: 'near' })
}

/** What the timer reads before it issues anything. */
async function attendanceIn(id: SessionId) {
  const read = await offerings.getPart(id, ['details'])
  if (!read || !isSession(read.details)) throw new Error('no session')
  const about = { ...read.details, certificatePercent: 50 }
  return { about, figures: await statisticsOfSession(id, about.lessons) }
}

const hoursAfter = (at: Date, hours: number) => minutesAfter(at, hours * 60)
const numbersIn = async (id: SessionId) =>
  (await certificates.find('session', { equals: { sessionId: id }, limit: 100 })).map(({ _id }) => _id)
const numberOf = (id: SessionId, at: number) => certificateNoOf(id, riders[at]?.personId ?? ('per_nobody' as never))
const toldOf = async (number: string) => {
  const { auditTrail = [] } = await city.documents()
  const said = (list: readonly object[], words: string) => list.filter((one) => JSON.stringify(one).includes(words)).length
  return { messages: said(await everyMessage(city), certificateNoText(number)), entries: said(auditTrail, `certificates/${number}`) }
}

test('who came to enough lessons gets a certificate, the morning after; who did not, none', async () => {
  const { id, over } = await aSessionOver([4, 3, 2])
  expect(await issueCertificates(hoursAfter(over, 11))).toEqual({ issued: 0 })
  expect(await issueCertificates(hoursAfter(over, 12))).toEqual({ issued: 2 })
  expect(await numbersIn(id)).toEqual([numberOf(id, 0), numberOf(id, 1)].toSorted())
  expect(await certificates.get(numberOf(id, 1))).toMatchObject({
    attended: 3,
    name: '示*例',
    school: '示例学校',
    month: '2026-11',
    revoked: null,
  })
  expect(await toldOf(numberOf(id, 0))).toEqual({ messages: 1, entries: 1 })
})

test('the timer may run twice, at once, late or again on the next day: each is issued and told once', async () => {
  const { id, over } = await aSessionOver([4, 4])
  const late = daysAfter(over, 5)
  await Promise.all([issueCertificates(late), issueCertificates(late)])
  for (const days of [5, 6, 7]) await issueCertificates(daysAfter(over, days))
  expect(await numbersIn(id)).toHaveLength(2)
  for (const at of [0, 1]) expect(await toldOf(numberOf(id, at))).toEqual({ messages: 1, entries: 1 })
})

test('dying after any of its writes, it is finished by the next run and the job that carries out what is owed', async () => {
  for (let deaths = 1; ; deaths += 1) {
    const { id, over } = await aSessionOver([4, 3])
    const now = daysAfter(over, 1)
    dieAfter(deaths)
    await issueCertificates(now).catch(() => undefined)
    const died = restart() >= deaths
    await issueCertificates(minutesAfter(now, 5))
    await reconcile(minutesAfter(now, 5))
    expect(await numbersIn(id)).toHaveLength(2)
    for (const at of [0, 1]) expect(await toldOf(numberOf(id, at))).toEqual({ messages: 1, entries: 1 })
    expect(await certificates.find(outboxIndex.name, { equals: {}, upTo: daysAfter(now, 1), limit: 10 })).toEqual([])
    for (const at of [0, 1]) expect(await certificates.get(numberOf(id, at))).toMatchObject({ outbox: {}, owed: 0, outboxDueAt: null })
    await offerings.remove(id)
    if (!died) return
  }
})

test('a correction of the roll makes a certificate within a day, for two weeks', async () => {
  const { id, over } = await aSessionOver([4, 2])
  await issueCertificates(daysAfter(over, 1))
  await came(id, riders[1], 3)
  expect(await issueCertificates(hoursAfter(over, 25))).toEqual({ issued: 0 })
  expect(await issueCertificates(daysAfter(over, 2))).toEqual({ issued: 1 })
  await came(id, riders[0], 4)
  expect(await issueCertificates(daysAfter(over, 15))).toEqual({ issued: 0 })
})

test('one that was revoked is not issued again', async () => {
  const { id, over } = await aSessionOver([4])
  await issueCertificates(daysAfter(over, 1))
  await scene.staff.must('certificate.revoke', { number: numberOf(id, 0), reason: '示例：点名记错了' })
  expect(await issueCertificates(daysAfter(over, 2))).toEqual({ issued: 0 })
  const certificate = await certificates.get(numberOf(id, 0))
  expect(certificate).toMatchObject({ revoked: { at: expect.any(Date) } })
  expect(certificate && reasonIn(certificate)).toBe('示例：点名记错了')
})

describe('none is issued', () => {
  const none: [string, Partial<SessionDetails>, Partial<OfferingDocument>][] = [
    ['where there are no certificates', { certificatePercent: null }, {}],
    ['of a session that was called off', {}, { status: 'cancelled', cancelReason: '示例' }],
    ['of a draft', {}, { status: 'draft' }],
  ]
  test.each(none)('%s', async (_, about, overrides) => {
    const { id, over } = await aSessionOver([4], about, overrides)
    await issueCertificates(daysAfter(over, 1))
    expect(await numbersIn(id)).toEqual([])
  })

  test('to who gave the place back, or of whom nothing is known any more', async () => {
    const { id, over } = await aSessionOver([4, 4])
    const [given, erased] = riders
    const participants = {
      [given?.personId ?? '']: aParticipant({ state: 'late' }),
      [erased?.personId ?? '']: aParticipant({ name: null }),
    }
    await offerings.update(id, {}, { participants })
    await issueCertificates(daysAfter(over, 1))
    expect(await numbersIn(id)).toEqual([])
  })

  test('with a name to who withdraws while it is being issued', async () => {
    const { id, over } = await aSessionOver([4])
    const leaver = await scene.rider({ status: 'verified' })
    for (const no of [1, 2, 3, 4]) await came(id, leaver, no)
    await offerings.update(id, {}, { participants: { [leaver.personId]: aParticipant() } })
    const { about, figures } = await attendanceIn(id)
    await leaver.must('rider.withdraw', {})
    // The timer has read the session and its attendance before they were erased.
    await offerings.update(id, {}, { participants: { [leaver.personId]: aParticipant() } })
    await certify(id, about, figures, { most: 10, now: daysAfter(over, 1) })
    expect(await certificates.get(certificateNoOf(id, leaver.personId))).toMatchObject({ name: null, personId: null })
    expect((await city.documents()).messages?.filter(({ personId }) => personId === leaver.personId)).toEqual([])
  })
})

test('more than one run can issue are issued by the next ones', async () => {
  const { id } = await aSessionOver([4, 4, 4])
  const { about, figures } = await attendanceIn(id)
  const run = () => certify(id, about, figures, { most: 2, now: city.now })
  expect([await run(), await run(), await run()]).toEqual([
    { issued: 2, done: false },
    { issued: 1, done: true },
    { issued: 0, done: true },
  ])
})

test('a number is the same for the same person and session, and another for any other', () => {
  const [one, other] = [sessionId('one'), sessionId('other')]
  const numbers = [one, other].flatMap((id) => [numberOf(id, 0), numberOf(id, 1)])
  expect(new Set<CertificateDocument['_id']>(numbers).size).toBe(4)
  expect(numberOf(one, 0)).toBe(numbers[0])
})
