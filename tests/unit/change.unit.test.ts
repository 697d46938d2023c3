import { change, settle } from '../../cloudfunctions/kernel/database/change'
import { type Changeable, refuse } from '../../cloudfunctions/kernel/database/decision'
import { fingerprintOf } from '../../cloudfunctions/kernel/fingerprint'
import { carryOut } from '../../cloudfunctions/kernel/outbox/carryOut'
import type { Effect } from '../../cloudfunctions/kernel/outbox/effect'
import type { WriteRequest } from '../../cloudfunctions/kernel/request'
import { sampleKeys } from '../builders/keys'
import { type MemoryCollection, memoryCollection } from '../builders/memoryCollection'
import { aWriteRequest } from '../builders/requests'
import { minutesAfter, NOON } from '../builders/time'

jest.mock('../../cloudfunctions/kernel/outbox/carryOut', () => ({ carryOut: jest.fn(async () => {}) }))
const carriedOut = jest.mocked(carryOut)

interface Counter extends Changeable {
  readonly count: number
}

const aCounter = (overrides: Partial<Counter> = {}): Counter => ({
  _id: 'counter',
  revision: 0,
  applied: [],
  outbox: {},
  owed: 0,
  outboxDueAt: null,
  count: 0,
  ...overrides,
})

const fileEffect = (fileId: string): Effect => ({ kind: 'deleteFile', fileId })

const increment = (counters: MemoryCollection<Counter>, request: Partial<WriteRequest> = {}, effects: Effect[] = []) =>
  change(
    counters,
    () => counters.get('counter'),
    aWriteRequest(request),
    ({ count }) => ({ kind: 'change', next: { count: count + 1 }, effects }),
  )

const stored = (counters: MemoryCollection<Counter>) => counters.documents.get('counter')

beforeEach(() => void carriedOut.mockReset().mockResolvedValue())

test('a request changes the document once, however often it comes', async () => {
  const counters = memoryCollection('counters', aCounter())
  const replies = [await increment(counters), await increment(counters), await increment(counters)]
  expect(stored(counters)).toMatchObject({ count: 1, revision: 1 })
  expect(replies).toEqual(Array(3).fill({ doc: stored(counters) }))
})

test('the same request twice at once has one effect, too', async () => {
  const counters = memoryCollection('counters', aCounter())
  const replies = await Promise.all([increment(counters), increment(counters)])
  expect(stored(counters)).toMatchObject({ count: 1 })
  expect(replies[0]).toEqual(replies[1])
})

test('different requests at once all count: who loses reads again', async () => {
  const counters = memoryCollection('counters', aCounter())
  await Promise.all(Array.from({ length: 30 }, (_, n) => increment(counters, { requestId: `request-${n}` })))
  expect(stored(counters)).toMatchObject({ count: 30, revision: 30 })
})

test('one requestId for two questions is refused', async () => {
  const counters = memoryCollection('counters', aCounter())
  await increment(counters)
  const other = await increment(counters, { fingerprint: fingerprintOf('per_li', 'sample.write', { other: true }, sampleKeys()) })
  expect(other).toEqual({ refusal: { code: 'REQUEST_REUSED', details: {} } })
  expect(stored(counters)).toMatchObject({ count: 1 })
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
  expect(stored(counters)).toEqual(aCounter())
  expect(carriedOut).not.toHaveBeenCalled()
})

test('what is not there is not found', async () => {
  expect(await increment(memoryCollection('counters'))).toEqual({ refusal: { code: 'NOT_FOUND', details: {} } })
})

test('the last twenty requests are remembered', async () => {
  const counters = memoryCollection('counters', aCounter())
  for (let n = 0; n < 25; n += 1) await increment(counters, { requestId: `request-${n}` })
  expect(stored(counters)?.applied.map(({ requestId }) => requestId)).toEqual(Array.from({ length: 20 }, (_, n) => `request-${n + 5}`))
})

describe('what follows from a change', () => {
  test('is carried out after it, the audit entry first, and then forgotten', async () => {
    const counters = memoryCollection('counters', aCounter())
    await increment(counters, { audited: true }, [fileEffect('a')])
    const entry = {
      kind: 'audit',
      eventId: `request-1:counter:${NOON.getTime()}`,
      action: 'sample.write',
      actorId: 'per_li',
      subject: 'counters/counter',
      at: NOON,
    }
    expect(carriedOut.mock.calls).toEqual([[entry], [fileEffect('a')]])
    expect(stored(counters)).toMatchObject({ outbox: {}, owed: 0, outboxDueAt: null })
  })

  test('is stored with the change, so that a crash in between loses nothing', async () => {
    const counters = memoryCollection('counters', aCounter())
    carriedOut.mockRejectedValueOnce(new Error('crash'))
    await expect(increment(counters, {}, [fileEffect('a')])).rejects.toThrow('crash')
    expect(stored(counters)).toMatchObject({ count: 1, effects: [fileEffect('a')], pendingSince: NOON })
  })

  test('is done by the retry after a crash', async () => {
    const counters = memoryCollection('counters', aCounter())
    carriedOut.mockRejectedValueOnce(new Error('crash'))
    await increment(counters, {}, [fileEffect('a')]).catch(() => {})
    await increment(counters, {}, [fileEffect('a')])
    expect(stored(counters)).toMatchObject({ count: 1, outbox: {}, owed: 0, outboxDueAt: null })
    expect(carriedOut).toHaveBeenLastCalledWith(fileEffect('a'))
  })

  test('is done by the next change after a crash, the older first', async () => {
    const counters = memoryCollection('counters', aCounter({ effects: [fileEffect('old')], pendingSince: NOON }))
    await increment(counters, { now: minutesAfter(NOON, 5) }, [fileEffect('new')])
    expect(carriedOut.mock.calls).toEqual([[fileEffect('old')], [fileEffect('new')]])
    expect(stored(counters)).toMatchObject({ outbox: {}, owed: 0, outboxDueAt: null })
  })

  test('waits since the oldest of it, so that the reconciler finds it', async () => {
    const counters = memoryCollection('counters', aCounter({ effects: [fileEffect('old')], pendingSince: NOON }))
    carriedOut.mockRejectedValue(new Error('crash'))
    await increment(counters, { now: minutesAfter(NOON, 5) }, [fileEffect('new')]).catch(() => {})
    expect(stored(counters)).toMatchObject({ pendingSince: NOON, effects: [fileEffect('old'), fileEffect('new')] })
  })

  test('that settles does not take away what another change has added meanwhile', async () => {
    const before = aCounter({ effects: [fileEffect('a')], pendingSince: NOON })
    const counters = memoryCollection('counters', before)
    const added = { ...before, revision: 1, effects: [fileEffect('a'), fileEffect('b')] }
    carriedOut.mockImplementationOnce(async () => void counters.documents.set('counter', added))
    await settle(counters, before)
    expect(stored(counters)).toEqual(added)
  })
})
