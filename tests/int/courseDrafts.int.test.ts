import { offerings } from '../../cloudfunctions/domains/booking/offeringDocument'
import type { Actions } from '../../contract'
import type { DrawId } from '../../contract/course/ids'
import type { InputOf } from '../../contract/kernel/action'
import { withCity } from '../builders/city/city'
import { docOf, freshSessionId, NOT_NOW, refusedWith } from '../builders/city/courses'
import type { Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { aLesson, aSessionDraft } from '../builders/courses'
import { daysAfter, NOON } from '../builders/time'

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

describe('school.save', () => {
  const settings = { schoolId: 'sch_new', name: '示例学校', townId: 'twn_sample', address: '示例路 3 号', location: null, open: true }

  test('makes a school that the catalogue offers, and closes it again', async () => {
    const listed = async () => (await scene.stranger().must('course.places', {})).schools.map(({ schoolId }) => schoolId)
    expect(await staff.must('school.save', settings)).toEqual(settings)
    expect(await listed()).toContain('sch_new')
    await staff.must('school.save', { ...settings, open: false })
    expect(await listed()).not.toContain('sch_new')
  })

  test('needs a town that is there', async () => {
    expect(await staff.call('school.save', { ...settings, townId: 'twn_nowhere' })).toMatchObject(refusedWith('NOT_FOUND'))
  })
})

describe('a draft', () => {
  test('is written, changed, and seen by staff alone', async () => {
    const id = freshSessionId()
    const draft = aSessionDraft({ sessionId: id, courseId: 'crs_hidden' })
    expect(await staff.must('course.save', draft)).toMatchObject({
      status: 'draft',
      availability: null,
      capacity: 2,
      lessons: [{ no: 1 }, { no: 2 }, { no: 3 }],
    })
    expect(await staff.must('course.save', { ...draft, capacity: 9 })).toMatchObject({ capacity: 9 })
    expect(await docOf(id)).toMatchObject({ capacity: 9, free: 9 })
    const phone = await rider()
    expect((await phone.must('course.show', { courseId: 'crs_hidden' })).sessions).toEqual([])
    expect((await phone.must('course.list', { filter: {} })).sessions.map((row) => row.sessionId)).not.toContain(id)
    expect(await phone.call('course.enrol', { sessionId: id })).toMatchObject(refusedWith('NOT_FOUND'))
    expect((await staff.must('course.sessions', { status: 'draft' })).sessions.map((row) => row.sessionId)).toContain(id)
    expect(await staff.must('course.roster', { sessionId: id })).toMatchObject({ session: { status: 'draft' }, people: [] })
  })

  test.each(['sch_nowhere', 'sch_closed'])('needs a school that is open: %s', async (schoolId) => {
    await staff.must('school.save', {
      schoolId: 'sch_closed',
      name: '停用学校',
      townId: 'twn_sample',
      address: '示例路 4 号',
      location: null,
      open: false,
    })
    const reply = await staff.call('course.save', aSessionDraft({ sessionId: freshSessionId(), schoolId }))
    expect(reply).toMatchObject(refusedWith('INVALID_INPUT', { field: 'schoolId', rule: 'option' }))
  })

  test('says at its field which date is out of order', async () => {
    const reply = await staff.call('course.save', aSessionDraft({ sessionId: freshSessionId(), closesAt: aLesson(4).from }))
    expect(reply).toMatchObject(refusedWith('INVALID_INPUT', { field: 'closesAt', rule: 'too_late' }))
  })

  test('of a draw goes on drawing, and opens and closes with it', async () => {
    const id = freshSessionId()
    const draft = aSessionDraft({ sessionId: id, mode: 'draw' })
    await staff.must('course.save', draft)
    await offerings.update(id, {}, { drawId: 'drw_sample' as DrawId, opensAt: daysAfter(NOON, 1), closesAt: daysAfter(NOON, 2) })
    expect(await staff.call('course.save', { ...draft, mode: 'firstCome' })).toMatchObject(NOT_NOW)
    expect(await staff.must('course.save', { ...draft, title: '示例书法课' })).toMatchObject({
      title: '示例书法课',
      closesAt: daysAfter(NOON, 2).toISOString(),
    })
    const early = { ...draft, lessons: [aLesson(1)], closesAt: aLesson(1).from, cancelUntil: NOON.toISOString() }
    expect(await staff.call('course.save', early)).toMatchObject(refusedWith('INVALID_INPUT', { field: 'closesAt', rule: 'too_late' }))
  })
})

describe('course.publish', () => {
  const drafted = async (overrides: Partial<InputOf<Actions['course.save']>> = {}) => {
    const id = freshSessionId()
    await staff.must('course.save', aSessionDraft({ sessionId: id, ...overrides }))
    return id
  }

  test('shows the draft to everybody, and it can be booked', async () => {
    const id = await drafted()
    expect(await staff.must('course.publish', { sessionId: id })).toMatchObject({ status: 'published', availability: { state: 'open' } })
    const phone = await rider()
    expect((await phone.must('course.list', { filter: { category: 'craft' } })).sessions.map((row) => row.sessionId)).toContain(id)
    expect(await phone.must('course.enrol', { sessionId: id })).toMatchObject({ session: { mine: { state: 'held' } } })
    expect((await docOf(id)).wakeAt).not.toBeNull()
  })

  test('is done once, and then drafts are no way to change it', async () => {
    const id = await drafted()
    await staff.must('course.publish', { sessionId: id })
    expect(await staff.call('course.publish', { sessionId: id })).toMatchObject(NOT_NOW)
    expect(await staff.call('course.save', aSessionDraft({ sessionId: id }))).toMatchObject(NOT_NOW)
  })

  test('comes too late when booking would be over', async () => {
    const id = await drafted()
    city.now = daysAfter(NOON, 4)
    expect(await staff.call('course.publish', { sessionId: id })).toMatchObject(
      refusedWith('INVALID_INPUT', { field: 'closesAt', rule: 'too_early' }),
    )
  })

  test('waits for the draw of a session whose places are drawn', async () => {
    const id = await drafted({ mode: 'draw' })
    expect(await staff.call('course.publish', { sessionId: id })).toMatchObject(NOT_NOW)
    await offerings.update(id, {}, { drawId: 'drw_sample' as DrawId })
    expect(await staff.must('course.publish', { sessionId: id })).toMatchObject({
      availability: { state: 'wishing' },
      drawId: 'drw_sample',
    })
  })

  test('of what is not there is refused', async () => {
    expect(await staff.call('course.publish', { sessionId: 'ses_nowhere' })).toMatchObject(refusedWith('NOT_FOUND'))
  })
})
