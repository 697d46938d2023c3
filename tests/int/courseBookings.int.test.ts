import type { SessionId } from '../../contract/course/ids'
import type { PersonId } from '../../contract/kernel/ids'
import { withCity } from '../builders/city/city'
import { contended, docOf, NOT_NOW, refusedWith, stateOf } from '../builders/city/courses'
import { inboxOf } from '../builders/city/decisions'
import type { Phone } from '../builders/city/phone'
import { aPublishedSession } from '../builders/city/samples/course'
import { type Scene, setScene } from '../builders/city/scene'
import { aParticipant, sessionId } from '../builders/offerings'
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
const reason = '示例：老师生病'

describe('course.setCapacity', () => {
  test('up offers the new places to who waits, in order', async () => {
    const [holder, first, second, third] = [await rider(), await rider(), await rider(), await rider()]
    const id = await contended(holder, first, second, third)
    expect(await staff.must('course.setCapacity', { sessionId: id, capacity: 3 })).toMatchObject({ availability: { left: 0, waiting: 1 } })
    expect(await Promise.all([first, second, third].map((phone) => stateOf(id, phone)))).toEqual(['offered', 'offered', 'waiting'])
    expect(await inboxOf(first)).toMatchObject([{ kind: 'placeOffered' }])
  })

  test('down never evicts anybody, and nobody comes in until enough have left', async () => {
    const [a, b, c] = [await rider(), await rider(), await rider()]
    const people = [a, b].map(({ personId }) => personId)
    const id = await aPublishedSession({
      capacity: 2,
      free: 0,
      allocationLog: people,
      participants: Object.fromEntries(people.map((one) => [one, aParticipant()])),
    })
    expect(await staff.must('course.setCapacity', { sessionId: id, capacity: 1 })).toMatchObject({ availability: { left: 0, capacity: 1 } })
    expect([await stateOf(id, a), await stateOf(id, b)]).toEqual(['held', 'held'])
    await c.must('course.wait', { sessionId: id })
    await a.must('course.cancel', { sessionId: id })
    expect(await stateOf(id, c)).toBe('waiting')
    await b.must('course.cancel', { sessionId: id })
    expect(await stateOf(id, c)).toBe('offered')
  })

  test('is for what is published and not over', async () => {
    const id = await aPublishedSession()
    city.now = daysAfter(NOON, 18)
    expect(await staff.call('course.setCapacity', { sessionId: id, capacity: 3 })).toMatchObject(NOT_NOW)
  })
})

describe('course.enrolFor', () => {
  const enrol = ({ riderId }: Phone, id: SessionId) => staff.call('course.enrolFor', { sessionId: id, riderId, reason })

  test('gives a free place, also before booking opens, and tells the rider why', async () => {
    const phone = await rider()
    const id = await aPublishedSession({ opensAt: daysAfter(NOON, 1) })
    expect(await enrol(phone, id)).toMatchObject({ ok: true, data: { availability: { left: 1 } } })
    expect(await inboxOf(phone)).toEqual([
      {
        kind: 'bookedByStaff',
        title: '示例插花课',
        reason,
        of: { kind: 'session', groupId: 'crs_sample' },
        freeUntil: '2026-11-25T11:00:00.000Z',
      },
    ])
    expect((await phone.must('course.mine', {})).current).toMatchObject([{ session: { sessionId: id, mine: { state: 'held' } } }])
  })

  test('takes nobody’s turn: with somebody waiting every place is taken', async () => {
    const phone = await rider()
    const full = await contended(await rider())
    expect(await enrol(phone, full)).toMatchObject(refusedWith('FULL', { waitlist: true, waiting: 0 }))
    const queue = await contended(await rider(), await rider())
    expect(await enrol(phone, queue)).toMatchObject(refusedWith('FULL', { waitlist: true, waiting: 1 }))
    expect((await phone.must('course.mine', {})).current).toEqual([])
  })

  test('keeps the rules of the rider’s own booking', async () => {
    const phone = await rider()
    const id = await aPublishedSession({ limit: { kind: 'nightSchool', most: 1 } })
    await enrol(phone, id)
    expect(await enrol(phone, id)).toMatchObject(refusedWith('ALREADY_BOOKED', { state: 'held' }))
    expect(await enrol(phone, await aPublishedSession())).toMatchObject(refusedWith('CLASHES_WITH'))
    const elsewhen = { slots: [{ from: daysAfter(NOON, 5), to: daysAfter(NOON, 6) }] }
    const second = await aPublishedSession({ ...elsewhen, limit: { kind: 'nightSchool', most: 1 } })
    expect(await enrol(phone, second)).toMatchObject(refusedWith('BOOKING_LIMIT', { limit: 1 }))
    const rule = { rule: 'workKind', kinds: ['streamer'] } as const
    const streamers = await aPublishedSession({ ...elsewhen, eligibility: [{ ...rule, kinds: [...rule.kinds] }] })
    expect(await enrol(phone, streamers)).toMatchObject(refusedWith('NOT_ELIGIBLE', { rule }))
  })

  test('is for verified riders, and for sessions that are on and not waiting for their draw', async () => {
    const phone = await rider()
    const unverified = await scene.rider({ status: 'waitingStation' })
    expect(await enrol(unverified, await aPublishedSession())).toMatchObject(refusedWith('NOT_VERIFIED'))
    expect(await enrol(phone, sessionId('nowhere'))).toMatchObject(refusedWith('NOT_FOUND'))
    expect(await enrol(phone, await aPublishedSession({ mode: 'draw' }))).toMatchObject(refusedWith('PLACES_ARE_DRAWN'))
    expect(await enrol(phone, await aPublishedSession({ status: 'cancelled' }))).toMatchObject(NOT_NOW)
  })

  test('of many at once for the last place one gets it', async () => {
    const phones = await Promise.all(Array.from({ length: 5 }, rider))
    const id = await aPublishedSession({ capacity: 1 })
    const replies = await Promise.all(phones.map((phone) => enrol(phone, id)))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await docOf(id)).toMatchObject({ free: 0 })
    const held = await Promise.all(phones.map(async (phone) => (await phone.must('course.mine', {})).current.length))
    expect(held.reduce((sum, one) => sum + one, 0)).toBe(1)
  })
})

describe('course.removeFrom', () => {
  test('takes the place, says why, and offers it to the next', async () => {
    const [holder, next] = [await rider(), await rider()]
    const id = await contended(holder, next)
    await staff.must('course.removeFrom', { sessionId: id, personId: holder.personId, reason })
    expect([await stateOf(id, holder), await stateOf(id, next)]).toEqual(['removed', 'offered'])
    expect(await inboxOf(holder)).toEqual([{ kind: 'removedByStaff', title: '示例插花课', reason }])
    // No mark: it was not the rider's doing.
    expect(await holder.must('course.mine', {})).toMatchObject({
      current: [],
      standing: { marks: 0 },
      past: [{ session: { mine: { state: 'removed' } } }],
    })
    const again = { sessionId: id, personId: holder.personId, reason }
    expect(await staff.call('course.removeFrom', again)).toMatchObject(refusedWith('NOT_BOOKED'))
  })

  test('is not for what is over', async () => {
    const holder = await rider()
    const id = await contended(holder)
    city.now = daysAfter(NOON, 18)
    expect(await staff.call('course.removeFrom', { sessionId: id, personId: holder.personId, reason })).toMatchObject(NOT_NOW)
  })
})

test('everything that staff do with a session is on record', async () => {
  const id = await contended(await rider())
  await staff.must('course.setCapacity', { sessionId: id, capacity: 3 })
  const { auditTrail } = await city.documents()
  expect(auditTrail).toContainEqual(
    expect.objectContaining({ action: 'course.setCapacity', actorId: staff.personId as PersonId, subject: `offerings/${id}` }),
  )
})
