import { calculateObjectSize } from 'bson'
import { bookingNews } from '../../cloudfunctions/domains/booking/messages'
import { offerings } from '../../cloudfunctions/domains/booking/offeringDocument'
import { personIdOf } from '../../cloudfunctions/kernel/people/ids'
import { withCity } from '../builders/city/city'
import { inboxOf } from '../builders/city/decisions'
import { type Scene, setScene } from '../builders/city/scene'
import { aParticipant, aSession, aSessionDetails, sessionId } from '../builders/offerings'
import { daysAfter, minutesAfter, NOON } from '../builders/time'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

const verified = () => scene.rider({ status: 'verified' })
const many = (count: number) => Promise.all(Array.from({ length: count }, verified))

test('of many at once exactly as many get a place as there are; all others are told that it is full', async () => {
  const id = sessionId('rush')
  await offerings.insert(aSession({ _id: id, capacity: 5, waitLimit: 0 }))
  const riders = await many(30)
  const replies = await Promise.all(riders.map((rider) => rider.call('course.enrol', { sessionId: id })))
  expect(replies.filter(({ ok }) => ok)).toHaveLength(5)
  expect(replies.filter((reply) => !reply.ok && reply.error.code === 'FULL')).toHaveLength(25)
  const { free, allocationLog, participants } = (await offerings.get(id)) ?? aSession()
  expect([
    free,
    new Set(allocationLog).size,
    Object.values(participants)
      .map(({ number }) => number)
      .toSorted(),
  ]).toEqual([0, 5, [1, 2, 3, 4, 5]])
})

test('who waited is offered the place that comes free, accepts it in time, and nobody else had a chance meanwhile', async () => {
  const id = sessionId('waitlist')
  await offerings.insert(aSession({ _id: id, capacity: 1, venue: 'elsewhere' }))
  const [holder, first, second, newcomer] = await many(4)
  if (!holder || !first || !second || !newcomer) throw new Error('four riders')
  await holder.must('course.enrol', { sessionId: id })
  expect(await first.call('course.enrol', { sessionId: id })).toMatchObject({
    error: { code: 'FULL', details: { waitlist: true, waiting: 0 } },
  })
  expect((await first.must('course.wait', { sessionId: id })).session.mine).toMatchObject({ state: 'waiting', position: 1 })
  expect((await second.must('course.wait', { sessionId: id })).session.mine).toMatchObject({ state: 'waiting', position: 2 })
  expect((await holder.must('course.cancel', { sessionId: id })).session.mine).toMatchObject({ state: 'cancelled' })
  expect(await newcomer.call('course.enrol', { sessionId: id })).toMatchObject({ error: { code: 'FULL' } })
  expect(await inboxOf(first)).toMatchObject([{ kind: 'placeOffered' }])
  expect(await second.call('course.accept', { sessionId: id })).toMatchObject({ error: { code: 'OFFER_OVER' } })
  expect((await first.must('course.accept', { sessionId: id })).session.mine).toMatchObject({ state: 'held' })
})

test('two sessions at one time, tapped at once on two phones: one is booked, the other one clashes', async () => {
  const [one, other] = [sessionId('clashone'), sessionId('clashother')]
  await offerings.insert(aSession({ _id: one, venue: 'here' }))
  await offerings.insert(aSession({ _id: other, venue: 'there' }))
  const rider = await verified()
  const replies = await Promise.all([one, other].map((id) => rider.call('course.enrol', { sessionId: id })))
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  expect(replies.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'CLASHES_WITH', details: { title: '示例插花课' } } })
})

/** Everything that a session may have, as long as the contract allows. */
const longestDetails = () =>
  aSessionDetails({
    title: '示'.repeat(30),
    description: '例'.repeat(600),
    teacher: '示'.repeat(20),
    lessons: Array.from({ length: 60 }, (_, at) => ({
      ...{ no: at + 1, from: daysAfter(NOON, at), to: minutesAfter(daysAfter(NOON, at), 90), movedAt: NOON },
      ...{ cancelled: '因'.repeat(100), reminded: true, closed: true, called: true },
    })),
  })

test('R5: a document with 2,000 places, 500 who wait and 500 who have left, every field filled, stays below the 1 MB that CloudBase takes', async () => {
  const ids = Array.from({ length: 3000 }, (_, at) => personIdOf(`oSample_${at}`))
  const mark = '01234567:01234567'
  const entry = (at: number) =>
    aParticipant({
      state: at < 2000 ? 'held' : at < 2500 ? 'waiting' : 'cancelled',
      number: at < 2000 ? at + 10_000 : null,
      name: '示*****例',
      drawn: { number: at, of: 14_000 },
      requestTags: [mark, mark, mark],
    })
  const full = aSession({
    _id: sessionId('large'),
    capacity: 2000,
    free: 0,
    waiting: 500,
    allocationLog: ids.slice(0, 300),
    allocatedBefore: 10_000,
    participants: Object.fromEntries(ids.map((id, at) => [id, entry(at)])),
    queue: ids.slice(2000, 2500).map((id) => [id]),
    details: longestDetails(),
    applied: Array.from({ length: 20 }, (_, at) => ({ requestId: `request-${at}`.padEnd(64, '0'), fingerprint: '0'.repeat(64) })),
    outbox: Object.fromEntries(
      Array.from({ length: 80 }, (_, at) => [
        `e${at}`.padEnd(17, '0'),
        {
          ...{ kind: 'kernel.notify', version: 1, attempts: 13, notBefore: NOON, done: [] },
          payload: bookingNews.note({
            eventId: `${ids[at]}:${ids[at]}:${NOON.getTime()}:offered`,
            personId: ids[at] ?? personIdOf('oSample_0'),
            content: { kind: 'placeOffered', title: '示'.repeat(30), until: NOON.toISOString() },
            at: NOON,
          }),
        },
      ]),
    ),
  })
  expect(calculateObjectSize(full)).toBeLessThan(1_000_000)
})

test('a session that was called off is in nobody’s way: neither its time nor its kind count any more', async () => {
  const limit = { kind: 'nightSchool', most: 1 }
  const [off, on] = [sessionId('calledoff'), sessionId('takesplace')]
  await offerings.insert(aSession({ _id: off, limit, venue: 'here' }))
  await offerings.insert(aSession({ _id: on, limit, venue: 'there' }))
  const rider = await verified()
  await rider.must('course.enrol', { sessionId: off })
  expect(await rider.call('course.enrol', { sessionId: on })).toMatchObject({ error: { code: 'CLASHES_WITH' } })
  await scene.staff.must('course.cancelSession', { sessionId: off, reason: '示例：老师病了' })
  await city.settle()
  expect((await rider.must('course.enrol', { sessionId: on })).session.mine).toMatchObject({ state: 'held' })
})
