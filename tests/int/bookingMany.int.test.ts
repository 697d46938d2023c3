import { calculateObjectSize } from 'bson'
import { agendas } from '../../cloudfunctions/domains/booking/agendaDocument'
import { followBookingsDue } from '../../cloudfunctions/domains/booking/jobs'
import { type OfferingDocument, offerings } from '../../cloudfunctions/domains/booking/offeringDocument'
import type { SessionId } from '../../contract/course/ids'
import { withCity } from '../builders/city/city'
import { docOf } from '../builders/city/courses'
import { everyMessage } from '../builders/city/decisions'
import type { Phone } from '../builders/city/phone'
import { aPublishedSession } from '../builders/city/samples/course'
import { type Scene, setScene } from '../builders/city/scene'
import { reconcile } from '../builders/house'
import { aParticipant } from '../builders/offerings'
import { minutesAfter, NOON } from '../builders/time'

/** What one decision means for many people. */

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})
beforeEach(() => {
  city.now = NOON
})

/** People who have agreed to the terms, as everybody who books. */
async function newcomers(count: number): Promise<Phone[]> {
  const phones: Phone[] = []
  for (let more = 0; more < count; more += 1) phones.push(await scene.agreed())
  return phones
}

/** A session without a free place, for which these people wait. */
function awaited(people: readonly Phone[], overrides: Partial<OfferingDocument> = {}): Promise<SessionId> {
  return aPublishedSession({
    capacity: 1,
    free: 0,
    waitLimit: 500,
    waiting: people.length,
    queue: people.map(({ personId }) => [personId]),
    participants: Object.fromEntries(people.map(({ personId }) => [personId, aParticipant({ state: 'waiting', number: null })])),
    ...overrides,
  })
}

/** How often each of these people was told something of this kind since noon of the sample day. */
async function toldOf(kind: string, people: readonly Phone[]): Promise<number[]> {
  const messages = await everyMessage(city)
  return people.map(({ personId }) => messages.filter((one) => one.personId === personId && one.content.kind === kind).length)
}

const each = (people: readonly Phone[], value: unknown) => people.map(() => value)

const agendaStatesOf = (sessionId: SessionId, people: readonly Phone[]) =>
  Promise.all(people.map(async ({ personId }) => (await agendas.get(personId))?.bookings[sessionId]?.state))

const owedBy = async (sessionId: SessionId) => Object.values((await docOf(sessionId)).outbox).map(({ kind }) => kind)

test('twenty who are offered a place hear of it within the reply', async () => {
  const people = await newcomers(20)
  const sessionId = await awaited(people)
  await scene.staff.must('course.setCapacity', { sessionId, capacity: 21 })
  expect(await toldOf('placeOffered', people)).toEqual(each(people, 1))
  expect(await agendaStatesOf(sessionId, people)).toEqual(each(people, 'offered'))
  expect(await owedBy(sessionId)).toEqual([])
})

describe('more than twenty', () => {
  test('are decided about at once and told by a job, each once, though two jobs are at it', async () => {
    const people = await newcomers(60)
    const sessionId = await awaited(people)
    await scene.staff.must('course.setCapacity', { sessionId, capacity: 61 })
    expect(await docOf(sessionId)).toMatchObject({ free: 0, waiting: 0, queue: [] })
    expect(await owedBy(sessionId)).toEqual(['booking.followManyChanges'])
    expect(await toldOf('placeOffered', people)).toEqual(each(people, 0))
    await Promise.all([reconcile(city.now), reconcile(city.now)])
    await reconcile(minutesAfter(city.now, 5))
    expect(await toldOf('placeOffered', people)).toEqual(each(people, 1))
    expect(await agendaStatesOf(sessionId, people)).toEqual(each(people, 'offered'))
    expect(await owedBy(sessionId)).toEqual([])
  })

  test('whose offers run out at one time lose them at that time, and hear of it once', async () => {
    const people = await newcomers(30)
    const until = minutesAfter(NOON, 60)
    const offered = people.map(({ personId }) => [personId, aParticipant({ state: 'offered', number: null, until })] as const)
    const sessionId = await awaited([], { capacity: 30, participants: Object.fromEntries(offered), dueAt: until })
    await followBookingsDue(until)
    expect((await docOf(sessionId)).free).toBe(30)
    expect(await toldOf('offerOver', people)).toEqual(each(people, 0))
    await reconcile(minutesAfter(until, 1))
    await reconcile(minutesAfter(until, 2))
    expect(await toldOf('offerOver', people)).toEqual(each(people, 1))
    expect(await agendaStatesOf(sessionId, people)).toEqual(each(people, 'expired'))
  })

  test('are told how things are then: who has accepted already hears nothing of an offer', async () => {
    const [quick, people] = [await scene.rider({ status: 'verified' }), await newcomers(25)]
    const sessionId = await awaited([quick, ...people])
    await scene.staff.must('course.setCapacity', { sessionId, capacity: 27 })
    await quick.must('course.accept', { sessionId })
    await reconcile(city.now)
    expect(await toldOf('placeOffered', [quick, ...people])).toEqual([0, ...each(people, 1)])
    expect(await agendaStatesOf(sessionId, [quick, ...people])).toEqual(['held', ...each(people, 'offered')])
  })

  test('leave no more behind in the document than one would: five hundred fit beside 2,000 places', async () => {
    const people = Array.from({ length: 500 }, () => scene.stranger())
    const sessionId = await awaited(people)
    await scene.staff.must('course.setCapacity', { sessionId, capacity: 501 })
    const { outbox } = (await offerings.get(sessionId)) ?? {}
    expect(calculateObjectSize({ outbox })).toBeLessThan(1000)
  })
})
