import { riders } from '../../cloudfunctions/domains/account/riders'
import { stations } from '../../cloudfunctions/domains/account/stations'
import { agendaOf, agendas } from '../../cloudfunctions/domains/booking/agendaDocument'
import { notePenalty } from '../../cloudfunctions/domains/booking/effects'
import { followBookingsDue } from '../../cloudfunctions/domains/booking/jobs'
import { offerings } from '../../cloudfunctions/domains/booking/offeringDocument'
import { penaltyRunner } from '../../cloudfunctions/domains/booking/penalties'
import { syncBooking } from '../../cloudfunctions/domains/booking/syncBooking'
import type { TownId } from '../../contract/account/ids'
import { farAhead, openSession } from '../builders/city/changes'
import { withCity } from '../builders/city/city'
import { inboxOf } from '../builders/city/decisions'
import { newRequestId, type Phone } from '../builders/city/phone'
import { nextNumber } from '../builders/city/samples/sample'
import { type Scene, setScene } from '../builders/city/scene'
import { aContest } from '../builders/contests'
import { reconcile } from '../builders/house'
import { sessionId } from '../builders/offerings'
import { daysAfter, minutesAfter, NOON } from '../builders/time'

/** What is refused and what is erased meanwhile costs nobody what they have. */

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})
beforeEach(() => {
  city.now = NOON
})

const verified = () => scene.rider({ status: 'verified' })
const standingOf = async (phone: Phone) => (await phone.must('course.mine', {})).standing

describe('R1: only an erasure erases', () => {
  test.each(['removed', 'returned', 'draft', 'waitingStation'] as const)(
    'a crash and then a registration that is %s lose nothing',
    async (status) => {
      const [held, other] = [await openSession(), await openSession({ slots: [] })]
      const rider = await verified()
      await rider.must('course.enrol', { sessionId: held })
      const agenda = await agendaOf(rider.personId)
      const reserved = { ...Object.values(agenda.bookings)[0], state: 'reserved', reservation: 'request-crashed', since: NOON }
      await agendas.update(rider.personId, {}, { bookings: { ...agenda.bookings, [other]: reserved as never }, reservingSince: NOON })
      await riders.update(rider.riderId, {}, { status })
      await followBookingsDue(minutesAfter(NOON, 5))
      const after = await agendaOf(rider.personId)
      expect([Object.keys(after.bookings), after.reservingSince]).toEqual([[held], null])
      expect((await offerings.get(held))?.participants[rider.personId]).toMatchObject({ state: 'held', name: expect.any(String) })
    },
  )

  test('somebody who was erased keeps nothing, also when the agenda was made just after', async () => {
    const id = await openSession()
    const rider = await verified()
    await rider.must('rider.withdraw', {})
    await city.settle()
    await agendas.insert({
      ...(await agendaOf(rider.personId)),
      revision: 1,
      newSince: NOON,
      reservingSince: NOON,
    })
    await followBookingsDue(minutesAfter(NOON, 5))
    expect(await agendas.get(rider.personId)).toBeNull()
    expect((await offerings.get(id))?.participants).toEqual({})
  })
})

test('R2: a sign-up that was refused first and then succeeds under the same request is on record and told', async () => {
  const { a } = await aContest(scene.staff, `owed${nextNumber()}`, 5)
  const [one, two] = [await verified(), await verified()]
  const people = [await verified(), await verified()] as const
  await one.must('contest.enrol', { categoryId: a })
  await two.must('contest.enrol', { categoryId: a })
  const request = newRequestId()
  const input = { stationId: scene.own, categoryId: a, riderIds: people.map(({ riderId }) => riderId), wait: false }
  expect(await scene.manager.call('contest.signUp', input, request)).toMatchObject({ error: { code: 'FULL' } })
  await reconcile(minutesAfter(city.now, 2))
  for (const phone of [one, two]) await phone.must('contest.leave', { categoryId: a })
  expect(await scene.manager.call('contest.signUp', input, request)).toMatchObject({ ok: true })
  for (const phone of people) expect((await inboxOf(phone)).map(({ kind }) => kind)).toEqual(['signedUp'])
  const { auditTrail } = await city.documents()
  expect(auditTrail?.filter(({ action, subject }) => action === 'contest.signUp' && subject === `offerings/${a}`)).toHaveLength(1)
})

describe('R9: an agenda that was erased stays so', () => {
  test('a booking that reserves its time while an erasure looks at the offering finds its sign there, whatever the first look has left', async () => {
    const id = await openSession()
    const rider = await verified()
    await rider.must('course.enrol', { sessionId: id })
    await rider.must('course.cancel', { sessionId: id })
    const reserve = async () => {
      const { bookings, revision } = await agendaOf(rider.personId)
      const reserved = { ...bookings[id], state: 'reserved', reservation: 'request-under-way', since: NOON }
      await agendas.update(rider.personId, { revision }, { bookings: { ...bookings, [id]: reserved as never }, revision: revision + 1 })
    }
    const remove = agendas.remove
    jest.spyOn(agendas, 'remove').mockImplementationOnce(async (...args) => {
      await reserve()
      return remove(...args)
    })
    await rider.must('rider.withdraw', {})
    await city.settle()
    expect((await offerings.get(id))?.participants[rider.personId]).toMatchObject({ name: null, state: 'cancelled' })
    expect(await agendas.get(rider.personId)).toBeNull()
  })

  test('a copy of a booking that takes the place only after the erasure gives it back', async () => {
    const id = await openSession()
    const rider = await verified()
    const request = newRequestId()
    const modify = offerings.modify
    jest.spyOn(offerings, 'modify').mockImplementationOnce(async (...args) => {
      await rider.call('course.enrol', { sessionId: id }, request)
      await rider.must('rider.withdraw', {})
      await city.settle()
      return modify(...args)
    })
    expect(await rider.call('course.enrol', { sessionId: id }, request)).toMatchObject({ error: { code: 'NOT_VERIFIED' } })
    const { free, capacity, participants } = (await offerings.get(id)) ?? {}
    expect([free, participants, await agendas.get(rider.personId)]).toEqual([capacity, {}, null])
  })

  test('a late cancellation, a credit or a copy that follows after the erasure brings nothing back', async () => {
    const id = await openSession()
    const rider = await verified()
    await rider.must('course.enrol', { sessionId: id })
    await rider.must('rider.withdraw', {})
    await city.settle()
    const { personId } = rider
    const add = { key: 'sample', kind: 'late', offeringId: id, title: '示例', at: NOON } as const
    const turn = { now: NOON, hasTime: () => true }
    await penaltyRunner.run(notePenalty({ personId, change: { add }, at: NOON }).payload, turn)
    await penaltyRunner.run(notePenalty({ personId, change: { credit: { key: 'sample', at: NOON } }, at: NOON }).payload, turn)
    await syncBooking(id, personId, NOON)
    expect(await agendas.get(personId)).toBeNull()
  })

  test('somebody who was not erased has it noted, also without an agenda', async () => {
    const rider = await verified()
    const add = { key: 'sample', kind: 'late', offeringId: sessionId(), title: '示例', at: NOON } as const
    await penaltyRunner.run(notePenalty({ personId: rider.personId, change: { add }, at: NOON }).payload, {
      now: NOON,
      hasTime: () => true,
    })
    expect(await standingOf(rider)).toMatchObject({ marks: 1 })
  })
})

test('M4: a late copy of a booking books nothing again after seven changes of mind', async () => {
  const id = await openSession(farAhead())
  const rider = await verified()
  const first = newRequestId()
  await rider.call('course.enrol', { sessionId: id }, first)
  for (const _time of [1, 2, 3]) {
    await rider.must('course.cancel', { sessionId: id })
    await rider.must('course.enrol', { sessionId: id })
  }
  await rider.must('course.cancel', { sessionId: id })
  await rider.call('course.enrol', { sessionId: id }, first)
  expect((await offerings.get(id))?.participants[rider.personId]?.state).toBe('cancelled')
})

test('R10: giving back the last place early earns a credit only while somebody waits, and once', async () => {
  const id = await openSession({ capacity: 1, ...farAhead() })
  const [rider, waiting] = [await verified(), await verified()]
  for (const _time of [1, 2]) {
    await rider.must('course.enrol', { sessionId: id })
    await rider.must('course.cancel', { sessionId: id })
  }
  expect(await standingOf(rider)).toMatchObject({ credits: 0 })
  for (const _time of [1, 2]) {
    await rider.must('course.enrol', { sessionId: id })
    await waiting.must('course.wait', { sessionId: id })
    await rider.must('course.cancel', { sessionId: id })
    await waiting.must('course.decline', { sessionId: id })
  }
  expect(await standingOf(rider)).toMatchObject({ credits: 1 })
})

describe('Cost: database calls', () => {
  async function callsOf(work: () => Promise<unknown>): Promise<number> {
    const address = `${city.emulator.url}/emulator/queries`
    await fetch(address, { method: 'DELETE' })
    await work()
    const { counts } = (await (await fetch(address)).json()) as { counts: Readonly<Record<string, number>> }
    return Object.values(counts).reduce((sum, count) => sum + count, 0)
  }

  test('a place costs eight, a first one and a later one alike; who comes too late costs two', async () => {
    const [id, next] = [await openSession({ capacity: 1 }), await openSession({ capacity: 1, ...farAhead() })]
    const [winner, loser] = [await verified(), await verified()]
    expect(await callsOf(() => winner.must('course.enrol', { sessionId: id }))).toBeLessThanOrEqual(8)
    expect(await callsOf(() => winner.must('course.enrol', { sessionId: next }))).toBeLessThanOrEqual(8)
    expect(await callsOf(() => loser.call('course.enrol', { sessionId: id }))).toBeLessThanOrEqual(2)
    expect((await offerings.get(id))?.participants[winner.personId]).toMatchObject({ number: 1 })
  })

  test('what an enrolment asks for and needs nothing of each other goes at once: where the rider belongs, and the agenda', async () => {
    const rider = await verified()
    const town = (await stations.get(scene.own))?.townId ?? ''
    const id = await openSession({ eligibility: [{ rule: 'town', townIds: [town as TownId] }] })
    const steps: string[] = []
    const noting = async <T>(what: string, asked: Promise<T>) => {
      steps.push(`${what} asked`)
      const answer = await asked
      steps.push(`${what} known`)
      return answer
    }
    const [station, agenda] = [stations.get, agendas.get]
    jest.spyOn(stations, 'get').mockImplementation((stationId) => noting('station', station(stationId)))
    jest.spyOn(agendas, 'get').mockImplementation((personId) => noting('agenda', agenda(personId)))
    await rider.must('course.enrol', { sessionId: id })
    jest.restoreAllMocks()
    expect(steps.slice(0, 2)).toEqual(['station asked', 'agenda asked'])
  })

  test('my courses read what they show, however long ago the rest was', async () => {
    const rider = await verified()
    const bookings = Object.fromEntries(
      Array.from({ length: 300 }, (_, at) => {
        const endsAt = daysAfter(NOON, -at - 1)
        const copy = { state: 'held', since: endsAt, reservation: null, title: '', kind: null, venue: '', slots: [], endsAt, revision: 0 }
        return [`ses_long${at}`, copy]
      }),
    )
    await agendas.insert({
      _id: rider.personId,
      revision: 1,
      bookings: bookings as never,
      penalties: [],
      credits: [],
      reservingSince: null,
    })
    expect(await callsOf(() => rider.must('course.mine', {}))).toBeLessThanOrEqual(60)
  })
})
