import { followBookingsDue } from '../../cloudfunctions/domains/booking/jobs'
import { type OfferingDocument, offerings } from '../../cloudfunctions/domains/booking/offeringDocument'
import { attendanceIdOf } from '../../cloudfunctions/domains/course/attendance/attendanceDocument'
import { isSession } from '../../cloudfunctions/domains/course/sessionDetails'
import type { EligibilityRule } from '../../contract/booking/booking'
import type { SessionId } from '../../contract/course/ids'
import { withCity } from '../builders/city/city'
import { aClass, aLesson, scanned, showClass } from '../builders/city/classes'
import { inboxOf } from '../builders/city/decisions'
import { deviceIdOf } from '../builders/city/passPhone'
import type { Phone } from '../builders/city/phone'
import { nextNumber } from '../builders/city/samples/sample'
import { type Scene, setScene } from '../builders/city/scene'
import { aSession, sessionId } from '../builders/offerings'
import { minutesAfter, NOON } from '../builders/time'
import { moveTo, ZONES } from '../support/timeZone'
import { readXlsx } from '../support/xlsx'

/** What users of other booking systems have complained about for years, each by its name: here it can't happen. */

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})
beforeEach(() => {
  city.now = NOON
})

const verified = () => scene.rider({ status: 'verified' })
const many = (count: number) => Promise.all(Array.from({ length: count }, verified))
const [reason, FULL] = ['示例：换了教室', { error: { code: 'FULL' } }]

/** A session at a place of its own, so that no other booking is in the way. */
async function offered(overrides: Partial<OfferingDocument> = {}): Promise<SessionId> {
  const _id = sessionId(`bug${nextNumber()}`)
  await offerings.insert(aSession({ _id, ...overrides }))
  return _id
}

/** One with a single place, which the first has; the others wait in their order. */
async function full(waiting: number, overrides: Partial<OfferingDocument> = {}) {
  const id = await offered({ capacity: 1, ...overrides })
  const [holder, ...line] = (await many(waiting + 1)) as [Phone, ...Phone[]]
  await holder.must('course.enrol', { sessionId: id })
  for (const one of line) await one.must('course.wait', { sessionId: id })
  return { id, holder, line: line as [Phone, ...Phone[]] }
}

const stateOf = async (id: SessionId, { personId }: Phone) => (await offerings.get(id))?.participants[personId]?.state
const statesOf = (id: SessionId, people: readonly Phone[]) => Promise.all(people.map((one) => stateOf(id, one)))
const freeIn = async (id: SessionId) => (await offerings.get(id))?.free

describe('pretix#1163: cancelling strands the seat', () => {
  test('it goes to whoever waits, in the same step', async () => {
    const { id, holder, line } = await full(1)
    await holder.must('course.cancel', { sessionId: id })
    expect(await statesOf(id, line)).toEqual(['offered'])
  })

  test('else to whoever books next; who gave it back may book again, too', async () => {
    const { id, holder } = await full(0)
    await holder.must('course.cancel', { sessionId: id })
    expect(await freeIn(id)).toBe(1)
    await holder.must('course.enrol', { sessionId: id })
    await holder.must('course.cancel', { sessionId: id })
    await (await verified()).must('course.enrol', { sessionId: id })
    expect(await freeIn(id)).toBe(0)
  })

  test('an offer that nobody takes goes on to the next, and is free once nobody waits', async () => {
    const { id, holder, line } = await full(2)
    await holder.must('course.cancel', { sessionId: id })
    await line[0].must('course.decline', { sessionId: id })
    expect(await statesOf(id, line)).toEqual(['declined', 'offered'])
    await followBookingsDue(minutesAfter(city.now, 121))
    expect([await statesOf(id, line), await freeIn(id)]).toEqual([['declined', 'expired'], 1])
  })
})

test('pretix#2119: the last one is promoted before the first', async () => {
  const { id, holder, line } = await full(4)
  const inOrder = [holder, ...line]
  for (const [at, leaves] of inOrder.slice(0, -1).entries()) {
    await leaves.must('course.cancel', { sessionId: id })
    const states = await statesOf(id, line)
    expect(states.slice(at)).toEqual(['offered', ...Array(line.length - at - 1).fill('waiting')])
    await line[at]?.must('course.accept', { sessionId: id })
  }
})

describe('mod_booking#693: who books directly jumps the queue', () => {
  test('while somebody waits nobody else gets a place, not even through staff', async () => {
    const { id, holder, line } = await full(2)
    await holder.must('course.cancel', { sessionId: id })
    const newcomer = await verified()
    expect(await newcomer.call('course.enrol', { sessionId: id })).toMatchObject(FULL)
    expect(await scene.staff.call('course.enrolFor', { sessionId: id, riderId: newcomer.riderId, reason })).toMatchObject(FULL)
    expect(await statesOf(id, line)).toEqual(['offered', 'waiting'])
  })

  test('more places go to who waits, before anybody can take them', async () => {
    const { id, line } = await full(2)
    const newcomer = await verified()
    const [enlarged, tried] = await Promise.all([
      scene.staff.call('course.setCapacity', { sessionId: id, capacity: 3 }),
      newcomer.call('course.enrol', { sessionId: id }),
    ])
    expect([enlarged.ok, tried]).toMatchObject([true, FULL])
    expect(await statesOf(id, line)).toEqual(['offered', 'offered'])
  })
})

describe('mod_booking#937: promoted after the course began', () => {
  test('an offer ends with the beginning, and nobody is offered anything from then on', async () => {
    const { id, holder, line } = await full(2)
    const { startsAt } = (await offerings.get(id)) ?? aSession()
    city.now = minutesAfter(startsAt, -30)
    await holder.must('course.cancel', { sessionId: id })
    expect((await offerings.get(id))?.participants[line[0].personId]?.until).toEqual(startsAt)
    city.now = startsAt
    expect(await line[0].call('course.accept', { sessionId: id })).toMatchObject({ error: { code: 'OFFER_OVER' } })
    await followBookingsDue(city.now)
    expect(await statesOf(id, line)).toEqual(['expired', 'waiting'])
    expect(await inboxOf(line[1] as Phone)).toEqual([])
  })

  test('a place that comes free after the beginning stays free', async () => {
    const { id, holder, line } = await full(1)
    city.now = minutesAfter((await offerings.get(id))?.startsAt ?? NOON, 1)
    expect(await holder.call('course.cancel', { sessionId: id })).toMatchObject({ error: { code: 'ALREADY_BEGUN' } })
    await scene.staff.call('course.removeFrom', { sessionId: id, personId: holder.personId, reason })
    await scene.staff.call('course.setCapacity', { sessionId: id, capacity: 5 })
    expect(await statesOf(id, line)).toEqual(['waiting'])
  })
})

describe('Wuhan: a promised place is cancelled under an unpublished rule', () => {
  test('whoever would be refused reads the rule before, and it is the one that refuses', async () => {
    const eligibility: EligibilityRule[] = [{ rule: 'workKind', kinds: ['streamer'] }]
    const courseId = `crs_bug${nextNumber()}` as NonNullable<OfferingDocument['groupId']>
    const id = await offered({ eligibility, groupId: courseId })
    const rider = await verified()
    const [session] = (await rider.must('course.show', { courseId })).sessions
    expect(session).toMatchObject({ eligibility, hindrance: { code: 'NOT_ELIGIBLE', details: { rule: eligibility[0] } } })
    expect(await rider.call('course.enrol', { sessionId: id })).toMatchObject({ error: session?.hindrance })
  })

  test('no rule can be changed once a place was promised, and a smaller capacity takes nobody’s', async () => {
    const id = await offered({ capacity: 2 })
    const riders = await many(2)
    for (const rider of riders) await rider.must('course.enrol', { sessionId: id })
    const changes = { eligibility: [{ rule: 'workKind', kinds: ['streamer'] }] } as object
    expect(await scene.staff.call('course.change', { sessionId: id, reason, changes })).toMatchObject({ error: { code: 'INVALID_INPUT' } })
    await scene.staff.must('course.setCapacity', { sessionId: id, capacity: 1 })
    expect(await statesOf(id, riders)).toEqual(['held', 'held'])
  })

  test('what staff take back has a reason that the person reads', async () => {
    const { id, holder } = await full(0)
    const removal = { sessionId: id, personId: holder.personId }
    expect(await scene.staff.call('course.removeFrom', { ...removal, reason: ' ' })).toMatchObject({ error: { code: 'INVALID_INPUT' } })
    await scene.staff.must('course.removeFrom', { ...removal, reason })
    expect(await inboxOf(holder)).toEqual([expect.objectContaining({ kind: 'removedByStaff', reason })])
  })
})

describe('mod_attendance: students text each other the code', () => {
  test('it is nothing half a minute later, nor at another lesson', async () => {
    const rider = await scene.holder()
    const [here, other] = [await aClass(scene, [rider]), await aClass(scene, [])]
    const code = await showClass(scene, here)
    const [old, fresh] = [code(-45), code()]
    expect(await rider.call('attendance.checkIn', scanned(rider, old))).toMatchObject({ error: { code: 'CLASS_CODE_REFUSED' } })
    const elsewhere = { ...scanned(rider, fresh), sessionId: other }
    expect(await rider.call('attendance.checkIn', elsewhere)).toMatchObject({ error: { code: 'OTHER_LESSON' } })
  })

  test('one phone checks in one person, and who isn’t seen to be there waits for the teacher’s word', async () => {
    const [friend, absent] = [await scene.holder(), await scene.holder()]
    const about = aSession().details
    const school = isSession(about)
      ? { ...about.school, schoolId: scene.school, location: { latitude: 31.1, longitude: 120.6 } }
      : undefined
    const id = await aClass(scene, [friend, absent], school && { about: { school } })
    const code = await showClass(scene, id)
    await friend.must('attendance.checkIn', scanned(friend, code()))
    const onTheSame = { ...scanned(absent, code()), deviceId: deviceIdOf(friend) }
    expect(await absent.call('attendance.checkIn', onTheSame)).toMatchObject({ error: { code: 'PHONE_CHECKED_IN' } })
    const far = { latitude: 31.3, longitude: 120.6, accuracy: 20 }
    expect(await absent.must('attendance.checkIn', { ...scanned(absent, code()), location: far })).toMatchObject({ unconfirmed: true })
  })
})

test('mod_attendance#746: scanned two minutes early and locked out', async () => {
  const rider = await scene.holder()
  const id = await aClass(scene, [rider], { lessons: [aLesson(NOON, 30)] })
  const code = await showClass(scene, id)
  const opensAt = NOON.toISOString()
  city.now = minutesAfter(NOON, -2)
  expect(await rider.call('attendance.checkIn', scanned(rider, code()))).toMatchObject({
    error: { code: 'CHECK_IN_NOT_OPEN', details: { opensAt } },
  })
  city.now = NOON
  expect(await rider.must('attendance.checkIn', scanned(rider, code()))).toMatchObject({ state: 'here' })
})

describe('the open CloudBase booking templates', () => {
  test('count, then insert: they oversell', async () => {
    const id = await offered({ capacity: 3, waitLimit: 0 })
    const replies = await Promise.all((await many(20)).map((rider) => rider.call('course.enrol', { sessionId: id })))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(3)
    const { participants, free } = (await offerings.get(id)) ?? aSession()
    expect([Object.values(participants).filter(({ state }) => state === 'held').length, free]).toEqual([3, 0])
  })

  test('one self-check-in marks all of a person’s sign-ups', async () => {
    const rider = await scene.holder()
    const lessons = [aLesson(NOON, 10), aLesson(NOON, 24 * 60, { no: 2 })]
    const [here, other] = [await aClass(scene, [rider], { lessons }), await aClass(scene, [rider], { lessons })]
    await rider.must('attendance.checkIn', scanned(rider, (await showClass(scene, here))()))
    const { attendance = [] } = await city.documents()
    const marked = attendance.filter(({ personId, state }) => personId === rider.personId && state !== 'none').map(({ _id }) => _id)
    expect(marked).toEqual([attendanceIdOf({ sessionId: here, lessonNo: 1 }, rider.personId)])
    expect((await scene.teacher.must('attendance.roll', { sessionId: other, lessonNo: 1 })).rows).toMatchObject([{ state: 'none' }])
  })

  test('review and export are stubs', async () => {
    const { id, holder, line } = await full(1)
    const { people } = await scene.staff.must('course.roster', { sessionId: id })
    expect(people.map(({ personId, state }) => [personId, state])).toEqual([
      [holder.personId, 'held'],
      [line[0].personId, 'waiting'],
    ])
    const exported = await scene.staff.must('course.exportRoster', { sessionId: id, reason: 'rollCall' })
    const file = readXlsx(Buffer.from(await (await fetch(exported.url)).arrayBuffer()))
    expect(exported.rows).toBe(2)
    const written = file.rows.map((row) => row.slice(1, 3)).filter(([name]) => name === '示*')
    expect(written.map(([, state]) => state)).toEqual(['已报名', '候补'])
  })
})

describe('CloudBase’s dating_bookCourse', () => {
  test('checks for duplicates outside the transaction', async () => {
    const id = await offered({ capacity: 10 })
    const rider = await verified()
    const replies = await Promise.all(Array.from({ length: 10 }, () => rider.call('course.enrol', { sessionId: id })))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    for (const reply of replies.filter(({ ok }) => !ok))
      expect(reply).toMatchObject({ error: { code: expect.stringMatching(/^(ALREADY_BOOKED|CLASHES_WITH|UNAVAILABLE)$/) } })
    expect(await freeIn(id)).toBe(9)
  })

  test.each(ZONES)('adds eight hours to the clock by hand: booking opens at its instant, in %s as well', async (zone) => {
    moveTo(zone)
    const opensAt = minutesAfter(NOON, 60)
    const id = await offered({ opensAt })
    const rider = await verified()
    city.now = new Date(opensAt.getTime() - 1000)
    expect(await rider.call('course.enrol', { sessionId: id })).toMatchObject({
      error: { code: 'NOT_OPEN_YET', details: { opensAt: opensAt.toISOString() } },
    })
    city.now = opensAt
    await rider.must('course.enrol', { sessionId: id })
  })

  test('returns raw error text', async () => {
    const id = await offered()
    await offerings.update(id, {}, { details: null as never })
    const reply = await (await verified()).call('course.enrol', { sessionId: id }, 'request-of-a-rider')
    expect(reply).toEqual({ ok: false, error: { code: 'INTERNAL', details: {}, message: 'INTERNAL', requestId: 'request-of-a-rider' } })
    await offerings.remove(id)
  })
})
