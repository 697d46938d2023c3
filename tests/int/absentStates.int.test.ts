import { sweepErasures } from '../../cloudfunctions/domains/account/erasures'
import { agendas } from '../../cloudfunctions/domains/booking/agendaDocument'
import { offerings } from '../../cloudfunctions/domains/booking/offeringDocument'
import { contests } from '../../cloudfunctions/domains/contest/contestDocument'
import { claimPhone, lessonPhones } from '../../cloudfunctions/domains/course/attendance/lessonPhones'
import { advanceLessons } from '../../cloudfunctions/domains/course/attendance/lessonsDue'
import { accessEvents } from '../../cloudfunctions/domains/pass/documents/accessEvent'
import { compounds } from '../../cloudfunctions/domains/pass/documents/compound'
import { passes } from '../../cloudfunctions/domains/pass/documents/pass'
import { people } from '../../cloudfunctions/kernel/people/personDocument'
import type { OfferingId } from '../../contract/booking/ids'
import { withCity } from '../builders/city/city'
import { aClass, aLesson } from '../builders/city/classes'
import { inboxOf, vouchFor } from '../builders/city/decisions'
import { aCompoundOf, type Place, passOf } from '../builders/city/faces'
import { deviceIdOf } from '../builders/city/passPhone'
import { newRequestId, type Phone } from '../builders/city/phone'
import { nextNumber } from '../builders/city/samples/sample'
import { type Scene, setScene } from '../builders/city/scene'
import { aContest } from '../builders/contests'
import { runThrough } from '../builders/house'
import { minutesAfter, NOON } from '../builders/time'
import { aUse } from '../builders/uses'

/** What isn't there is not taken for anything else that could be: not a missing role, name, number or document. */

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})
beforeEach(() => {
  city.now = NOON
})

const verified = () => scene.rider({ status: 'verified' })
const kindsOf = async (phone: Phone) => (await inboxOf(phone)).map(({ kind }) => kind)
const reportWait = async ({ compoundId, gateId }: Place) =>
  (await scene.holder()).must('pass.reportWait', { compoundId, gateId, waitedMinutes: 10 })

async function withdraw(phone: Phone) {
  await phone.must('rider.withdraw', {})
  await city.settle()
}

describe('R1: no role in one place is not no role at all', () => {
  test('who manages a compound and withdraws as a rider goes on hearing of its gates, also after the second look', async () => {
    const [place, manager] = [await aCompoundOf(scene), await verified()]
    await city.grant(manager, { role: 'propertyManager', compoundId: place.compoundId })
    await withdraw(manager)
    expect(await people.get(manager.personId)).toMatchObject({ consents: {} })
    city.now = minutesAfter(NOON, 1)
    await reportWait(place)
    expect(await kindsOf(manager)).toEqual(['gateWait'])
    await runThrough(sweepErasures, minutesAfter(NOON, 4))
    expect(await kindsOf(manager)).toEqual(['gateWait'])
  })

  test('whose role waits for a second person can still be reached when it is confirmed', async () => {
    const rider = await verified()
    const { code } = await scene.staff.must('staff.invite', { grant: { role: 'staff' } })
    await rider.must('role.accept', { code })
    await withdraw(rider)
    const { grants } = await scene.staff.must('staff.proposals', {})
    const proposedAt = grants.find(({ personId }) => personId === rider.personId)?.at ?? ''
    await scene.colleague.must('staff.confirmGrant', { personId: rider.personId, proposedAt })
    expect(await kindsOf(rider)).toContain('roleGranted')
  })
})

describe('R1: a place without a name is nobody’s, also when the same person is back', () => {
  const lessons = () => [aLesson(NOON, -60, { reminded: true }), aLesson(NOON, 24 * 60 - 30, { no: 2 })]

  /** Somebody who withdrew during a course and has registered anew, with another participant who came. */
  async function aReturn() {
    const [back, other] = [await verified(), await verified()]
    const id = await aClass(scene, [back, other], { lessons: lessons(), offering: { startsAt: minutesAfter(NOON, -60) } })
    await agendas.update(back.personId, {}, { bookings: { [id as OfferingId]: aBooking() } })
    await withdraw(back)
    const kept = Object.values((await offerings.get(id))?.participants ?? {}).filter(({ name }) => name === null)
    expect(kept).toMatchObject([{ state: 'held' }])
    await back.register({ stationId: scene.own })
    await vouchFor(scene.manager, back)
    return { id, back, other }
  }
  const aBooking = () => ({
    state: 'held' as const,
    since: NOON,
    reservation: null,
    title: '示例',
    kind: null,
    venue: 'sch_own',
    slots: [],
    endsAt: minutesAfter(NOON, 24 * 60),
    revision: 0,
  })

  test('nobody is reminded of its lessons, marked for missing them, or checked in by it', async () => {
    const { id, back, other } = await aReturn()
    const before = await kindsOf(back)
    city.now = minutesAfter(NOON, 10)
    await advanceLessons(city.now)
    await city.settle()
    expect(await kindsOf(other)).toContain('lessonSoon')
    city.now = minutesAfter(NOON, 24 * 60 - 20)
    const lesson = { sessionId: id, lessonNo: 2 }
    await scene.teacher.must('attendance.mark', { ...lesson, personId: other.personId, state: 'here' })
    const marked = await scene.teacher.call('attendance.mark', { ...lesson, personId: back.personId, state: 'here' })
    expect(marked).toMatchObject({ error: { code: 'NOT_BOOKED' } })
    city.now = minutesAfter(NOON, 24 * 60 + 180)
    await advanceLessons(city.now)
    await city.settle()
    expect(await kindsOf(back)).toEqual(before)
    expect((await back.must('course.mine', {})).standing).toMatchObject({ marks: 0 })
  })

  test('it is not shown as their own, and staff’s changes are told to those who are there', async () => {
    const { id, back, other } = await aReturn()
    const before = await kindsOf(back)
    await scene.staff.must('course.cancelSession', { sessionId: id, reason: '示例：老师病了' })
    await city.settle()
    expect(await kindsOf(other)).toContain('sessionCancelled')
    expect(await kindsOf(back)).toEqual(before)
    const { sessions } = await back.must('course.show', { courseId: (await offerings.get(id))?.groupId as never })
    expect(sessions.find(({ sessionId }) => sessionId === id)?.mine).toBeNull()
  })
})

describe('R1: a number that is not filled in yet is not no number', () => {
  const withoutNumber = async (id: OfferingId, { personId }: Phone) => {
    await offerings.modify(id, {
      when: {},
      change: { [`participants.${personId}.number`]: { set: null }, allocationLog: { set: [personId] } },
    })
  }

  test('the roll has whoever holds a place, and the roster says which', async () => {
    const rider = await verified()
    const sessionId = await aClass(scene, [rider])
    await withoutNumber(sessionId, rider)
    const { rows } = await scene.teacher.must('attendance.roll', { sessionId, lessonNo: 1 })
    expect(rows).toMatchObject([{ personId: rider.personId, number: 1 }])
    expect((await scene.staff.must('course.roster', { sessionId })).people).toMatchObject([{ number: 1 }])
  })

  test('a bib number has its result', async () => {
    const { contestId, a } = await aContest(scene.staff, `bib${nextNumber()}`)
    const rider = await verified()
    await rider.must('contest.enrol', { categoryId: a })
    await withoutNumber(a, rider)
    city.now = minutesAfter(NOON, 5 * 24 * 60 + 60)
    const rows = [{ bib: 1, place: 1, score: '示例', honour: '一等奖' }]
    const saved = await scene.staff.must('contest.saveResults', { contestId, categoryId: a, round: 1, rows })
    expect(saved.results.rows).toMatchObject([{ bib: 1, maskedName: expect.any(String) }])
    await contests.remove(contestId)
    expect((await rider.must('contest.honours', {})).honours).toEqual([])
  })
})

test('R1: a sign-up that is asked again after everybody has left says so', async () => {
  const { a } = await aContest(scene.staff, `left${nextNumber()}`)
  const rider = await verified()
  const input = { stationId: scene.own, categoryId: a, riderIds: [rider.riderId], wait: false }
  const request = newRequestId()
  expect(await scene.manager.must('contest.signUp', input, request)).toMatchObject({ state: 'held' })
  await rider.must('contest.leave', { categoryId: a })
  expect(await scene.manager.must('contest.signUp', input, request)).toEqual({
    state: 'left',
    bibs: [{ riderId: rider.riderId, bib: null }],
  })
})

test('R1: where nobody manages the compound, nobody was told', async () => {
  const place = await aCompoundOf(scene)
  expect(await reportWait(place)).toEqual({ told: true })
  await compounds.update(place.compoundId, {}, { people: [] })
  expect(await reportWait(place)).toEqual({ told: false })
})

test('R1: a phone whose claim is gone is nobody’s', async () => {
  const [first, second] = [await verified(), await verified()]
  const lesson = { sessionId: await aClass(scene, [first, second]), lessonNo: 1 }
  const deviceId = deviceIdOf(first)
  expect(await claimPhone(lesson, deviceId, first.personId, NOON)).toBe(true)
  expect(await claimPhone(lesson, deviceId, second.personId, NOON)).toBe(false)
  await withdraw(first)
  expect(await lessonPhones.count('person', { equals: { personId: first.personId } })).toBe(0)
  expect(await claimPhone(lesson, deviceId, second.personId, NOON)).toBe(true)
})

test('SM5: who is back before the second look keeps nothing of before, and everything since', async () => {
  const place = await aCompoundOf(scene)
  const phone = await scene.holder()
  const { holder } = (await passes.get(passOf(phone))) ?? {}
  await withdraw(phone)
  await accessEvents.insert(aUse({ passId: phone.passId, place: place.compoundId, holder: holder as never, at: minutesAfter(NOON, -10) }))
  await phone.register({ stationId: scene.own })
  await vouchFor(scene.manager, phone)
  await city.settle()
  city.now = minutesAfter(NOON, 2)
  await accessEvents.insert(aUse({ passId: phone.passId, sequence: 2, place: place.compoundId, holder: holder as never, at: city.now }))
  await runThrough(sweepErasures, minutesAfter(NOON, 4))
  const { uses } = await phone.must('pass.uses', {})
  expect(uses.map(({ at }) => at)).toEqual([minutesAfter(NOON, 2).toISOString()])
  const log = await accessEvents.find('place', { equals: { place: place.compoundId }, limit: 10 })
  expect(log.map((event) => event.holder === null)).toEqual([false, true])
})
