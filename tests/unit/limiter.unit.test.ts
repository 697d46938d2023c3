import { type LimitBucket, take } from '../../cloudfunctions/kernel/limiter'
import { everythingServed } from '../builders/house'
import { minutesAfter, NOON } from '../builders/time'

type Counted = Exclude<ReturnType<typeof take>, { retryAt: Date }>

const limited = everythingServed.flatMap(({ action }) => (action.limit ? [[action.name, action.limit] as const] : []))

/** Asks so often within one instant; the number of times that were let through. */
function letThrough(limit: (typeof limited)[number][1], asked: number): number {
  let bucket: Counted | null = null
  for (let n = 0; n < asked; n += 1) {
    const taken = take(bucket, limit, `request-${n}`, NOON)
    if ('retryAt' in taken) return n
    bucket = taken
  }
  return asked
}

describe('SM3: a limit', () => {
  test.each(limited)('M10: of %s lets through as many as it declares and refuses the next one', (_, limit) => {
    expect(letThrough(limit, limit.times + 1)).toBe(limit.times)
  })

  const limit = { times: 10, minutes: 60 }
  const empty: Pick<LimitBucket, 'left' | 'at' | 'fullAt' | 'counted'> = { left: 0, at: NOON, fullAt: minutesAfter(NOON, 60), counted: [] }

  test('says when to try again, and then lets one through', () => {
    expect(take(empty, limit, 'request-1', NOON)).toEqual({ retryAt: minutesAfter(NOON, 6) })
    expect(take(empty, limit, 'request-1', minutesAfter(NOON, 6))).toMatchObject({ left: 0 })
    expect(take(empty, limit, 'request-1', new Date(minutesAfter(NOON, 6).getTime() - 1))).toHaveProperty('retryAt')
  })

  test('never holds more than it declares, and a clock that goes back adds nothing', () => {
    expect(take(empty, limit, 'request-1', minutesAfter(NOON, 60 * 24))).toMatchObject({ left: 9 })
    expect(take(empty, limit, 'request-1', minutesAfter(NOON, -60))).toHaveProperty('retryAt')
  })

  test('remembers a bounded number of requests', () => {
    let bucket: Counted = { ...empty, left: 100 }
    for (let n = 0; n < 50; n += 1) bucket = take(bucket, { times: 100, minutes: 60 }, `request-${n}`, NOON) as Counted
    expect(bucket.counted).toHaveLength(10)
  })
})
