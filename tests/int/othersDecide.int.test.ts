import { offerings } from '../../cloudfunctions/domains/booking/offeringDocument'
import { enterDrawing } from '../../cloudfunctions/domains/booking/rules/enterDrawing'
import { syncBooking } from '../../cloudfunctions/domains/booking/syncBooking'
import { advanceLessons } from '../../cloudfunctions/domains/course/attendance/lessonsDue'
import type { DrawId, SchoolId, SessionId } from '../../contract/course/ids'
import { mineOf, openSession, reason } from '../builders/city/changes'
import { withCity } from '../builders/city/city'
import { aClass, aLesson as aLessonIn } from '../builders/city/classes'
import { inboxOf } from '../builders/city/decisions'
import type { Phone } from '../builders/city/phone'
import { nextNumber } from '../builders/city/samples/sample'
import { type Scene, setScene } from '../builders/city/scene'
import { aContest, contestSettings } from '../builders/contests'
import { aLesson } from '../builders/courses'
import { reconcile } from '../builders/house'
import { aSessionDetails } from '../builders/offerings'
import { daysAfter, minutesAfter, NOON } from '../builders/time'

/** What others decide about somebody's place is told, and never at their cost. */

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})
beforeEach(() => {
  city.now = NOON
})

const verified = () => scene.rider({ status: 'verified' })
const marksOf = async (phone: Phone) => (await phone.must('course.mine', {})).standing.marks
const LATE = { cancelUntil: minutesAfter(NOON, -60) }
const TWO_DAYS = expect.stringContaining('2026-11-25T04:00:0')

const holderOf = async (id: SessionId) => {
  const rider = await verified()
  await rider.must('course.enrol', { sessionId: id })
  return rider
}

async function leavesFree(rider: Phone, id: SessionId) {
  city.now = minutesAfter(daysAfter(NOON, 2), -1)
  expect((await rider.must('course.cancel', { sessionId: id })).session.mine).toMatchObject({ state: 'cancelled' })
  expect(await marksOf(rider)).toBe(0)
}

describe('leaving-costs-a-mark-after-staff-moved-it: the school moves', () => {
  async function inSchool() {
    const schoolId = `sch_moves${nextNumber()}` as SchoolId
    const settings = { schoolId, name: '示例学校', townId: 'twn_sample', address: '示例路 1 号', location: null, open: true } as const
    await scene.staff.must('school.save', settings)
    const { name, townId, address, location } = settings
    const school = { schoolId, name, townId, address, location } as ReturnType<typeof aSessionDetails>['school']
    const id = await openSession({ ...LATE, venue: schoolId, details: aSessionDetails({ school }) })
    return { id, settings, rider: await holderOf(id) }
  }

  test('to another address: who booked the one before is told, leaves free, and a calendar takes the later one', async () => {
    const { id, settings, rider } = await inSchool()
    await scene.staff.must('school.save', { ...settings, address: '示例路 9 号' })
    for (const _step of ['the session', 'its people']) await city.settle()
    const mine = await mineOf(rider, id)
    expect(mine?.session).toMatchObject({ school: { address: '示例路 9 号' }, mine: { cancelling: 'free' } })
    expect(mine?.session.lessons[0]).toMatchObject({ revision: 1 })
    expect(await inboxOf(rider)).toMatchObject([{ kind: 'sessionChanged', reason: expect.stringContaining('示例路 9 号') }])
    await leavesFree(rider, id)
  })

  test('also where course.change names the same school before the session has followed', async () => {
    const { id, settings, rider } = await inSchool()
    await scene.staff.must('school.save', { ...settings, location: { latitude: 31.1, longitude: 120.6 } })
    await scene.staff.must('course.change', { sessionId: id, reason, changes: { schoolId: settings.schoolId } })
    expect((await mineOf(rider, id))?.session.mine).toMatchObject({ cancelling: 'free' })
    await city.settle()
    expect(await inboxOf(rider)).toHaveLength(1)
  })

  test('another name alone moves nobody', async () => {
    const { id, settings, rider } = await inSchool()
    await scene.staff.must('school.save', { ...settings, name: '改名学校' })
    await city.settle()
    expect((await mineOf(rider, id))?.session).toMatchObject({ school: { name: '改名学校' }, mine: { cancelling: 'late' } })
    expect(await inboxOf(rider)).toEqual([])
  })
})

describe('leaving-costs-a-mark-after-staff-moved-it: the deadline alone is moved earlier', () => {
  test('of a session: who held a place keeps the old one, who books later has the new one', async () => {
    const id = await openSession({ cancelUntil: daysAfter(NOON, 3) })
    const rider = await holderOf(id)
    const changes = { cancelUntil: minutesAfter(NOON, -60).toISOString() }
    city.now = minutesAfter(NOON, 1)
    await scene.staff.must('course.change', { sessionId: id, reason, changes })
    const freeUntil = daysAfter(NOON, 3).toISOString()
    expect((await mineOf(rider, id))?.session.mine).toMatchObject({ cancelling: 'free', freeUntil })
    await city.settle()
    expect(await inboxOf(rider)).toMatchObject([{ kind: 'sessionChanged', freeUntil }])
    const later = await holderOf(id)
    expect((await mineOf(later, id))?.session.mine).toMatchObject({ cancelling: 'late', freeUntil: null })
    await leavesFree(rider, id)
  })

  test('of a contest, which is told', async () => {
    const name = `deadline${nextNumber()}`
    const { a } = await aContest(scene.staff, name, 5)
    const rider = await verified()
    await rider.must('contest.enrol', { categoryId: a })
    city.now = minutesAfter(NOON, 1)
    await scene.staff.must('contest.save', contestSettings(name, 5, { cancelUntil: minutesAfter(NOON, -60).toISOString() }))
    await city.settle()
    expect(await inboxOf(rider)).toMatchObject([{ kind: 'sessionChanged', freeUntil: daysAfter(NOON, 4).toISOString() }])
    await rider.must('contest.leave', { categoryId: a })
    expect(await marksOf(rider)).toBe(0)
  })
})

describe('leaving-costs-a-mark-after-staff-moved-it: a place that others took', () => {
  test('by staff after the deadline: the message says until when it is free, and so it is', async () => {
    const id = await openSession(LATE)
    const rider = await verified()
    await scene.staff.must('course.enrolFor', { sessionId: id, riderId: rider.riderId, reason })
    expect(await inboxOf(rider)).toMatchObject([{ kind: 'bookedByStaff', freeUntil: TWO_DAYS }])
    await leavesFree(rider, id)
  })

  test('by staff after the beginning: what begins before that is no no-show, and leaving is free', async () => {
    const id = await openSession({
      ...LATE,
      venue: scene.school,
      details: aSessionDetails({ school: { ...aSessionDetails().school, schoolId: scene.school } }),
    })
    const [here, rider] = [await holderOf(id), await verified()]
    const [first, second] = aSessionDetails().lessons
    if (!first || !second) throw new Error('three lessons')
    city.now = minutesAfter(first.from, -120)
    await scene.staff.must('course.enrolFor', { sessionId: id, riderId: rider.riderId, reason })
    city.now = minutesAfter(first.from, 5)
    await scene.teacher.must('attendance.mark', { sessionId: id, lessonNo: 1, personId: here.personId, state: 'here' })
    city.now = minutesAfter(first.to, 200)
    await advanceLessons(city.now)
    await reconcile(city.now)
    expect(await mineOf(rider, id)).toMatchObject({ missed: 0, session: { mine: { cancelling: 'free' } } })
    await rider.must('course.cancel', { sessionId: id })
    expect(await marksOf(rider)).toBe(0)
  })

  test('by a station manager: who has a place hears until when it is free, who waits that they wait', async () => {
    const past = minutesAfter(NOON, -60).toISOString()
    const { a } = await aContest(scene.staff, `others${nextNumber()}`, 5, { cancelUntil: past })
    const people = [await verified(), await verified()] as const
    const riderIds = people.map(({ riderId }) => riderId)
    await scene.manager.must('contest.signUp', { stationId: scene.own, categoryId: a, riderIds, wait: false })
    const waiting = await verified()
    await scene.manager.must('contest.signUp', { stationId: scene.own, categoryId: a, riderIds: [waiting.riderId], wait: true })
    expect(await inboxOf(people[1])).toMatchObject([{ kind: 'signedUp', freeUntil: TWO_DAYS }])
    expect(await inboxOf(waiting)).toMatchObject([{ kind: 'signedUp', waits: true }])
    await people[1].must('contest.leave', { categoryId: a })
    expect(await marksOf(people[1])).toBe(0)
  })

  test('by the first of a party, who accepts for all: the others hear of it, and until when it is free', async () => {
    const { a } = await aContest(scene.staff, `party${nextNumber()}`, 5, { cancelUntil: minutesAfter(NOON, -60).toISOString() })
    const holders = [await verified(), await verified()] as const
    for (const rider of holders) await rider.must('contest.enrol', { categoryId: a })
    const party = [await verified(), await verified()] as const
    const riderIds = party.map(({ riderId }) => riderId)
    await scene.manager.must('contest.signUp', { stationId: scene.own, categoryId: a, riderIds, wait: true })
    for (const rider of holders) await rider.must('contest.leave', { categoryId: a })
    await party[0].must('contest.accept', { categoryId: a })
    const kindsOf = async (phone: Phone) => (await inboxOf(phone)).map(({ kind }) => kind).toSorted()
    expect(await kindsOf(party[0])).toEqual(['placeOffered', 'signedUp'])
    expect(await kindsOf(party[1])).toEqual(['placeOffered', 'placeTaken', 'signedUp'])
    await party[1].must('contest.leave', { categoryId: a })
    expect(await marksOf(party[1])).toBe(0)
  })
})

describe('lesson-called-off-in-the-calendar-file: the whole session is called off', () => {
  test('no lesson to come is offered any more, and a calendar takes the later revision', async () => {
    const id = await openSession()
    const rider = await holderOf(id)
    await scene.staff.must('course.cancelSession', { sessionId: id, reason })
    const off = { cancelled: reason, revision: 1 }
    expect((await mineOf(rider, id))?.session.lessons).toMatchObject([off, off, off])
    await rider.must('course.cancel', { sessionId: id })
    expect((await rider.must('course.mine', {})).past[0]?.session.lessons[0]).toMatchObject(off)
  })
})

describe('leaving-costs-a-mark-after-staff-moved-it: what is moved while something waits', () => {
  test('whoever checked in before a lesson was moved was not at the lesson as it is now', async () => {
    const rider = await scene.holder()
    const lesson = aLessonIn(NOON, 20)
    const id = await aClass(scene, [rider], { lessons: [lesson, aLessonIn(NOON, 60 * 24, { no: 2 })] })
    const mark = { sessionId: id, lessonNo: 1, personId: rider.personId, state: 'here' } as const
    await scene.teacher.must('attendance.mark', mark)
    const dates = (from: Date, no: number) => ({ no, from: from.toISOString(), to: minutesAfter(from, 90).toISOString() })
    const lessons = [dates(daysAfter(lesson.from, 7), 1), dates(minutesAfter(NOON, 60 * 24), 2)]
    city.now = minutesAfter(NOON, 1)
    await scene.staff.must('course.change', { sessionId: id, reason, changes: { lessons } })
    const rowOf = async () => (await scene.teacher.must('attendance.roll', { sessionId: id, lessonNo: 1 })).rows[0]
    expect(await rowOf()).toMatchObject({ state: 'none', at: null })
    const { people } = await scene.staff.must('course.roster', { sessionId: id })
    expect(people[0]).toMatchObject({ attended: 0, missed: 0 })
    city.now = daysAfter(NOON, 7)
    await scene.teacher.must('attendance.mark', mark)
    expect(await rowOf()).toMatchObject({ state: 'here', at: expect.stringContaining('2026-11-30') })
  })

  test('what is wished for in a draw stays where it was; who is drawn may say no, whenever the deadline was', async () => {
    const id = await openSession({ mode: 'draw', drawId: 'drw_moves' as DrawId })
    const lessons = [4, 11, 18].map((day, at) => ({ no: at + 1, ...aLesson(day) }))
    for (const changes of [{ lessons }, { schoolId: 'sch_other' as SchoolId }]) {
      const reply = await scene.staff.call('course.change', { sessionId: id, reason, changes })
      expect(reply).toMatchObject({ error: { code: 'PLACES_ARE_DRAWN' } })
    }
    const winner = await verified()
    const session = await offerings.get(id)
    if (!session) throw new Error('no session')
    const won = [{ personId: winner.personId, name: '示*例', number: 1 }]
    await offerings.update(id, {}, { ...enterDrawing(session, { won, waiting: [], of: 1 }, NOON), ...LATE })
    await syncBooking(id, winner.personId, NOON)
    await leavesFree(winner, id)
  })
})

test('reminder-says-cancel-but-it-cannot: of a single lesson it says until when leaving costs nothing, or what it costs', async () => {
  const [early, late] = [await scene.holder(), await scene.holder()]
  const lessons = [aLessonIn(NOON, 23 * 60)]
  await aClass(scene, [early], { lessons, offering: { cancelUntil: minutesAfter(NOON, 60) } })
  await aClass(scene, [late], { lessons, offering: LATE })
  await advanceLessons(NOON)
  await reconcile(NOON)
  const freeUntil = minutesAfter(NOON, 60).toISOString()
  expect(await inboxOf(early)).toMatchObject([{ kind: 'lessonSoon', wayOut: 'cancel', freeUntil }])
  expect(await inboxOf(late)).toMatchObject([{ kind: 'lessonSoon', wayOut: 'cancelLate' }])
})
