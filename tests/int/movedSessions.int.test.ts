import { agendaOf } from '../../cloudfunctions/domains/booking/agendaDocument'
import { followBookingsDue } from '../../cloudfunctions/domains/booking/jobs'
import { offerings } from '../../cloudfunctions/domains/booking/offeringDocument'
import { syncBooking } from '../../cloudfunctions/domains/booking/syncBooking'
import { advanceLessons } from '../../cloudfunctions/domains/course/attendance/lessonsDue'
import type { SessionId } from '../../contract/course/ids'
import { farAhead, mineOf, openSession, reason } from '../builders/city/changes'
import { withCity } from '../builders/city/city'
import { aClass, aLesson as aLessonIn } from '../builders/city/classes'
import { inboxOf } from '../builders/city/decisions'
import type { Phone } from '../builders/city/phone'
import { nextNumber } from '../builders/city/samples/sample'
import { type Scene, setScene } from '../builders/city/scene'
import { aContest, contestSettings } from '../builders/contests'
import { aLesson } from '../builders/courses'
import { reconcile } from '../builders/house'
import { aSession } from '../builders/offerings'
import { daysAfter, minutesAfter, NOON } from '../builders/time'

/** What staff change is never at the cost of riders. */

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})
beforeEach(() => {
  city.now = NOON
})

const verified = () => scene.rider({ status: 'verified' })
const standingOf = async (phone: Phone) => (await phone.must('course.mine', {})).standing
const moved = (...days: number[]) => days.map((day, at) => ({ no: at + 1, ...aLesson(day) }))

describe('offer-outlives-a-session-moved-earlier', () => {
  async function offered() {
    const id = await openSession({ capacity: 1, offerMinutes: 2880 })
    const [holder, waiting] = [await verified(), await verified()]
    await holder.must('course.enrol', { sessionId: id })
    await waiting.must('course.wait', { sessionId: id })
    await holder.must('course.cancel', { sessionId: id })
    return { id, waiting }
  }
  const before = minutesAfter(new Date(aLesson(1).from), -60).toISOString()
  const changes = { lessons: moved(1, 10, 17), closesAt: before, cancelUntil: before }

  test('an offer ends with the beginning, and every view says so', async () => {
    const { id, waiting } = await offered()
    await scene.staff.must('course.change', { sessionId: id, reason, changes })
    expect((await mineOf(waiting, id))?.session.mine).toMatchObject({ state: 'offered', offeredUntil: aLesson(1).from })
    const { people } = await scene.staff.must('course.roster', { sessionId: id })
    expect(people.find(({ personId }) => personId === waiting.personId)).toMatchObject({ offeredUntil: aLesson(1).from })
    city.now = minutesAfter(new Date(aLesson(1).to), 30)
    expect(await waiting.call('course.accept', { sessionId: id })).toMatchObject({ error: { code: 'OFFER_OVER' } })
    await followBookingsDue(city.now)
    expect((await offerings.get(id))?.participants[waiting.personId]?.state).toBe('expired')
  })

  test('also in a contest that is moved', async () => {
    const name = `earlier${nextNumber()}`
    const { a } = await aContest(scene.staff, name, 5)
    const people = [await verified(), await verified(), await verified()] as const
    for (const phone of people) await phone.must('contest.wait', { categoryId: a })
    await people[0].must('contest.leave', { categoryId: a })
    await offerings.update(a, {}, { offerMinutes: 2880 })
    const early = contestSettings(name, 1, {
      closesAt: minutesAfter(NOON, 30).toISOString(),
      cancelUntil: minutesAfter(NOON, 30).toISOString(),
    })
    await scene.staff.must('contest.save', early)
    await city.settle()
    city.now = minutesAfter(daysAfter(NOON, 1), 1)
    expect(await people[2].call('contest.accept', { categoryId: a })).toMatchObject({ error: { code: 'OFFER_OVER' } })
  })
})

describe('leaving-costs-a-mark-after-staff-moved-it', () => {
  const LATE = { cancelUntil: minutesAfter(NOON, -60) }

  async function held(fields: Parameters<typeof openSession>[0] = LATE) {
    const id = await openSession(fields)
    const rider = await verified()
    await rider.must('course.enrol', { sessionId: id })
    expect((await mineOf(rider, id))?.session.mine).toMatchObject({ cancelling: 'late' })
    return { id, rider }
  }

  test.each([
    [
      'lessons on other days',
      (id: SessionId) => scene.staff.must('course.change', { sessionId: id, reason, changes: { lessons: moved(4, 11, 18) } }),
    ],
    ['another school', (id: SessionId) => scene.staff.must('course.change', { sessionId: id, reason, changes: { schoolId: 'sch_other' } })],
    ['a lesson called off', (id: SessionId) => scene.staff.must('course.cancelLesson', { sessionId: id, lessonNo: 2, reason })],
  ])('%s: the way out is free for two days at the least, and until the first moved lesson begins', async (_, change) => {
    const { id, rider } = await held()
    await change(id)
    const mine = (await mineOf(rider, id))?.session.mine
    expect(mine).toMatchObject({ cancelling: 'free' })
    expect(Date.parse(mine?.freeUntil ?? '')).toBeGreaterThanOrEqual(daysAfter(NOON, 2).getTime())
    city.now = daysAfter(NOON, 2)
    await rider.must('course.cancel', { sessionId: id })
    expect(await standingOf(rider)).toMatchObject({ marks: 0 })
  })

  test('also once it has begun; who booked after the move has no other deadline than everybody', async () => {
    const { id, rider } = await held()
    const later = await verified()
    await scene.staff.must('course.change', { sessionId: id, reason, changes: { lessons: moved(3, 11, 18) } })
    city.now = minutesAfter(NOON, 5)
    await later.must('course.enrol', { sessionId: id })
    city.now = daysAfter(NOON, 4)
    expect(await later.call('course.cancel', { sessionId: id })).toMatchObject({ error: { code: 'ALREADY_BEGUN' } })
    expect((await rider.must('course.cancel', { sessionId: id })).session.mine).toMatchObject({ state: 'cancelled' })
    expect(await standingOf(rider)).toMatchObject({ marks: 0 })
  })

  test('a change of words alone opens nothing', async () => {
    const { id, rider } = await held()
    await scene.staff.must('course.change', { sessionId: id, reason, changes: { teacher: '新示例老师' } })
    expect((await mineOf(rider, id))?.session.mine).toMatchObject({ cancelling: 'late', freeUntil: null })
  })

  test('a contest that is moved', async () => {
    const name = `moved${nextNumber()}`
    const { a, contestId } = await aContest(scene.staff, name, 5, { cancelUntil: minutesAfter(NOON, -60).toISOString() })
    const rider = await verified()
    await rider.must('contest.enrol', { categoryId: a })
    await scene.staff.must(
      'contest.save',
      contestSettings(name, 5, { place: '示例体育馆', cancelUntil: minutesAfter(NOON, -60).toISOString() }),
    )
    const { contest } = await rider.must('contest.show', { contestId })
    expect(contest.categories.find(({ categoryId }) => categoryId === a)?.mine).toMatchObject({ cancelling: 'free' })
    await rider.must('contest.leave', { categoryId: a })
    expect(await standingOf(rider)).toMatchObject({ marks: 0 })
  })

  test('a clash that staff made is told, and shown on both cards at once', async () => {
    const week = {
      ...farAhead(),
      startsAt: new Date(aLesson(5).from),
      slots: [{ from: new Date(aLesson(5).from), to: new Date(aLesson(5).to) }],
    }
    const other = await openSession({ ...week, details: { ...aSession().details, title: '另一门示例课' } })
    const { id, rider } = await held()
    await rider.must('course.enrol', { sessionId: other })
    await scene.staff.must('course.change', { sessionId: id, reason, changes: { lessons: moved(5, 11, 18) } })
    expect((await mineOf(rider, id))?.clashesWith).toMatchObject({ title: '另一门示例课', from: aLesson(5).from })
    expect((await mineOf(rider, other))?.clashesWith).toMatchObject({ title: '示例插花课' })
    await city.settle()
    expect(await inboxOf(rider)).toMatchObject([{ kind: 'sessionChanged', clashesWith: { title: '另一门示例课' } }])
  })

  test('a session that was called off is in nobody’s way at once', async () => {
    const { id, rider } = await held()
    const other = await openSession()
    expect(await rider.call('course.enrol', { sessionId: other })).toMatchObject({ error: { code: 'CLASHES_WITH' } })
    await scene.staff.must('course.cancelSession', { sessionId: id, reason })
    expect((await rider.must('course.enrol', { sessionId: other })).session.mine).toMatchObject({ state: 'held' })
  })

  test('a lesson that was moved leaves no mark with who had booked it before', async () => {
    const [here, missing] = [await scene.holder(), await scene.holder()]
    const lessons = [aLessonIn(NOON, 24 * 60), aLessonIn(NOON, 48 * 60, { no: 2 })]
    const id = await aClass(scene, [here, missing], {
      lessons,
      offering: { opensAt: daysAfter(NOON, -9), closesAt: NOON, cancelUntil: NOON },
    })
    const [first, second] = [aLessonIn(NOON, 10), aLessonIn(NOON, 48 * 60)].map(({ from, to }) => ({
      from: from.toISOString(),
      to: to.toISOString(),
    }))
    if (!first || !second) throw new Error('two lessons')
    await scene.staff.must('course.change', {
      sessionId: id,
      reason,
      changes: {
        lessons: [
          { no: 1, ...first },
          { no: 2, ...second },
        ],
      },
    })
    city.now = minutesAfter(NOON, 15)
    await scene.teacher.must('attendance.mark', { sessionId: id, lessonNo: 1, personId: here.personId, state: 'here' })
    await advanceLessons(minutesAfter(NOON, 200))
    await reconcile(minutesAfter(NOON, 200))
    expect((await agendaOf(missing.personId)).penalties).toEqual([])
  })
})

describe('reminder-says-cancel-but-it-cannot', () => {
  /** The first of three lessons is over; the second begins in 23 hours. */
  async function second() {
    const [a, b] = [await scene.holder(), await scene.holder()]
    const over = { reminded: true, closed: true, called: true }
    const lessons = [aLessonIn(NOON, -24 * 60, over), aLessonIn(NOON, 23 * 60, { no: 2 }), aLessonIn(NOON, 8 * 24 * 60, { no: 3 })]
    const dates = { startsAt: lessons[0]?.from, endsAt: lessons[2]?.to, opensAt: daysAfter(NOON, -9), closesAt: daysAfter(NOON, -2) }
    const id = await aClass(scene, [a, b], { lessons, offering: { ...dates, cancelUntil: daysAfter(NOON, -3) } as never })
    const own = { sessionId: id, lessonNo: 2 }
    const rowOf = async ({ personId }: Phone) =>
      (await scene.teacher.must('attendance.roll', own)).rows.find((row) => row.personId === personId)
    const closeRoll = async () => {
      city.now = minutesAfter(NOON, 23 * 60 + 5)
      await scene.teacher.must('attendance.mark', { ...own, personId: b.personId, state: 'here' })
      await advanceLessons(minutesAfter(NOON, 27 * 60))
      await reconcile(minutesAfter(NOON, 27 * 60))
    }
    const marksOf = async ({ personId }: Phone) => (await agendaOf(personId)).penalties.length
    return { a, b, id, own, rowOf, closeRoll, marksOf }
  }

  test('what the reminder tells to do can be done: who sends word has missed nothing', async () => {
    const { a, own, id, rowOf, closeRoll, marksOf } = await second()
    await advanceLessons(minutesAfter(NOON, 1))
    await reconcile(minutesAfter(NOON, 1))
    expect(await inboxOf(a)).toMatchObject([{ kind: 'lessonSoon', absenceUntil: minutesAfter(NOON, 21 * 60).toISOString() }])
    expect(await a.must('course.sendAbsence', own)).toMatchObject({ absence: 'excused' })
    expect(await rowOf(a)).toMatchObject({ state: 'excused', toldAt: expect.any(String) })
    await syncBooking(id, a.personId, city.now)
    expect((await mineOf(a, id))?.absences).toEqual([{ lessonNo: 2, state: 'excused' }])
    await closeRoll()
    expect(await marksOf(a)).toBe(0)
  })

  test('word that comes too late is shown to the teacher, and the lesson is missed', async () => {
    const { a, own, rowOf, closeRoll, marksOf } = await second()
    city.now = minutesAfter(NOON, 22 * 60)
    expect(await a.must('course.sendAbsence', own)).toMatchObject({ absence: 'told' })
    expect(await rowOf(a)).toMatchObject({ state: 'none', toldAt: expect.any(String) })
    await closeRoll()
    expect(await marksOf(a)).toBe(1)
  })

  test('word is taken back, and then staying away counts; a teacher’s excuse stays', async () => {
    const { a, b, own, rowOf, closeRoll, marksOf } = await second()
    await a.must('course.sendAbsence', own)
    expect(await a.must('course.takeBackAbsence', own)).toMatchObject({ absence: null })
    const row = await rowOf(a)
    expect([row?.state, row?.toldAt]).toEqual(['none', undefined])
    await b.must('course.sendAbsence', own)
    await scene.teacher.must('attendance.mark', { ...own, personId: b.personId, state: 'excused' })
    await b.must('course.takeBackAbsence', own)
    expect(await rowOf(b)).toMatchObject({ state: 'excused' })
    await closeRoll()
    expect(await marksOf(a)).toBe(1)
  })

  test('of a session of one lesson the place is given back; what is over or nobody’s takes no word', async () => {
    const rider = await scene.holder()
    const one = await aClass(scene, [rider], { lessons: [aLessonIn(NOON, 60 * 60)] })
    expect(await rider.call('course.sendAbsence', { sessionId: one, lessonNo: 1 })).toMatchObject({ error: { code: 'NOT_POSSIBLE_NOW' } })
    const { a, own } = await second()
    expect(await a.call('course.sendAbsence', { ...own, lessonNo: 1 })).toMatchObject({ error: { code: 'NOT_POSSIBLE_NOW' } })
    expect(await rider.call('course.sendAbsence', own)).toMatchObject({ error: { code: 'NOT_BOOKED' } })
    expect(await rider.call('course.sendAbsence', { ...own, lessonNo: 99 })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  })
})
