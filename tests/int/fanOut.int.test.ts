import { agendas } from '../../cloudfunctions/domains/booking/agendaDocument'
import { offerings } from '../../cloudfunctions/domains/booking/offeringDocument'
import { messages } from '../../cloudfunctions/kernel/inbox/messages'
import { outboxDue } from '../../cloudfunctions/kernel/jobs/outboxDue'
import type { SessionId } from '../../contract/course/ids'
import { withCity } from '../builders/city/city'
import { dieAfter, restart } from '../builders/city/crashes'
import { everyMessage } from '../builders/city/decisions'
import type { Phone } from '../builders/city/phone'
import { aPublishedSession } from '../builders/city/samples/course'
import { type Scene, setScene } from '../builders/city/scene'
import { reconcile } from '../builders/house'
import { aParticipant } from '../builders/offerings'
import { minutesAfter, NOON } from '../builders/time'

jest.mock('../../cloudfunctions/kernel/database/collection', () => jest.requireActual('../builders/city/crashes').dyingCollections())

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})
beforeEach(() => {
  city.now = NOON
})
afterEach(() => void restart())

describe('what concerns everybody of a session', () => {
  const MANY = 250
  const people: Phone[] = []
  beforeAll(async () => {
    for (let more = 0; more < MANY; more += 1) people.push(await scene.agreed())
  })

  const toldOnes = async (sessionId: SessionId) => {
    const all = await everyMessage(city)
    const title = titleOf(sessionId)
    return all.filter(({ content }) => Object(content).title === title).map(({ personId }) => String(personId))
  }
  const titleOf = (sessionId: SessionId) => `示例课 ${sessionId}`

  /** A session of all of them that staff have just called off. */
  async function calledOff(): Promise<SessionId> {
    const participants = Object.fromEntries(people.map(({ personId }, at) => [personId, aParticipant({ number: at + 1 })]))
    const allocationLog = people.map(({ personId }) => personId)
    const sessionId = await aPublishedSession({ capacity: MANY, free: 0, participants, allocationLog })
    const { details } = (await offerings.get(sessionId)) ?? {}
    await offerings.update(sessionId, {}, { details: { ...details, title: titleOf(sessionId) } as never })
    await scene.staff.must('course.cancelSession', { sessionId, reason: '示例：停电' })
    return sessionId
  }

  /** One turn of the job, in which the time is over after so many writes of messages and agendas. */
  async function turn(now: Date, writes: number) {
    const spies = [jest.spyOn(messages, 'insert'), jest.spyOn(agendas, 'insert'), jest.spyOn(agendas, 'update')]
    const written = () => spies.reduce((sum, { mock }) => sum + mock.calls.length, 0)
    const report = await outboxDue.run({ now, cursor: offerings.definition.name, hasTime: () => written() < writes })
    for (const spy of spies) spy.mockRestore()
    return report
  }

  const cursorsOf = async (sessionId: SessionId) =>
    Object.values((await offerings.get(sessionId))?.outbox ?? {}).map(({ payload }) => Object(payload).after)

  const leaves = (sessionId: SessionId, personId: string) =>
    offerings.modify(sessionId, { when: {}, change: { [`participants.${personId}.state`]: { set: 'cancelled' } } })

  async function everybodyKnows(sessionId: SessionId) {
    const told = await toldOnes(sessionId)
    expect(told.toSorted()).toEqual(people.map(({ personId }) => personId).toSorted())
    for (const { personId } of people) {
      expect((await agendas.get(personId))?.bookings[sessionId]).toMatchObject({ state: 'held', reservation: null })
    }
    expect(await offerings.get(sessionId)).toMatchObject({ outbox: {}, owed: 0, outboxDueAt: null })
  }

  test('is no part of the reply, and goes on page by page where the time ran out: everybody is told once', async () => {
    const sessionId = await calledOff()
    expect(await toldOnes(sessionId)).toEqual([])
    const counts: number[] = []
    for (let minutes = 1; minutes <= 3; minutes += 1) {
      expect(await turn(minutesAfter(NOON, minutes), 50)).toMatchObject({ behindBy: minutes < 3 ? 1 : expect.any(Number) })
      counts.push((await toldOnes(sessionId)).length)
      // Nobody who is behind the cursor has been told, and nobody before it was forgotten.
      const last = (await toldOnes(sessionId)).toSorted().at(-1)
      if (minutes < 3) expect(await cursorsOf(sessionId)).toEqual([last, last])
      // That people leave who come before the cursor moves nobody across it.
      for (const personId of (await toldOnes(sessionId)).slice(0, 5)) await leaves(sessionId, personId)
    }
    expect(counts).toEqual([100, 200, 250])
    await everybodyKnows(sessionId)
  })

  test.each([120, 380])(
    'comes to the same when the job dies after %i writes, and when two jobs are at it at once after that',
    async (writes) => {
      const sessionId = await calledOff()
      dieAfter(writes)
      await turn(minutesAfter(NOON, 1), 10_000)
      expect(restart()).toBe(writes)
      expect((await offerings.get(sessionId))?.owed).toBeGreaterThan(0)
      await turn(minutesAfter(NOON, 2), 50)
      await Promise.all([reconcile(minutesAfter(NOON, 3)), reconcile(minutesAfter(NOON, 3))])
      await everybodyKnows(sessionId)
    },
  )
})
