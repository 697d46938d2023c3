import * as z from 'zod/mini'
import { change, finish } from '../../cloudfunctions/kernel/database/change'
import { type Changeable, refuse, type StoredEffect, unchanged } from '../../cloudfunctions/kernel/database/decision'
import { defineEffect, type NewEffect } from '../../cloudfunctions/kernel/effect'
import { audit } from '../../cloudfunctions/kernel/effects'
import { fingerprintOf } from '../../cloudfunctions/kernel/fingerprint'
import { openHouse } from '../../cloudfunctions/kernel/house'
import { runOutbox } from '../../cloudfunctions/kernel/outbox'
import type { WriteRequest } from '../../cloudfunctions/kernel/request'
import { sampleKeys } from '../builders/keys'
import { type MemoryCollection, memoryCollection } from '../builders/memoryCollection'
import { aWriteRequest } from '../builders/requests'
import { minutesAfter, NOON } from '../builders/time'

/** What was carried out, in order. */
const carriedOut = jest.fn(async (_: string): Promise<void> => {})
const sample = defineEffect('sample.effect', 1, z.object({ name: z.string() }))
const last = defineEffect('sample.last', 1, z.object({ name: z.string() }), { afterOthers: true })
const later = defineEffect('sample.later', 1, z.object({ name: z.string() }), { later: true })

interface Counter extends Changeable {
  readonly count: number
}

const aCounter = (overrides: Partial<Counter> = {}): Counter => ({ _id: 'counter', ...unchanged, count: 0, ...overrides })

/** A counter that owes this since noon. */
const owing = (name: string): Counter => aCounter({ outbox: { old: stored(name) }, owed: 1, outboxDueAt: NOON })
const stored = (name: string): StoredEffect => ({
  kind: sample.kind,
  version: 1,
  payload: { name },
  attempts: 0,
  notBefore: NOON,
  done: [],
})

const increment = (counters: MemoryCollection<Counter>, request: Partial<WriteRequest> = {}, effects: NewEffect[] = []) =>
  change(
    counters,
    () => counters.get('counter'),
    aWriteRequest(request),
    ({ count }) => ({ kind: 'change', next: { count: count + 1 }, effects }),
  )

const documentIn = (counters: MemoryCollection<Counter>) => counters.documents.get('counter')
const owedIn = (counters: MemoryCollection<Counter>) => Object.values(documentIn(counters)?.outbox ?? {}).map(({ payload }) => payload)
const SETTLED = { outbox: {}, owed: 0, outboxDueAt: null }

beforeEach(() => {
  carriedOut.mockReset().mockResolvedValue()
  jest.spyOn(console, 'log').mockImplementation(() => {})
  const carryOut = ({ name }: { name: string }) => carriedOut(name)
  const effects = [
    sample.does(carryOut),
    last.does(carryOut),
    later.does(carryOut),
    audit.does(async ({ eventId, subject }) => carriedOut(`audit ${eventId} ${subject}`)),
  ]
  openHouse([{ name: 'sample', collections: [], effects }], { complete: true })
})
afterEach(() => jest.restoreAllMocks())

test('a request changes the document once, however often it comes', async () => {
  const counters = memoryCollection('counters', aCounter())
  const replies = [await increment(counters), await increment(counters), await increment(counters)]
  expect(documentIn(counters)).toMatchObject({ count: 1, revision: 1 })
  expect(replies).toEqual(Array(3).fill({ doc: documentIn(counters) }))
})

test('the same request twice at once has one effect, too', async () => {
  const counters = memoryCollection('counters', aCounter())
  const replies = await Promise.all([increment(counters), increment(counters)])
  expect(documentIn(counters)).toMatchObject({ count: 1 })
  expect(replies[0]).toEqual(replies[1])
})

test('different requests at once all count: who loses reads again', async () => {
  const counters = memoryCollection('counters', aCounter())
  await Promise.all(Array.from({ length: 10 }, (_, n) => increment(counters, { requestId: `request-${n}` })))
  expect(documentIn(counters)).toMatchObject({ count: 10, revision: 10 })
})

test('a request that others beat every time ends, and says that it may come again', async () => {
  const counters = memoryCollection('counters', aCounter())
  const beaten = { ...counters, modify: async () => false }
  await expect(increment(beaten)).rejects.toThrow('lost against other writers')
  expect(documentIn(counters)).toEqual(aCounter())
})

test('one requestId for two questions is refused', async () => {
  const counters = memoryCollection('counters', aCounter())
  await increment(counters)
  const other = await increment(counters, { fingerprint: fingerprintOf('per_li', 'sample.write', { other: true }, sampleKeys()) })
  expect(other).toEqual({ refusal: { code: 'REQUEST_REUSED', details: {} } })
  expect(documentIn(counters)).toMatchObject({ count: 1 })
})

test('a refusal writes nothing, so that the same request may come again', async () => {
  const counters = memoryCollection('counters', aCounter())
  const refused = await change(
    counters,
    () => counters.get('counter'),
    aWriteRequest({ audited: true }),
    () => refuse({ code: 'STATION_CLOSED', details: {} }),
  )
  expect(refused).toEqual({ refusal: { code: 'STATION_CLOSED', details: {} } })
  expect(documentIn(counters)).toEqual(aCounter())
  expect(carriedOut).not.toHaveBeenCalled()
})

test('what is not there is not found', async () => {
  expect(await increment(memoryCollection('counters'))).toEqual({ refusal: { code: 'NOT_FOUND', details: {} } })
})

test('the last twenty requests are remembered', async () => {
  const counters = memoryCollection('counters', aCounter())
  for (let n = 0; n < 25; n += 1) await increment(counters, { requestId: `request-${n}` })
  expect(documentIn(counters)?.applied.map(({ requestId }) => requestId)).toEqual(Array.from({ length: 20 }, (_, n) => `request-${n + 5}`))
})

describe('what follows from a change', () => {
  test('is carried out after it, the audit entry first, and then forgotten', async () => {
    const counters = memoryCollection('counters', aCounter())
    await increment(counters, { audited: true }, [sample({ name: 'a' })])
    expect(carriedOut.mock.calls).toEqual([[`audit request-1:counter:${NOON.getTime()} counters/counter`], ['a']])
    expect(documentIn(counters)).toMatchObject(SETTLED)
  })

  test('is stored with the change, so that a crash in between loses nothing; a job looks after it a minute later', async () => {
    const counters = memoryCollection('counters', aCounter())
    const seen: unknown[] = []
    carriedOut.mockImplementationOnce(async () => void seen.push(structuredClone(documentIn(counters))))
    await increment(counters, {}, [sample({ name: 'a' })])
    expect(seen).toMatchObject([{ count: 1, owed: 1, outboxDueAt: minutesAfter(NOON, 1) }])
  })

  test('and fails holds up neither the others nor the answer; it is tried again after a minute, then after two', async () => {
    const counters = memoryCollection('counters', aCounter())
    carriedOut.mockImplementation(async (name) => {
      if (name === 'bad') throw new Error('sample')
    })
    expect(await increment(counters, {}, [sample({ name: 'bad' }), sample({ name: 'good' })])).toHaveProperty('doc')
    expect(carriedOut).toHaveBeenCalledWith('good')
    expect(owedIn(counters)).toEqual([{ name: 'bad' }])
    expect(documentIn(counters)).toMatchObject({ owed: 1, outboxDueAt: minutesAfter(NOON, 1) })
    const doc = documentIn(counters) ?? aCounter()
    await runOutbox(counters, doc, Object.keys(doc.outbox), { now: minutesAfter(NOON, 1), hasTime: () => true }, 'job')
    expect(Object.values(documentIn(counters)?.outbox ?? {})).toMatchObject([{ attempts: 2, notBefore: minutesAfter(NOON, 3) }])
  })

  test('is done by the retry after a failure, whatever the pause', async () => {
    const counters = memoryCollection('counters', aCounter())
    carriedOut.mockRejectedValueOnce(new Error('sample'))
    await increment(counters, {}, [sample({ name: 'a' })])
    await increment(counters, {}, [sample({ name: 'a' })])
    expect(carriedOut.mock.calls).toEqual([['a'], ['a']])
    expect(documentIn(counters)).toMatchObject({ count: 1, ...SETTLED })
  })

  test('is left to those who owe it: another change carries out its own alone', async () => {
    const counters = memoryCollection('counters', owing('old'))
    await increment(counters, { now: minutesAfter(NOON, 5) }, [sample({ name: 'new' })])
    expect(carriedOut.mock.calls).toEqual([['new']])
    expect(owedIn(counters)).toEqual([{ name: 'old' }])
  })

  test('is due since the oldest of it, so that a job finds it', async () => {
    const counters = memoryCollection('counters', owing('old'))
    const seen: unknown[] = []
    carriedOut.mockImplementationOnce(async () => void seen.push(documentIn(counters)?.outboxDueAt))
    await increment(counters, { now: minutesAfter(NOON, 5) }, [sample({ name: 'new' })])
    expect(seen).toEqual([NOON])
  })

  test('and concerns many is left to the job, which looks at once', async () => {
    const counters = memoryCollection('counters', aCounter())
    await increment(counters, {}, [later({ name: 'many' })])
    expect(carriedOut).not.toHaveBeenCalled()
    expect(documentIn(counters)).toMatchObject({ owed: 1, outboxDueAt: NOON })
  })

  test('and must come last waits until nothing else is owed', async () => {
    const counters = memoryCollection('counters', aCounter())
    carriedOut.mockRejectedValueOnce(new Error('sample'))
    await increment(counters, {}, [last({ name: 'last' }), sample({ name: 'first' })])
    expect(carriedOut.mock.calls).toEqual([['first']])
    const doc = documentIn(counters) ?? aCounter()
    await finish(counters, doc, NOON)
    expect(carriedOut.mock.calls).toEqual([['first'], ['first'], ['last']])
    expect(documentIn(counters)).toMatchObject(SETTLED)
  })

  test('that is taken out does not take out what another change has added meanwhile', async () => {
    const counters = memoryCollection('counters', owing('a'))
    const before = documentIn(counters) ?? aCounter()
    const added = { ...before, revision: 1, owed: 2, outbox: { ...before.outbox, new: stored('b') } }
    carriedOut.mockImplementationOnce(async () => void counters.documents.set('counter', added))
    await finish(counters, before, NOON)
    expect(owedIn(counters)).toEqual([{ name: 'b' }])
    expect(documentIn(counters)).toMatchObject({ owed: 1, revision: 1 })
  })
})
