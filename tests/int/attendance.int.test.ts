import { offerings } from '../../cloudfunctions/domains/booking/offeringDocument'
import { syncBooking } from '../../cloudfunctions/domains/booking/syncBooking'
import { attendanceCodeOf } from '../../cloudfunctions/domains/course/attendancePass'
import { passes } from '../../cloudfunctions/domains/pass/documents/pass'
import type { SessionId } from '../../contract/course/ids'
import type { RefusalCode } from '../../contract/kernel/refusal'
import { withCity } from '../builders/city/city'
import { aClass, aLesson, scanned, showClass } from '../builders/city/classes'
import { wait } from '../builders/city/gate'
import { bindPass, deviceIdOf } from '../builders/city/passPhone'
import type { Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { aParticipant } from '../builders/offerings'
import { daysAfter, minutesAfter, NOON } from '../builders/time'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})
beforeEach(() => {
  city.now = NOON
})

const rollOf = (sessionId: SessionId, lessonNo = 1) => scene.teacher.must('attendance.roll', { sessionId, lessonNo })
const markOf = (sessionId: SessionId, { personId }: Phone) => ({ sessionId, lessonNo: 1, personId })
const refused = (code: RefusalCode, details: object = {}) => ({ ok: false, error: { code, details } })

describe('the lessons of a school', () => {
  test('are those that are near, in order, with how many hold a place', async () => {
    const rider = await scene.holder()
    const days = (count: number) => count * 24 * 60
    const lessons = [-3, -1, 0.01, 3, 9].map((day, at) => aLesson(NOON, days(day), { no: at + 1 }))
    const sessionId = await aClass(scene, [rider], { lessons, offering: { endsAt: daysAfter(NOON, 9) } })
    const { school, lessons: near } = await scene.teacher.must('attendance.lessons', { schoolId: scene.school })
    expect(school.name).toBe('示例学校own')
    const own = near.filter((one) => one.sessionId === sessionId)
    expect(own.map(({ lessonNo }) => lessonNo)).toEqual([2, 3, 4])
    expect(own[1]).toMatchObject({
      title: '示例插花课',
      lessons: 5,
      taken: 1,
      opensAt: minutesAfter(NOON, -15.6).toISOString(),
      cancelled: null,
    })
  })

  test('show what was called off, and nothing of drafts or other schools', async () => {
    const [off, draft, elsewhere] = [
      await aClass(scene, [], { offering: { status: 'cancelled', cancelReason: '示例：老师病了' } }),
      await aClass(scene, [], { offering: { status: 'draft' } }),
      await aClass(scene, [], { offering: { venue: scene.otherSchool } }),
    ]
    const { lessons } = await scene.teacher.must('attendance.lessons', { schoolId: scene.school })
    expect(lessons.find(({ sessionId }) => sessionId === off)).toMatchObject({ cancelled: '示例：老师病了' })
    expect(lessons.filter(({ sessionId }) => sessionId === draft || sessionId === elsewhere)).toEqual([])
  })
})

test('UM5: what the roll says of today is read by the rider, and so is the teacher’s correction', async () => {
  const rider = await scene.holder()
  const sessionId = await aClass(scene, [rider])
  await syncBooking(sessionId, rider.personId, city.now)
  const marks = async () => (await rider.must('course.mine', {})).current.find(({ session }) => session.sessionId === sessionId)?.marks
  expect(await marks()).toEqual([])
  for (const state of ['here', 'excused'] as const) {
    await scene.teacher.must('attendance.mark', { ...markOf(sessionId, rider), state })
    expect(await marks()).toMatchObject([{ lessonNo: 1, state, unconfirmed: false }])
  }
})

test('SM10: the lessons of a school are all that are near, however many sessions it has', async () => {
  const aSessionThere = () => aClass(scene, [], { lessons: [aLesson(NOON, 60)], offering: { endsAt: daysAfter(NOON, 1) } })
  const sessions: SessionId[] = []
  for (let count = 0; count < 210; count += 1) sessions.push(await aSessionThere())
  const { lessons } = await scene.teacher.must('attendance.lessons', { schoolId: scene.school })
  const shown = new Set(lessons.map(({ sessionId }) => sessionId))
  expect(sessions.filter((one) => !shown.has(one))).toEqual([])
})

describe('the roll', () => {
  test('SM10: has those whose number isn’t filled in yet, once, at the end', async () => {
    const sessionId = await aClass(scene, [])
    const participants = Object.fromEntries(
      Array.from({ length: 305 }, (_, at) => [`per_${at}`, aParticipant({ number: at % 100 === 0 ? null : at })]),
    )
    await offerings.update(sessionId, {}, { participants })
    const first = await rollOf(sessionId)
    const second = await scene.teacher.must('attendance.roll', { sessionId, lessonNo: 1, after: first.next ?? 0 })
    const all = [...first.rows, ...second.rows].map(({ personId }) => personId as string)
    expect(second.next).toBeNull()
    expect(all.toSorted()).toEqual(Object.keys(participants).toSorted())
    expect(all.slice(-4).toSorted()).toEqual(['per_0', 'per_100', 'per_200', 'per_300'])
  })

  test('is of whoever holds a place, by number, with masked names', async () => {
    const [a, b] = [await scene.holder(), await scene.holder()]
    const sessionId = await aClass(scene, [a, b])
    const { participants = {} } = (await offerings.get(sessionId)) ?? {}
    const waiting = aParticipant({ state: 'waiting', number: null })
    await offerings.update(sessionId, {}, { participants: { ...participants, [scene.stranger().personId]: waiting } })
    const { rows, next, counts, keyNo, lesson } = await rollOf(sessionId)
    expect(rows).toEqual([a, b].map(({ personId }, at) => ({ personId, number: at + 1, name: '示*例', ...NOTHING })))
    expect([next, keyNo, lesson.title]).toEqual([null, null, '示例插花课'])
    expect(counts).toEqual({ expected: 2, here: 0, unconfirmed: 0, excused: 0 })
  })

  test('goes on where the page has ended', async () => {
    const sessionId = await aClass(scene, [])
    const people = Array.from({ length: 305 }, (_, at) => [`per_${at}`, aParticipant({ number: at + 1, since: daysAfter(NOON, -9) })])
    await offerings.update(sessionId, {}, { participants: Object.fromEntries(people) })
    const first = await rollOf(sessionId)
    expect([first.rows.length, first.next]).toEqual([300, 300])
    const rest = await scene.teacher.must('attendance.roll', { sessionId, lessonNo: 1, after: 300 })
    expect([rest.rows.map(({ number }) => number), rest.next, rest.counts.expected]).toEqual([[301, 302, 303, 304, 305], null, 305])
  })

  test('of a lesson that is not there is not found', async () => {
    const sessionId = await aClass(scene, [])
    expect(await scene.teacher.call('attendance.roll', { sessionId, lessonNo: 7 })).toMatchObject(refused('NOT_FOUND'))
  })
})

const NOTHING = { state: 'none', unconfirmed: false, at: null, reason: null }

describe('the phone that shows the code', () => {
  test('goes on with its seed after it was opened again, and the roll says which phone it is', async () => {
    const sessionId = await aClass(scene, [])
    const open = (number: number) =>
      scene.teacher.must('attendance.openClass', { sessionId, lessonNo: 1, deviceId: deviceIdOf(scene.teacher, number) })
    const [first, again, other] = [await open(1), await open(1), await open(2)]
    expect([again.seed, again.keyNo]).toEqual([first.seed, 1])
    expect([other.seed === first.seed, other.keyNo]).toEqual([false, 2])
    expect((await rollOf(sessionId)).keyNo).toBe(2)
  })

  test('opens with the window and not before; what is over or not there is told so', async () => {
    const sessionId = await aClass(scene, [], { lessons: [aLesson(NOON, 60)] })
    const open = (lessonNo = 1) => scene.teacher.call('attendance.openClass', { sessionId, lessonNo, deviceId: deviceIdOf(scene.teacher) })
    expect(await open()).toMatchObject(refused('CHECK_IN_NOT_OPEN', { opensAt: minutesAfter(NOON, 30).toISOString() }))
    wait(city, 500)
    expect(await open()).toMatchObject({ error: { code: 'CHECK_IN_OVER' } })
    expect(await open(2)).toMatchObject(refused('NOT_FOUND'))
  })
})

describe('calling the roll', () => {
  test('marks somebody, and marks them otherwise when it was a slip; both are on record', async () => {
    const rider = await scene.holder()
    const sessionId = await aClass(scene, [rider])
    const mark = markOf(sessionId, rider)
    expect((await scene.teacher.must('attendance.mark', { ...mark, state: 'absent' })).row).toMatchObject({ state: 'absent' })
    expect((await scene.teacher.must('attendance.mark', { ...mark, state: 'here' })).row).toMatchObject({ state: 'here', reason: null })
    const { auditTrail = [] } = await city.documents()
    const subject = `attendance/att_${sessionId}:1:${rider.personId}`
    expect(auditTrail.filter((entry) => entry.subject === subject)).toMatchObject([
      { action: 'attendance.mark' },
      { action: 'attendance.mark' },
    ])
  })

  test('takes word days before, and nothing else', async () => {
    const rider = await scene.holder()
    const mark = markOf(await aClass(scene, [rider], { lessons: [aLesson(NOON, 3000)] }), rider)
    expect(await scene.teacher.call('attendance.mark', { ...mark, state: 'here' })).toMatchObject({ error: { code: 'CHECK_IN_NOT_OPEN' } })
    expect(await scene.teacher.must('attendance.mark', { ...mark, state: 'excused' })).toMatchObject({ row: { state: 'excused' } })
  })

  test('is for whoever holds a place, in lessons that there are', async () => {
    const [rider, guest] = [await scene.holder(), await scene.holder()]
    const sessionId = await aClass(scene, [rider])
    const mark = { ...markOf(sessionId, guest), state: 'here' as const }
    expect(await scene.teacher.call('attendance.mark', mark)).toMatchObject(refused('NOT_BOOKED'))
    expect(await scene.teacher.call('attendance.mark', { ...mark, lessonNo: 9 })).toMatchObject(refused('NOT_FOUND'))
    const off = await aClass(scene, [], { lessons: [aLesson(NOON, 10, { cancelled: '示例：停电' })] })
    const participants = { [guest.personId]: aParticipant({ since: daysAfter(NOON, -9) }) }
    await offerings.update(off, {}, { participants })
    expect(await scene.teacher.call('attendance.mark', { ...mark, sessionId: off })).toMatchObject(refused('NOT_POSSIBLE_NOW'))
  })

  test('needs a reason once it has closed; the district always gives one', async () => {
    const rider = await scene.holder()
    const mark = { ...markOf(await aClass(scene, [rider]), rider), state: 'here' as const }
    wait(city, 200)
    expect(await scene.teacher.call('attendance.mark', mark)).toMatchObject(refused('INVALID_INPUT', { field: 'reason', rule: 'required' }))
    const reason = '示例：手机没电'
    expect(await scene.teacher.must('attendance.mark', { ...mark, reason })).toMatchObject({ row: { state: 'here', reason } })
    expect(await scene.staff.must('attendance.correct', { ...mark, state: 'excused', reason })).toMatchObject({ row: { state: 'excused' } })
    expect(await scene.staff.call('attendance.correct', { ...mark, state: 'none', reason })).toMatchObject(refused('NOT_POSSIBLE_NOW'))
  })
})

describe('the teacher who scans a rider', () => {
  const scan = (sessionId: SessionId, text: string) => scene.teacher.call('attendance.scanRider', { sessionId, lessonNo: 1, text })

  test('takes the code of the pass, whatever it was made for and used for, and sees who it is', async () => {
    const rider = await bindPass(city, await scene.holder())
    const sessionId = await aClass(scene, [rider])
    const text = rider.code('counter')
    await scene.clerk.must('merchant.verify', { merchantId: scene.merchant, text })
    const used = (await passes.get(rider.passId))?.usedSteps
    const reply = await scan(sessionId, text)
    expect(reply).toMatchObject({ ok: true, data: { row: { state: 'here' }, already: false, refusal: null } })
    expect(reply).toMatchObject({ data: { holder: { maskedName: expect.stringContaining('*') } } })
    expect((await passes.get(rider.passId))?.usedSteps).toEqual(used)
    expect(await scan(sessionId, rider.code())).toMatchObject({ data: { already: true } })
  })

  test('takes the attendance pass', async () => {
    const rider = await scene.holder()
    const sessionId = await aClass(scene, [rider])
    const text = attendanceCodeOf({ sessionId, personId: rider.personId, number: 1 })
    expect(await scan(sessionId, text)).toMatchObject({ data: { row: { personId: rider.personId, state: 'here' } } })
    const other = attendanceCodeOf({ sessionId: await aClass(scene, []), personId: rider.personId, number: 1 })
    expect(await scan(sessionId, other)).toMatchObject({ data: { row: null, refusal: { reason: 'codeOtherAudience' } } })
    expect(await scan(sessionId, `${text.slice(0, -1)}${text.endsWith('0') ? '2' : '0'}`)).toMatchObject({ data: { row: null } })
  })

  test('confirms whoever had checked in without a location', async () => {
    const rider = await bindPass(city, await scene.holder())
    const location = { latitude: 31.16, longitude: 120.64 }
    const school = { schoolId: scene.school, name: '示例学校', townId: 'twn_sample' as never, address: '示例路', location }
    const sessionId = await aClass(scene, [rider], { about: { school } })
    await rider.must('attendance.checkIn', scanned(rider, (await showClass(scene, sessionId))()))
    expect(await scan(sessionId, rider.code())).toMatchObject({ data: { row: { state: 'here', unconfirmed: false }, already: false } })
  })

  test.each([
    ['hello', 'codeUnreadable'],
    ['XGA2.1.2.3.4', 'codeOtherVersion'],
  ])('is told what is wrong with %s', async (text, reason) => {
    expect(await scan(await aClass(scene, []), text)).toMatchObject({ data: { row: null, holder: null, refusal: { reason } } })
  })

  test('is told of a code that has run out, of another phone, or of nobody’s pass', async () => {
    const phone = await scene.holder()
    const rider = await bindPass(city, phone)
    const sessionId = await aClass(scene, [rider])
    const fault = async (text: string) => {
      const reply = await scan(sessionId, text)
      return reply.ok ? reply.data.refusal?.reason : reply.error.code
    }
    expect(await fault(rider.code('gate', -60))).toBe('codeExpired')
    expect(await fault(rider.code('gate', 60))).toBe('codeFuture')
    expect(await fault(await rider.signed())).toBe('codeNeedsLive')
    const text = rider.code()
    await bindPass(city, phone, { number: 2, move: true })
    expect(await fault(text)).toBe('codeOtherPhone')
    await passes.remove(rider.passId)
    expect(await fault(text)).toBe('noPass')
  })

  test('is told of whoever has no place here, and when it is not the time', async () => {
    const guest = await bindPass(city, await scene.holder())
    expect(await scan(await aClass(scene, []), guest.code())).toMatchObject(refused('NOT_BOOKED'))
    const early = await aClass(scene, [guest], { lessons: [aLesson(NOON, 60)] })
    expect(await scan(early, guest.code())).toMatchObject({ error: { code: 'CHECK_IN_NOT_OPEN' } })
    wait(city, 400)
    expect(await scan(early, guest.code())).toMatchObject({ error: { code: 'CHECK_IN_OVER' } })
  })
})
