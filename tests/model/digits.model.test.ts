import { createHash } from 'node:crypto'
import { isSpokenStep } from '../../cloudfunctions/domains/pass/credentials/codes'
import { MOST_OF_ONE_TAIL } from '../../cloudfunctions/domains/pass/credentials/digits'
import { countTry } from '../../cloudfunctions/domains/pass/documents/digitTries'
import { LIFE_SECONDS, stepAt } from '../../contract/pass/passCode'
import { startWatch } from '../builders/fleet/memoryDatabase'
import { passId } from '../builders/passes'
import { digitsByNode } from '../builders/passVectors'
import { daysAfter, NOON } from '../builders/time'

jest.mock('../../cloudfunctions/kernel/database/collection', () => ({
  openCollection: jest.requireActual('../builders/fleet/memoryDatabase').openMemoryCollection,
}))

beforeEach(() => startWatch({ turn: async () => {}, written: () => {} }))

/** What the issue demands: at most so many expected successes in the life of a code. */
const MOST = 1e-6
const WEEK = daysAfter(NOON, 7)
const LIVES = (WEEK.getTime() - NOON.getTime()) / 1000 / LIFE_SECONDS

/** How many codes of one rider hold at one moment. */
const stepsThatHold = Array.from({ length: 20 }, (_, off) => stepAt(NOON) - 10 + off).filter((step) => isSpokenStep(step, NOON)).length
/** The six digits are 32 bits modulo a million: some come a little more often than others, and an attacker says those. */
const LIKELIEST = Math.ceil(2 ** 32 / 1e6) / 2 ** 32

interface Attempt {
  readonly at: Date
  readonly tail: string
}

/** Tries until the week is over, as often as is allowed: by the account and about the tails that the attacker prefers, the best first. */
async function attack(choose: (number: number) => { guard: string; tail: string; compound?: string }[]): Promise<Attempt[]> {
  const made: Attempt[] = []
  for (let now = NOON; now < WEEK; ) {
    const waits: number[] = []
    for (let options = choose(made.length); waits.length < options.length; options = choose(made.length)) {
      const tried = options[waits.length] ?? { guard: '', tail: '' }
      const taken = await countTry(tried, `try-${made.length}`, now)
      if ('until' in taken) waits.push(taken.until.getTime())
      else made.push({ at: now, tail: tried.tail })
    }
    now = new Date(Math.min(...waits))
  }
  return made
}

/** In the life of one code, of all that are valid. */
const expected = (attempts: readonly Attempt[], ridersOf: (tail: string) => number) =>
  attempts.reduce((sum, { tail }) => sum + ridersOf(tail) * stepsThatHold * LIKELIEST, 0) / LIVES

const crowded = () => MOST_OF_ONE_TAIL

describe('somebody who guesses six digits for a week, as fast as allowed', () => {
  test('with one guard’s account, about one phone tail of ten riders', async () => {
    const made = await attack(() => [{ guard: 'one', tail: '0001' }])
    expect(made.length).toBeGreaterThan(100)
    expect(expected(made, crowded)).toBeLessThanOrEqual(MOST)
  })

  test('with a new guard’s account for every try', async () => {
    const made = await attack((number) => [{ guard: `guard${number}`, tail: '0001' }])
    expect(made.length).toBeGreaterThan(100)
    expect(expected(made, crowded)).toBeLessThanOrEqual(MOST)
  })

  test('with a new guard’s account at another compound for every try', async () => {
    const made = await attack((number) => [{ guard: `guard${number}`, tail: '0001', compound: `compound${number}` }])
    expect(made.length).toBeGreaterThan(100)
    expect(expected(made, crowded)).toBeLessThanOrEqual(MOST)
  })

  test('with one account, about the tails that most of 14,000 riders share', async () => {
    const riders = new Map<string, number>()
    for (let n = 0; n < 14_000; n += 1) {
      const tail = String(createHash('sha256').update(`rider ${n}`).digest().readUInt32BE() % 10_000)
      riders.set(tail, (riders.get(tail) ?? 0) + 1)
    }
    const most = [...riders].toSorted(([, a], [, b]) => b - a).map(([tail]) => tail)
    const made = await attack(() => most.slice(0, 8).map((tail) => ({ guard: 'one', tail })))
    expect(new Set(made.map(({ tail }) => tail)).size).toBeGreaterThan(1)
    expect(expected(made, (tail) => riders.get(tail) ?? 0)).toBeLessThanOrEqual(MOST)
  })
})

test('digits are hit as often as chance says, in a space of a thousand', async () => {
  const SPACE = 1000
  const GUESSES = 100
  const seeds = Array.from({ length: MOST_OF_ONE_TAIL }, (_, n) => createHash('sha256').update(`seed ${n}`).digest('base64'))
  const held = (at: Date) =>
    seeds.flatMap((seed) =>
      [stepAt(at), stepAt(at) - 1].map((step) => Number(digitsByNode({ passId: passId('00'), seed, keyNo: 1, step })) % SPACE),
    )
  const made = await attack(() => [{ guard: 'one', tail: '0001' }])
  // Each attempt stands for a hundred, of which each says another number.
  const hits = made.flatMap(({ at }, n) => {
    const said = new Set(Array.from({ length: GUESSES }, (_, k) => (n * 101 + k * 7) % SPACE))
    return held(at).filter((value) => said.has(value))
  })
  const mean = (made.length * GUESSES * MOST_OF_ONE_TAIL * stepsThatHold) / SPACE
  expect(Math.abs(hits.length - mean)).toBeLessThan(6 * Math.sqrt(mean))
})
