import fc from 'fast-check'
import { createClock, type Known } from '../../src/services/clock/clock'
import { jumpBetween } from '../../src/services/clock/jump'
import { better, offsetFrom } from '../../src/services/clock/lesson'

const NOON = Date.parse('2026-11-23T04:00:00.000Z')
const DAY = 24 * 60 * 60_000
const MINUTE = 60_000

/** A phone in the hands of somebody: its clock is off by `skew`, time passes, the phone sleeps, its clock is set. */
function aPhone({ skew = 0, steady = true, kept = null as Known | null } = {}) {
  let trueNow = NOON
  let slept = 0
  let off = skew
  const saved: Known[] = kept ? [kept] : []
  const wall = () => trueNow + off
  const clock = createClock(
    () => ({ wall: wall(), steady: steady ? trueNow - NOON - slept : null }),
    (known) => saved.push(known),
  )
  const phone = {
    clock,
    wall,
    saved,
    pass: (ms: number) => {
      trueNow += ms
    },
    sleep: (ms: number) => {
      clock.show(false)
      trueNow += ms
      slept += ms
    },
    wake: () => clock.show(true),
    setClock: (by: number) => {
      off += by
    },
    /** Asks the server: it reads its clock after `there`, the reply takes `back` ms. */
    ask: (there = 0, back = 0) => {
      const sentAt = wall()
      phone.pass(there)
      const instant = new Date(trueNow).toISOString()
      phone.pass(back)
      clock.learnTime(instant, sentAt, wall())
    },
    /** How far off the corrected clock is, ms. */
    error: () => Math.abs(clock.now().getTime() - trueNow),
    restart: () => aPhone({ skew: off, steady, kept: saved.at(-1) ?? null }),
  }
  if (kept) clock.restore(kept)
  return phone
}

const skews = fc.integer({ min: -DAY, max: DAY })
const halves = fc.integer({ min: 0, max: 2_500 })

describe('a reply teaches the time', () => {
  test('off by half of the trip at most, however wrong the phone is', () => {
    fc.assert(
      fc.property(skews, halves, halves, fc.integer({ min: 0, max: DAY }), (skew, there, back, later) => {
        const phone = aPhone({ skew })
        phone.ask(there, back)
        phone.pass(later)
        expect(phone.error()).toBeLessThanOrEqual(Math.ceil((there + back) / 2))
      }),
      { numRuns: 1000 },
    )
  })

  test('the newest quick one counts, whatever was learned before and however the clock was set', () => {
    const asked = fc.record({ set: skews, there: halves, back: halves, later: fc.integer({ min: 0, max: DAY }) })
    fc.assert(
      fc.property(skews, fc.array(asked, { minLength: 1, maxLength: 8 }), fc.boolean(), (skew, all, steady) => {
        const phone = aPhone({ skew, steady })
        for (const { set, there, back, later } of all) {
          phone.pass(later)
          phone.setClock(set)
          phone.ask(there, back)
          expect(phone.error()).toBeLessThanOrEqual(Math.ceil((there + back) / 2))
        }
      }),
    )
  })

  test('what is no instant, or a clock set back on the way, teaches nothing', () => {
    expect(offsetFrom('yesterday', NOON, NOON)).toBeNull()
    expect(offsetFrom('2026-11-23T04:00:00.000Z', NOON, NOON - 1)).toBeNull()
  })

  test('without any the phone has its own time alone, and says so', () => {
    const phone = aPhone({ skew: MINUTE })
    expect(phone.error()).toBe(MINUTE)
    expect(phone.clock.state()).toEqual({ learnedAt: null, sure: false })
  })

  test('it is known when it was learned', () => {
    const phone = aPhone({ skew: -10 * MINUTE })
    phone.ask(100, 100)
    phone.pass(DAY)
    expect(phone.clock.state()).toEqual({ learnedAt: new Date(NOON + 200), sure: true })
  })
})

describe('a slow trip', () => {
  const known = { offset: 1_000, trip: 100, at: NOON }
  test.each([
    ['agrees with what is known: that stays', 6_999, 6_000, known.offset],
    ['contradicts it by more than the trip: the clock was set', 7_001, 6_000, 7_001],
    ['contradicts it the other way', -5_001, 6_000, -5_001],
    ['is no slower than what is known', 2_000, 100, 2_000],
  ])('%s', (_, offset, trip, expected) => expect(better(known, { offset, trip, at: NOON }).offset).toBe(expected))

  test('is better than nothing', () => expect(better(null, { offset: 7, trip: 60_000, at: NOON }).offset).toBe(7))
})

describe('somebody sets the clock while the app runs', () => {
  test.each([10 * MINUTE, -10 * MINUTE, DAY, -DAY, 3_000, -3_000])('in sight, by %d ms: the server’s time goes on', (by) => {
    const phone = aPhone({ skew: MINUTE })
    phone.ask()
    phone.pass(1_000)
    phone.setClock(by)
    expect(phone.error()).toBe(0)
    expect(phone.clock.state().sure).toBe(true)
    expect(phone.saved).toHaveLength(2)
  })

  test('set back out of sight: corrected as far as it shows, and not relied on until the server is asked', () => {
    const phone = aPhone()
    phone.ask()
    phone.sleep(2 * MINUTE)
    phone.setClock(-10 * MINUTE)
    phone.wake()
    expect(phone.error()).toBe(2 * MINUTE)
    expect(phone.clock.state().sure).toBe(false)
    phone.ask(50, 50)
    expect(phone.error()).toBe(0)
    expect(phone.clock.state().sure).toBe(true)
  })

  test('sleep is no jump, whichever clock goes on meanwhile', () => {
    const phone = aPhone()
    phone.ask()
    phone.sleep(DAY)
    phone.wake()
    phone.pass(DAY)
    expect(phone.error()).toBe(0)
    expect(phone.clock.state().sure).toBe(true)
  })

  test('in sight again, a jump shows exactly', () => {
    const phone = aPhone()
    phone.ask()
    phone.sleep(MINUTE)
    phone.wake()
    phone.pass(MINUTE)
    phone.setClock(5 * MINUTE)
    expect(phone.error()).toBe(0)
  })

  test('without a steady clock only going back shows', () => {
    const phone = aPhone({ steady: false })
    phone.ask()
    phone.setClock(-10 * MINUTE)
    expect(phone.error()).toBe(0)
    expect(phone.clock.state().sure).toBe(false)
    expect(jumpBetween({ wall: 0, steady: null }, { wall: DAY, steady: null }, true)).toBeNull()
  })

  test('a phone that has learned nothing follows its own clock: it may just have been set right', () => {
    const phone = aPhone({ skew: -MINUTE })
    phone.setClock(MINUTE)
    expect(phone.error()).toBe(0)
  })
})

describe('the app is closed and opened again', () => {
  test('what was learned is still known', () => {
    const phone = aPhone({ skew: 10 * MINUTE })
    phone.ask()
    expect(phone.restart().error()).toBe(0)
  })

  test('a clock that was set back meanwhile can not go behind what was learned', () => {
    const phone = aPhone()
    phone.ask()
    phone.setClock(-10 * MINUTE)
    const again = phone.restart()
    expect(again.error()).toBe(0)
    expect(again.clock.state().sure).toBe(false)
  })
})
