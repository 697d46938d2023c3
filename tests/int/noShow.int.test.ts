import { agendaOf } from '../../cloudfunctions/domains/booking/agendaDocument'
import { offerings } from '../../cloudfunctions/domains/booking/offeringDocument'
import { advanceLessons } from '../../cloudfunctions/domains/course/attendance/lessonsDue'
import { isSession, type SessionDetails } from '../../cloudfunctions/domains/course/sessionDetails'
import type { SessionId } from '../../contract/course/ids'
import { withCity } from '../builders/city/city'
import { aClass, aLesson, scanned, showClass } from '../builders/city/classes'
import { dieAfter, restart } from '../builders/city/crashes'
import type { Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { reconcile } from '../builders/house'
import { daysAfter, minutesAfter, NOON } from '../builders/time'

jest.mock('../../cloudfunctions/kernel/database/collection', () => jest.requireActual('../builders/city/crashes').dyingCollections())
jest.mock('../../cloudfunctions/kernel/files', () => jest.requireActual('../builders/city/crashes').dyingFiles())

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})
beforeEach(() => {
  city.now = NOON
})
afterEach(() => void restart())

const marksOf = async ({ personId }: Phone) => (await agendaOf(personId)).penalties
const heardBy = async (by: Phone) => (await by.must('inbox.list', {})).messages.map(({ content }) => content)
const kindsHeardBy = async (by: Phone) => (await heardBy(by)).map(({ kind }) => kind)
/** After the roll of a lesson that began at ten past noon has closed. */
const CLOSED = minutesAfter(NOON, 10 + 90 + 61)

/** A class of two of whom one comes, closed. */
async function oneCame() {
  const [here, missing] = [await scene.holder(), await scene.holder()]
  const sessionId = await aClass(scene, [here, missing])
  await here.must('attendance.checkIn', scanned(here, (await showClass(scene, sessionId))()))
  city.now = CLOSED
  return { here, missing, sessionId }
}

const correct = (sessionId: SessionId, { personId }: Phone, state: 'here' | 'excused' | 'absent') =>
  scene.teacher.must('attendance.mark', { sessionId, lessonNo: 1, personId, state, reason: '示例：记错了' })

/** A turn of the timer: it looks which lessons are due, and carries out what concerns many. */
async function timerAt(now: Date) {
  await advanceLessons(now)
  await reconcile(now)
}

describe('a lesson whose roll has closed', () => {
  test('leaves a mark with whoever had a place and did not come, once, however often the timer looks', async () => {
    const { here, missing, sessionId } = await oneCame()
    await Promise.all([timerAt(CLOSED), timerAt(CLOSED)])
    await timerAt(minutesAfter(CLOSED, 5))
    const at = minutesAfter(NOON, 10)
    expect(await marksOf(missing)).toEqual([
      { key: `noShow:${sessionId}:1`, kind: 'noShow', offeringId: sessionId, title: '示例插花课', at },
    ])
    expect(await heardBy(missing)).toEqual([{ kind: 'noShow', title: '示例插花课', at: at.toISOString(), blockedUntil: null }])
    expect([await marksOf(here), await heardBy(here)]).toEqual([[], []])
    expect((await offerings.get(sessionId))?.wakeAt).toBeNull()
  })

  test('is closed late as well as in time', async () => {
    const { missing } = await oneCame()
    await timerAt(daysAfter(CLOSED, 5))
    expect(await marksOf(missing)).toHaveLength(1)
  })

  test('leaves none before it has closed, with who was excused, or where no roll was called at all', async () => {
    const [excused, unknown] = [await scene.holder(), await scene.holder()]
    const [called, silent] = [await aClass(scene, [excused]), await aClass(scene, [unknown])]
    await scene.teacher.must('attendance.mark', { sessionId: called, lessonNo: 1, personId: excused.personId, state: 'excused' })
    await timerAt(minutesAfter(CLOSED, -1))
    await timerAt(CLOSED)
    expect([await marksOf(excused), await marksOf(unknown)]).toEqual([[], []])
    expect((await offerings.get(silent))?.details).toMatchObject({ lessons: [{ closed: true, called: false }] })
  })

  test('leaves none with who checked in and was never confirmed, nor with who was erased', async () => {
    const [doubtful, erased, here] = [await scene.holder(), await scene.holder(), await scene.holder()]
    const location = { latitude: 31.16, longitude: 120.64 }
    const school = { schoolId: scene.school, name: '示例学校', townId: 'twn_sample' as never, address: '示例路', location }
    const sessionId = await aClass(scene, [doubtful, erased, here], { about: { school } })
    await doubtful.must('attendance.checkIn', scanned(doubtful, (await showClass(scene, sessionId))()))
    await erased.must('rider.withdraw', {})
    await timerAt(CLOSED)
    expect(await marksOf(doubtful)).toEqual([])
    expect((await agendaOf(erased.personId)).revision).toBe(0)
    expect(await marksOf(here)).toHaveLength(1)
  })

  test('leaves none where it was called off, or the whole session was', async () => {
    const rider = await scene.holder()
    const sessionId = await aClass(scene, [rider])
    await scene.teacher.must('attendance.mark', { sessionId, lessonNo: 1, personId: rider.personId, state: 'absent' })
    await offerings.update(sessionId, {}, { status: 'cancelled', cancelReason: '示例：停电' })
    await timerAt(CLOSED)
    expect(await marksOf(rider)).toEqual([])
    expect((await offerings.get(sessionId))?.wakeAt).toBeNull()
  })

  test('blocks who has missed too often, and says until when', async () => {
    const rider = await scene.holder()
    const lessons = [aLesson(NOON, 10), aLesson(NOON, 210, { no: 2 })]
    const sessionId = await aClass(scene, [rider], { lessons })
    city.now = minutesAfter(NOON, 200)
    for (const lessonNo of [1, 2]) {
      const reason = '示例：没来'
      await scene.teacher.must('attendance.mark', { sessionId, lessonNo, personId: rider.personId, state: 'absent', reason })
    }
    await timerAt(minutesAfter(CLOSED, 300))
    expect(await marksOf(rider)).toHaveLength(2)
    expect((await heardBy(rider)).map((content) => 'blockedUntil' in content && content.blockedUntil)).toContain(
      daysAfter(minutesAfter(NOON, 210), 14).toISOString(),
    )
  })
})

describe('a correction', () => {
  test.each(['here', 'excused'] as const)('to %s takes the mark back and says so, once', async (state) => {
    const { missing, sessionId } = await oneCame()
    await timerAt(CLOSED)
    await correct(sessionId, missing, state)
    await correct(sessionId, missing, state)
    expect(await marksOf(missing)).toEqual([])
    expect((await kindsHeardBy(missing)).sort()).toEqual(['noShow', 'noShowExcused'])
  })

  test('back to absent leaves the mark again, and says so again', async () => {
    const { missing, sessionId } = await oneCame()
    await timerAt(CLOSED)
    await correct(sessionId, missing, 'here')
    await correct(sessionId, missing, 'absent')
    expect(await marksOf(missing)).toHaveLength(1)
    expect((await kindsHeardBy(missing)).sort()).toEqual(['noShow', 'noShow', 'noShowExcused'])
  })

  test('before the timer has looked leaves nothing for it to find', async () => {
    const { missing, sessionId } = await oneCame()
    await correct(sessionId, missing, 'excused')
    await timerAt(CLOSED)
    expect([await marksOf(missing), await heardBy(missing)]).toEqual([[], []])
  })

  test('at the same instant as the timer wins', async () => {
    const { missing, sessionId } = await oneCame()
    await Promise.all([timerAt(CLOSED), correct(sessionId, missing, 'excused')])
    expect(await marksOf(missing)).toEqual([])
  })
})

test('the timer that dies after any of its writes is finished by the next one', async () => {
  for (let deaths = 1; ; deaths += 1) {
    city.now = NOON
    const { missing } = await oneCame()
    dieAfter(deaths)
    await timerAt(CLOSED)
    const died = restart() >= deaths
    await timerAt(minutesAfter(CLOSED, 5))
    expect([deaths, (await marksOf(missing)).length, await kindsHeardBy(missing)]).toEqual([deaths, 1, ['noShow']])
    if (!died) return
  }
})

describe('a reminder', () => {
  test('goes to whoever holds a place, a day before, once', async () => {
    const rider = await scene.holder()
    const sessionId = await aClass(scene, [rider], { lessons: [aLesson(NOON, 25 * 60)] })
    await timerAt(NOON)
    expect(await heardBy(rider)).toEqual([])
    for (const minutes of [61, 61, 70]) await timerAt(minutesAfter(NOON, minutes))
    const from = minutesAfter(NOON, 25 * 60).toISOString()
    expect(await heardBy(rider)).toEqual([{ kind: 'lessonSoon', title: '示例插花课', from, place: '示例学校', wayOut: 'cancelLate' }])
    expect((await offerings.get(sessionId))?.wakeAt).toEqual(minutesAfter(NOON, 25 * 60 + 90 + 61))
  })

  test('of a lesson that was moved goes out for the new time; none of one that was called off meanwhile', async () => {
    const rider = await scene.holder()
    const sessionId = await aClass(scene, [rider], { lessons: [aLesson(NOON, 60)] })
    await timerAt(NOON)
    const { details: about } = (await offerings.get(sessionId)) ?? {}
    if (!about || !isSession(about)) throw new Error('no session')
    await offerings.update(sessionId, {}, { details: { ...about, lessons: [aLesson(NOON, 120)] } as SessionDetails, wakeAt: NOON })
    await timerAt(minutesAfter(NOON, 1))
    expect(await kindsHeardBy(rider)).toEqual(['lessonSoon', 'lessonSoon'])
  })
})
