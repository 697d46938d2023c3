import { attendance, attendanceOf } from '../../cloudfunctions/domains/course/attendance/attendanceDocument'
import type { SessionId } from '../../contract/course/ids'
import { withCity } from '../builders/city/city'
import { aClass, aLesson, scanned, showClass } from '../builders/city/classes'
import { wait } from '../builders/city/gate'
import { deviceIdOf } from '../builders/city/passPhone'
import { newRequestId, type Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { minutesAfter, NOON } from '../builders/time'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})
beforeEach(() => {
  city.now = NOON
})

/** A class of one rider, with the code that the teacher shows. */
async function aClassOf(rider: Phone, settings: Parameters<typeof aClass>[2] = {}) {
  const sessionId = await aClass(scene, [rider], settings)
  return { sessionId, code: await showClass(scene, sessionId) }
}

const refusalOf = async (by: Phone, input: Parameters<Phone['call']>[1]) => {
  const reply = await by.call('attendance.checkIn', input as never)
  return reply.ok ? 'ok' : reply.error
}
const records = ({ personId }: Phone) => attendanceOf(personId)

describe('a rider who scans the code of the class', () => {
  test('is checked in to this one lesson, whatever else was booked', async () => {
    const rider = await scene.holder()
    const { sessionId, code } = await aClassOf(rider, { lessons: [aLesson(NOON, 10), aLesson(NOON, 200, { no: 2 })] })
    const answer = await rider.must('attendance.checkIn', scanned(rider, code()))
    expect(answer).toMatchObject({ lesson: { sessionId, lessonNo: 1, lessons: 2 }, state: 'here', already: false, unconfirmed: false })
    expect(await records(rider)).toMatchObject([{ sessionId, lessonNo: 1, state: 'here', method: 'classCode' }])
  })

  test('is late after the grace, and hears the first time when scanning again, also by a code that has run out', async () => {
    const rider = await scene.holder()
    const { code } = await aClassOf(rider)
    wait(city, 21)
    const text = code()
    const first = await rider.must('attendance.checkIn', scanned(rider, text))
    expect(first).toMatchObject({ state: 'late', already: false })
    wait(city, 2)
    expect(await rider.must('attendance.checkIn', scanned(rider, text))).toMatchObject({ state: 'late', at: first.at, already: true })
  })

  test('who scans two minutes too early is locked out of nothing (mod_attendance #746)', async () => {
    const rider = await scene.holder()
    const { code } = await aClassOf(rider, { lessons: [aLesson(NOON, 29)] })
    city.now = minutesAfter(NOON, -3)
    expect(await refusalOf(rider, scanned(rider, code()))).toMatchObject({ code: 'CHECK_IN_NOT_OPEN' })
    city.now = NOON
    expect(await rider.must('attendance.checkIn', scanned(rider, code()))).toMatchObject({ state: 'here', already: false })
  })

  test('sent again after a lost reply hears the same, though the code has run out meanwhile', async () => {
    const rider = await scene.holder()
    const { code } = await aClassOf(rider)
    const [input, requestId] = [scanned(rider, code()), newRequestId()]
    const first = await rider.must('attendance.checkIn', input, requestId)
    wait(city, 5)
    expect(await rider.must('attendance.checkIn', input, requestId)).toMatchObject({ at: first.at, already: false })
  })
})

describe('a code that does not hold', () => {
  const codeFault = async (by: Phone, text: string) => refusalOf(by, scanned(by, text))

  test('is refused once it is 30 seconds old: a picture that was passed on is worth nothing', async () => {
    const rider = await scene.holder()
    const { code } = await aClassOf(rider)
    const picture = code()
    wait(city, 0.75)
    expect(await codeFault(rider, picture)).toMatchObject({ code: 'CLASS_CODE_REFUSED', details: { reason: 'expired' } })
    expect(await codeFault(rider, code(60))).toMatchObject({ code: 'CLASS_CODE_REFUSED', details: { reason: 'future' } })
    expect(await records(rider)).toEqual([])
  })

  test('is refused when another phone shows the class since', async () => {
    const rider = await scene.holder()
    const { sessionId, code } = await aClassOf(rider)
    const second = await showClass(scene, sessionId, { number: 2 })
    expect(await codeFault(rider, code())).toMatchObject({ code: 'CLASS_CODE_REFUSED', details: { reason: 'otherPhone' } })
    expect(await codeFault(rider, second())).toBe('ok')
  })

  test('of the other lesson is refused with the name of its lesson', async () => {
    const rider = await scene.holder()
    const { sessionId: own } = await aClassOf(rider)
    const other = await showClass(scene, await aClass(scene, [], { about: { title: '示例英语课' } }))
    const reply = await refusalOf(rider, { ...scanned(rider, other()), sessionId: own })
    expect(reply).toMatchObject({ code: 'OTHER_LESSON', details: { title: '示例英语课' } })
    expect(await codeFault(rider, other())).toMatchObject({ code: 'NOT_BOOKED' })
  })

  test.each([
    ['XGK', 'unreadable'],
    ['G00000000000000W1I', 'unreadable'],
    ['XGKJ400', 'otherVersion'],
    ['XGK2400200H48SM8NB6EY49J1S2C7098SCZMCMME6QTCZX4DR2197ECC', 'forged'],
  ])('%s: %s', async (text, reason) => {
    const rider = await scene.holder()
    expect(await codeFault(rider, text)).toMatchObject({ code: 'CLASS_CODE_REFUSED', details: { reason } })
  })
})

describe('who is not checked in', () => {
  test('who has no place, gave it back, or only waits', async () => {
    const [rider, guest] = [await scene.holder(), await scene.holder()]
    const { code } = await aClassOf(rider)
    expect(await refusalOf(guest, scanned(guest, code()))).toMatchObject({ code: 'NOT_BOOKED' })
    expect(await records(guest)).toEqual([])
  })

  test('anybody before and after the window, each with its time', async () => {
    const rider = await scene.holder()
    const { sessionId, code } = await aClassOf(rider, { lessons: [aLesson(NOON, 29)] })
    const [opensAt, closedAt] = ['2026-11-23T03:59:00.000Z', '2026-11-23T06:59:00.000Z']
    city.now = new Date(Date.parse(opensAt) - 90_000)
    expect(await refusalOf(rider, scanned(rider, code()))).toMatchObject({ code: 'CHECK_IN_NOT_OPEN', details: { opensAt } })
    city.now = new Date(closedAt)
    expect(await refusalOf(rider, scanned(rider, code()))).toMatchObject({ code: 'CHECK_IN_OVER', details: { closedAt } })
    expect(await records(rider)).toEqual([])
    city.now = new Date(Date.parse(opensAt) + 1000)
    expect(await rider.must('attendance.checkIn', scanned(rider, code()))).toMatchObject({ lesson: { sessionId }, state: 'here' })
  })

  test('a second person by the same phone', async () => {
    const [rider, friend] = [await scene.holder(), await scene.holder()]
    const code = await showClass(scene, await aClass(scene, [rider, friend]))
    await rider.must('attendance.checkIn', scanned(rider, code()))
    const borrowed = { ...scanned(friend, code()), deviceId: deviceIdOf(rider) }
    expect(await refusalOf(friend, borrowed)).toMatchObject({ code: 'PHONE_CHECKED_IN' })
    expect(await refusalOf(friend, scanned(friend, code()))).toBe('ok')
  })

  test('of two people who check in by one phone at one instant, one of them', async () => {
    const both = [await scene.holder(), await scene.holder()] as const
    const code = await showClass(scene, await aClass(scene, both))
    const deviceId = deviceIdOf(both[0])
    const replies = await Promise.all(both.map((by) => refusalOf(by, { ...scanned(by, code()), deviceId })))
    expect(replies.filter((reply) => reply === 'ok')).toHaveLength(1)
  })

  test('anybody where the lesson was called off', async () => {
    const rider = await scene.holder()
    const sessionId = await aClass(scene, [rider], { lessons: [aLesson(NOON, 10, { cancelled: '示例：停电' })] })
    const lesson = { sessionId, lessonNo: 1, deviceId: deviceIdOf(scene.teacher) }
    expect(await scene.teacher.call('attendance.openClass', lesson)).toMatchObject({ error: { code: 'NOT_POSSIBLE_NOW' } })
  })
})

describe('where the school has its place on the map', () => {
  const location = { latitude: 31.16, longitude: 120.64 }
  const schoolAt = () => ({ schoolId: scene.school, name: '示例学校', townId: 'twn_sample' as never, address: '示例路', location })
  const near = { ...location, accuracy: 30 }

  const aPlacedClass = (rider: Phone) => aClassOf(rider, { about: { school: schoolAt() } })

  test('whoever is there is confirmed by the phone, and what it said is not kept', async () => {
    const rider = await scene.holder()
    const { code } = await aPlacedClass(rider)
    const answer = await rider.must('attendance.checkIn', { ...scanned(rider, code()), location: near })
    expect(answer).toMatchObject({ unconfirmed: false })
    expect(JSON.stringify(await records(rider))).not.toContain('31.16')
  })

  test('whoever keeps the place private, or is far off, is confirmed by the teacher', async () => {
    const rider = await scene.holder()
    const { sessionId, code } = await aPlacedClass(rider)
    expect(await rider.must('attendance.checkIn', scanned(rider, code()))).toMatchObject({ unconfirmed: true, already: false })
    const far = { ...near, latitude: 32 }
    expect(await rider.must('attendance.checkIn', { ...scanned(rider, code()), location: far })).toMatchObject({
      unconfirmed: true,
      already: true,
    })
    expect(await rollCounts(sessionId)).toEqual({ expected: 1, here: 0, unconfirmed: 1, excused: 0 })
    const mark = { sessionId, lessonNo: 1, personId: rider.personId, state: 'here' as const }
    expect((await scene.teacher.must('attendance.mark', mark)).row).toMatchObject({ state: 'here', unconfirmed: false })
    expect(await rollCounts(sessionId)).toEqual({ expected: 1, here: 1, unconfirmed: 0, excused: 0 })
  })

  test('whoever allows it later is confirmed then', async () => {
    const rider = await scene.holder()
    const { code } = await aPlacedClass(rider)
    const first = await rider.must('attendance.checkIn', scanned(rider, code()))
    const again = await rider.must('attendance.checkIn', { ...scanned(rider, code()), location: near })
    expect(again).toMatchObject({ unconfirmed: false, at: first.at })
  })
})

const rollCounts = async (sessionId: SessionId) => (await scene.teacher.must('attendance.roll', { sessionId, lessonNo: 1 })).counts

test('an erased person leaves no attendance behind', async () => {
  const rider = await scene.holder()
  const { code } = await aClassOf(rider)
  await rider.must('attendance.checkIn', scanned(rider, code()))
  expect(await records(rider)).toHaveLength(1)
  await rider.must('rider.withdraw', {})
  expect(await records(rider)).toEqual([])
  expect(await attendance.count('person', { equals: { personId: rider.personId } })).toBe(0)
})
