import { offerings } from '../../cloudfunctions/domains/booking/offeringDocument'
import type { Actions } from '../../contract'
import type { DrawId, SchoolId, SessionId } from '../../contract/course/ids'
import type { InputOf } from '../../contract/kernel/action'
import { withCity } from '../builders/city/city'
import { contended, docOf, freshSessionId, NOT_NOW, refusedWith, stateOf } from '../builders/city/courses'
import { inboxOf } from '../builders/city/decisions'
import { newRequestId, type Phone } from '../builders/city/phone'
import { aPublishedSession } from '../builders/city/samples/course'
import { type Scene, setScene } from '../builders/city/scene'
import { aLesson } from '../builders/courses'
import { aParticipant, aSession, aSessionDetails } from '../builders/offerings'
import { daysAfter, minutesAfter, NOON } from '../builders/time'

const city = withCity()
let scene: Scene
let staff: Phone
beforeAll(async () => {
  scene = await setScene(city)
  staff = scene.staff
})
beforeEach(() => {
  city.now = NOON
})

const rider = () => scene.rider({ status: 'verified' })
const reason = '示例：老师生病'

describe('course.change', () => {
  const change = (id: SessionId, changes: InputOf<Actions['course.change']>['changes']) =>
    staff.call('course.change', { sessionId: id, reason, changes })
  const moved = (...days: number[]) => days.map((day, at) => ({ no: at + 1, ...aLesson(day) }))

  test('moves lessons, and everybody who is booked is told once and has the new times in the agenda', async () => {
    const [holder, waiting] = [await rider(), await rider()]
    const id = await contended(holder, waiting)
    const request = newRequestId()
    const input = { sessionId: id, reason, changes: { teacher: '新示例老师', schoolId: 'sch_other', lessons: moved(5, 10, 17) } }
    for (const _time of ['sent', 'sent again']) {
      await staff.must('course.change', input, request)
      await city.settle()
    }
    const told = { kind: 'sessionChanged', title: '示例插花课', reason, of: { kind: 'session', groupId: 'crs_sample' } }
    expect(await inboxOf(holder)).toEqual([{ ...told, freeUntil: '2026-11-28T11:00:00.000Z' }])
    expect(await inboxOf(waiting)).toEqual([told])
    expect(await stateOf(id, holder)).toBe('held')
    const { agendas } = await city.documents()
    const agenda = agendas?.find(({ _id }) => _id === holder.personId)
    expect(agenda).toMatchObject({ bookings: { [id]: { slots: [{ from: new Date(aLesson(5).from) }, {}, {}], venue: 'sch_other' } } })
    const [session] = (await holder.must('course.mine', {})).current
    expect(session).toMatchObject({ session: { teacher: '新示例老师', school: { schoolId: 'sch_other' }, startsAt: aLesson(5).from } })
  })

  test('stands in the catalogue by the new times and place', async () => {
    const id = await aPublishedSession()
    const listed = async (place: string) =>
      (await scene.stranger().must('course.list', { filter: { place } })).sessions.some((row) => row.sessionId === id)
    await change(id, { schoolId: 'sch_other' })
    expect([await listed('sch_own'), await listed('sch_other')]).toEqual([false, true])
  })

  test('lesson-called-off-in-the-calendar-file: a lesson tells how often it was changed, and no other', async () => {
    const id = await aPublishedSession()
    const revisionsAfter = async (changes: InputOf<Actions['course.change']>['changes']) =>
      (await staff.must('course.change', { sessionId: id, reason, changes })).lessons.map(({ revision = 0 }) => revision)
    expect(await revisionsAfter({ lessons: moved(5, 10, 17) })).toEqual([1, 0, 0])
    await staff.must('course.cancelLesson', { sessionId: id, lessonNo: 2, reason })
    expect(await revisionsAfter({ teacher: '新示例老师' })).toEqual([2, 2, 1])
    expect(await revisionsAfter({ description: '示例：带剪刀' })).toEqual([2, 2, 1])
  })

  test('adds lessons at the end of the numbers', async () => {
    const id = await aPublishedSession()
    expect(await change(id, { lessons: moved(3, 10, 17, 24) })).toMatchObject({ ok: true, data: { lessons: [{}, {}, {}, { no: 4 }] } })
  })

  test.each<[string, InputOf<Actions['course.change']>['changes'], string, string]>([
    ['nothing', {}, 'changes', 'required'],
    ['a lesson is left out', { lessons: moved(3, 10) }, 'changes.lessons', 'required'],
    ['a number comes twice', { lessons: [...moved(3, 10, 17), { no: 3, ...aLesson(24) }] }, 'changes.lessons.3.no', 'option'],
    ['a number is left out', { lessons: [...moved(3, 10, 17), { no: 5, ...aLesson(24) }] }, 'changes.lessons.3.no', 'option'],
    ['the first lesson would be before booking closes', { lessons: moved(2, 10, 17) }, 'changes.closesAt', 'too_late'],
    ['lessons would overlap', { lessons: moved(3, 10, 10) }, 'changes.lessons.2.from', 'too_early'],
    ['a lesson would be in the past', { lessons: moved(-1, 10, 17) }, 'changes.lessons.0.from', 'too_early'],
    ['the school is none', { schoolId: 'sch_nowhere' }, 'changes.schoolId', 'option'],
  ])('is refused at its field: %s', async (_, changes, field, rule) => {
    expect(await change(await aPublishedSession(), changes)).toMatchObject(refusedWith('INVALID_INPUT', { field, rule }))
  })

  test('takes lessons in any order, also once one is made up for after the last (lesser-findings)', async () => {
    const id = await aPublishedSession()
    const [first, second, third] = moved(3, 24, 17)
    const lessons = [first, second, third].map((lesson) => lesson ?? { no: 0, ...aLesson(3) })
    const startsOf = async () => (await docOf(id)).slots.map(({ from }) => from.toISOString())
    const inTime = [3, 17, 24].map((day) => new Date(aLesson(day).from).toISOString())
    for (const asked of [lessons, lessons.toReversed()]) {
      expect(await change(id, { lessons: asked })).toMatchObject({ ok: true })
      expect(await startsOf()).toEqual(inTime)
    }
    const overlapping = [...lessons.slice(0, 2), { no: 3, ...aLesson(24) }]
    const reply = await change(id, { lessons: overlapping })
    expect(reply).toMatchObject({
      error: { details: { field: expect.stringMatching(/^changes\.lessons\.[12]\.from$/), rule: 'too_early' } },
    })
  })

  test('leaves a lesson alone that has begun', async () => {
    const id = await aPublishedSession()
    city.now = daysAfter(NOON, 4)
    expect(await change(id, { lessons: moved(5, 10, 17) })).toMatchObject(refusedWith('INVALID_INPUT', { field: 'changes.lessons.0.from' }))
    expect(await change(id, { lessons: moved(3, 11, 17) })).toMatchObject({ ok: true })
  })

  test('is for what is published and not over, and leaves the days of a draw to the draw', async () => {
    const draft = freshSessionId()
    await offerings.insert(aSession({ _id: draft, status: 'draft' }))
    expect(await change(draft, { teacher: '新示例老师' })).toMatchObject(NOT_NOW)
    const drawn = await aPublishedSession({ mode: 'draw', drawId: 'drw_sample' as DrawId })
    expect(await change(drawn, { closesAt: daysAfter(NOON, 2).toISOString() })).toMatchObject(NOT_NOW)
    expect(await change(drawn, { teacher: '新示例老师' })).toMatchObject({ ok: true })
    const over = await aPublishedSession()
    city.now = daysAfter(NOON, 18)
    expect(await change(over, { teacher: '新示例老师' })).toMatchObject(NOT_NOW)
  })
})

describe('course.cancelSession', () => {
  test('tells everybody why, once, takes it out of the catalogue and leaves the time free', async () => {
    const [holder, waiting] = [await rider(), await rider()]
    const id = await contended(holder, waiting)
    const request = newRequestId()
    for (const _time of ['sent', 'sent again']) {
      await staff.must('course.cancelSession', { sessionId: id, reason }, request)
      await city.settle()
    }
    for (const phone of [holder, waiting]) {
      expect(await inboxOf(phone)).toEqual([{ kind: 'sessionCancelled', title: '示例插花课', reason }])
    }
    expect((await holder.must('course.list', { filter: {} })).sessions.map((row) => row.sessionId)).not.toContain(id)
    expect((await holder.must('course.mine', {})).current).toMatchObject([
      { session: { cancelled: reason, availability: { state: 'cancelled' } } },
    ])
    // Another one at the same time is no clash, and no limit counts it.
    const other = await aPublishedSession({ limit: { kind: 'nightSchool', most: 1 } })
    expect(await holder.must('course.enrol', { sessionId: other })).toMatchObject({ session: { mine: { state: 'held' } } })
    expect(await staff.call('course.cancelSession', { sessionId: id, reason })).toMatchObject(NOT_NOW)
  })

  test('lets no open offer run out any more', async () => {
    const offered = await rider()
    const until = minutesAfter(NOON, 30)
    const participants = { [offered.personId]: aParticipant({ state: 'offered', number: null, until }) }
    const id = await aPublishedSession({ capacity: 1, free: 0, participants, dueAt: until })
    await staff.must('course.cancelSession', { sessionId: id, reason })
    await city.settle()
    expect(await docOf(id)).toMatchObject({ dueAt: null, wakeAt: null, facets: ['staff|cancelled'] })
    expect(await offered.call('course.accept', { sessionId: id })).toMatchObject(refusedWith('OFFER_OVER'))
  })
})

describe('course.cancelLesson', () => {
  const cancel = (id: SessionId, lessonNo: number) => staff.call('course.cancelLesson', { sessionId: id, lessonNo, reason })

  test('tells everybody which one and why, once, and the session begins with what is left', async () => {
    const holder = await rider()
    const id = await contended(holder)
    expect(await cancel(id, 1)).toMatchObject({
      ok: true,
      data: { lessons: [{ cancelled: reason }, { cancelled: null }, { cancelled: null }] },
    })
    await city.settle()
    expect(await inboxOf(holder)).toEqual([
      { kind: 'lessonCancelled', title: '示例插花课', from: aLesson(3).from, reason, freeUntil: expect.any(String) },
    ])
    expect(await docOf(id)).toMatchObject({ startsAt: new Date(aLesson(10).from), slots: [{}, {}] })
    expect(await cancel(id, 1)).toMatchObject(NOT_NOW)
  })

  test('is not for one that has begun, that is not there, or that is the last', async () => {
    const id = await aPublishedSession()
    expect(await cancel(id, 4)).toMatchObject(refusedWith('INVALID_INPUT', { field: 'lessonNo', rule: 'option' }))
    await cancel(id, 2)
    city.now = daysAfter(NOON, 4)
    expect(await cancel(id, 1)).toMatchObject(NOT_NOW)
    expect(await cancel(id, 3)).toMatchObject({ ok: true })
    const single = await aPublishedSession({
      details: aSessionDetails({ lessons: aSessionDetails().lessons.slice(2) }),
    })
    expect(await cancel(single, 3)).toMatchObject(NOT_NOW)
  })
})

test('a school that moves concerns no session of another school', async () => {
  const id = await aPublishedSession()
  const schoolId = scene.otherSchool as SchoolId
  const settings = { schoolId, name: '改名学校', townId: 'twn_sample', address: '示例路 9 号', location: null, open: true }
  await staff.must('school.save', settings)
  expect((await docOf(id)).venue).toBe('sch_own')
  const changed = await staff.must('course.change', { sessionId: id, reason, changes: { schoolId } })
  expect(changed.schoolId).toBe(schoolId)
})
