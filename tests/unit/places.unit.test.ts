import type { OfferingDocument } from '../../cloudfunctions/domains/booking/offeringDocument'
import { decideCancel } from '../../cloudfunctions/domains/booking/rules/cancel'
import { withoutErased } from '../../cloudfunctions/domains/booking/rules/erased'
import { numberOf, withShortLog } from '../../cloudfunctions/domains/booking/rules/numbers'
import { liveStateOf } from '../../cloudfunctions/domains/booking/rules/participants'
import {
  advance,
  dueAtOf,
  forgetOldest,
  give,
  giveBack,
  hasBenefit,
  promote,
  queueUp,
  setCapacity,
  take,
  withoutPerson,
} from '../../cloudfunctions/domains/booking/rules/places'
import { savingWrite } from '../../cloudfunctions/domains/booking/savingWrite'
import { takingWrite } from '../../cloudfunctions/domains/booking/takingWrite'
import type { PersonId } from '../../contract/kernel/ids'
import { sampleKeyVariables, sampleSigningVariables } from '../builders/keys'
import { modified } from '../builders/memoryModify'
import { aParticipant, aSession } from '../builders/offerings'
import { aWriteRequest } from '../builders/requests'
import { daysAfter, minutesAfter, NOON } from '../builders/time'

beforeAll(() => void Object.assign(process.env, sampleKeyVariables, sampleSigningVariables))

const id = (name: string) => `per_${name}` as PersonId
const seat = (name: string) => ({ personId: id(name), name: '示*' })
const state = (offering: OfferingDocument, name: string) => offering.participants[id(name)]?.state

/** Two places, held by a and b; c, d and e wait in this order. */
const sold = () => {
  const held = ['a', 'b'].reduce((offering, name) => give(offering, [seat(name)], NOON), aSession())
  return ['c', 'd', 'e'].reduce((offering, name) => queueUp(offering, [seat(name)], NOON), held)
}
const settled = (offering: OfferingDocument) => ({ ...offering, dueAt: dueAtOf(offering) })

test('a place that is given back goes to the first who waits, kept for so long as the session says', () => {
  const after = withoutPerson(sold(), id('a'), 'cancelled', NOON)
  expect([state(after, 'a'), state(after, 'c'), state(after, 'd')]).toEqual(['cancelled', 'offered', 'waiting'])
  expect(after.participants[id('c')]?.until).toEqual(minutesAfter(NOON, 120))
  expect(after).toMatchObject({ free: 0, waiting: 2 })
})

test('an offer that is not accepted in time goes to the next; the one who let it go no longer waits', () => {
  const offered = settled(withoutPerson(sold(), id('a'), 'cancelled', NOON))
  expect(advance(offered, minutesAfter(NOON, 119))).toBe(offered)
  const after = advance(offered, minutesAfter(NOON, 120))
  expect([state(after, 'c'), state(after, 'd')]).toEqual(['expired', 'offered'])
  expect(after.participants[id('d')]?.until).toEqual(minutesAfter(NOON, 240))
})

test('a late timer shortens nobody’s offer: the next one’s time begins when it is made', () => {
  const offered = settled(withoutPerson(sold(), id('a'), 'cancelled', NOON))
  expect(advance(offered, daysAfter(NOON, 1)).participants[id('d')]?.until).toEqual(minutesAfter(daysAfter(NOON, 1), 120))
})

test('no offer lasts past the beginning, and nobody is promoted after it', () => {
  const { startsAt } = aSession()
  const late = withoutPerson(sold(), id('a'), 'late', minutesAfter(startsAt, -30))
  expect(late.participants[id('c')]?.until).toEqual(startsAt)
  const after = withoutPerson(sold(), id('a'), 'removed', startsAt)
  expect([state(after, 'c'), after.free]).toEqual(['waiting', 1])
})

test('a party is promoted together or not at all; who fits into what is free goes first, and the party keeps its turn', () => {
  const party = queueUp(give(give(aSession(), [seat('a')], NOON), [seat('b')], NOON), [seat('x'), seat('y')], NOON)
  const one = withoutPerson(queueUp(party, [seat('c')], NOON), id('a'), 'cancelled', NOON)
  expect([state(one, 'x'), state(one, 'y'), state(one, 'c')]).toEqual(['waiting', 'waiting', 'offered'])
  const both = withoutPerson(one, id('c'), 'declined', NOON)
  const free = withoutPerson(both, id('b'), 'cancelled', NOON)
  expect([state(free, 'x'), state(free, 'y'), free.free]).toEqual(['offered', 'offered', 0])
  const taken = take(free, id('y'), NOON)
  expect([state(taken, 'x'), state(taken, 'y')]).toEqual(['held', 'held'])
})

test('more places promote in order; fewer take a place from nobody, and none is free until enough have left', () => {
  const more = setCapacity(sold(), 4, NOON)
  expect([state(more, 'c'), state(more, 'd'), state(more, 'e')]).toEqual(['offered', 'offered', 'waiting'])
  const fewer = setCapacity(sold(), 1, NOON)
  expect([state(fewer, 'a'), state(fewer, 'b'), fewer.free]).toEqual(['held', 'held', -1])
  expect(state(withoutPerson(fewer, id('a'), 'cancelled', NOON), 'c')).toBe('waiting')
})

test('numbers are given in order and never twice; a pass that comes back makes room for the next number, never for one more', () => {
  const all = ['a', 'b', 'c', 'd'].reduce(
    (offering, name) => give(offering, [seat(name)], NOON),
    aSession({ benefit: { quota: 2, returned: 0 }, capacity: 4, free: 4 }),
  )
  const withPass = (offering: OfferingDocument) =>
    Object.entries(offering.participants)
      .filter(([, entry]) => entry.state === 'held' && hasBenefit(offering, entry.number))
      .map(([person]) => person)
  expect(withPass(all)).toEqual([id('a'), id('b')])
  expect(withPass(giveBack(all, id('d'), 'cancelled', NOON))).toEqual([id('a'), id('b')])
  const without1 = giveBack(all, id('a'), 'cancelled', NOON)
  expect(withPass(without1)).toEqual([id('b'), id('c')])
  const again = give(without1, [seat('a')], NOON)
  expect(again.participants[id('a')]?.number).toBe(5)
  expect(withPass(again)).toEqual([id('b'), id('c')])
})

test('giving back is free until the deadline, noted after it, and no longer possible once it has begun', () => {
  const { cancelUntil, startsAt } = aSession()
  const cancel = (now: Date) => decideCancel(sold(), id('a'), now)
  expect(cancel(cancelUntil)).toMatchObject({ kind: 'change', effects: [] })
  const late = cancel(minutesAfter(cancelUntil, 1))
  expect(late).toMatchObject({
    effects: [{ kind: 'booking.notePenalty', payload: { personId: id('a'), change: { add: { kind: 'late' } } } }],
  })
  expect(cancel(startsAt)).toMatchObject({ kind: 'refuse', refusal: { code: 'ALREADY_BEGUN' } })
})

test('whoever gives a wanted place back a day before the deadline earns a credit; of an unwanted one nobody does (R10)', () => {
  const early = daysAfter(aSession().cancelUntil, -1)
  expect(decideCancel(sold(), id('a'), early)).toMatchObject({ effects: [{ payload: { change: { credit: { at: early } } } }] })
  const unwanted = give(aSession(), [seat('a')], NOON)
  expect(decideCancel(unwanted, id('a'), early)).toMatchObject({ effects: [] })
  const lastButUnwanted = give(aSession({ capacity: 1, free: 1 }), [seat('a')], NOON)
  expect(decideCancel(lastButUnwanted, id('a'), early)).toMatchObject({ effects: [] })
})

describe('R7: a decision while places are taken', () => {
  const taken = (offering: OfferingDocument, name: string, kind: 'take' | 'queue' = 'take') =>
    modified(offering, takingWrite(offering, { people: [seat(name)], request: aWriteRequest(), kind, outbox: {} }))
  const decided = (offering: OfferingDocument, next: OfferingDocument) =>
    savingWrite(offering, { ...next, revision: offering.revision + 1 })
  const open = () => give(aSession({ capacity: 9, free: 9 }), [seat('a')], NOON)

  test('is saved beside them, and neither loses what the other did', () => {
    const read = open()
    const cancelled = decided(read, withoutPerson(read, id('a'), 'cancelled', NOON))
    const rushed = ['b', 'c'].reduce((offering, name) => taken(offering, name) ?? offering, read)
    const saved = modified(rushed, cancelled)
    expect(saved && [saved.free, state(saved, 'a'), state(saved, 'b'), saved.allocationLog]).toEqual([
      7,
      'cancelled',
      'held',
      [id('a'), id('b'), id('c')],
    ])
  })

  test('is made anew where they make a difference: somebody waits now, or the place is gone', () => {
    const read = give(aSession({ capacity: 1, free: 1 }), [seat('a')], NOON)
    const cancelled = decided(read, withoutPerson(read, id('a'), 'cancelled', NOON))
    const queued = taken(read, 'b', 'queue')
    expect(queued && modified(queued, cancelled)).toBeNull()
    const last = aSession({ capacity: 1, free: 1 })
    const given = decided(last, give(last, [seat('c')], NOON))
    const gone = taken(last, 'b')
    expect(gone && modified(gone, given)).toBeNull()
  })

  test('calling off goes through whatever is taken meanwhile', () => {
    const read = open()
    const off = decided(read, { ...read, status: 'cancelled', cancelReason: '示例' })
    const rushed = ['b', 'c', 'd'].reduce((offering, name) => taken(offering, name) ?? offering, read)
    expect(modified(rushed, off)).toMatchObject({ status: 'cancelled', free: 5 })
  })
})

test('R5: the log begins anew once it is long, and nobody loses or shares a number', () => {
  const names = Array.from({ length: 301 }, (_, at) => id(String(at)))
  const participants = Object.fromEntries(names.map((name) => [name, aParticipant({ number: null })])) as OfferingDocument['participants']
  const before = aSession({ participants, allocationLog: names, allocatedBefore: 10 })
  const after = withShortLog(before)
  expect([after.allocationLog, after.allocatedBefore]).toEqual([[], 311])
  expect(names.map((name) => after.participants[name]?.number)).toEqual(names.map((name) => numberOf(before, name)))
  expect(give(after, [seat('next')], NOON).participants[id('next')]?.number).toBe(312)
})

test('nobody is promoted into a session that was called off', () => {
  expect(promote({ ...sold(), status: 'cancelled', free: 1 }, NOON).free).toBe(1)
})

test('of those who have left the newest 500 are remembered, everybody who takes part for good', () => {
  const participants = Object.fromEntries(
    Array.from({ length: 600 }, (_, at) => [
      `per_${at}`,
      aParticipant({ state: at === 0 ? 'held' : 'cancelled', since: minutesAfter(NOON, at) }),
    ]),
  )
  const kept = forgetOldest(aSession({ participants: participants as OfferingDocument['participants'] }))
  expect(Object.keys(kept.participants)).toHaveLength(501)
  expect(liveStateOf(kept, 'per_0' as PersonId)).toBe('held')
  expect(kept.participants[id('599')]).toBeDefined()
})

test('SM5: a place that is kept of somebody who was erased has its number and another id, in the log too', () => {
  const { startsAt } = aSession()
  const before = ['a', 'b'].reduce((offering, name) => give(offering, [seat(name)], NOON), aSession())
  const erased = { personId: id('a'), alias: id('0a1b'), isUnderWay: false, at: startsAt }
  const after = withoutErased(before, erased)
  const saved = modified(before, savingWrite(before, after))
  expect(saved && [saved.free, saved.allocationLog, Object.keys(saved.participants).sort()]).toEqual([
    0,
    [id('0a1b'), id('b')],
    [id('0a1b'), id('b')],
  ])
  expect(saved?.participants[id('0a1b')]).toMatchObject({ state: 'held', name: null, number: 1, requestTags: [] })
  const early = withoutErased(before, { ...erased, isUnderWay: true, at: NOON })
  expect([early.free, early.participants[id('a')]]).toMatchObject([1, { state: 'cancelled', name: null, number: null }])
})
