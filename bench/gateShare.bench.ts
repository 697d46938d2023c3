import { inTurns, type Round, shareOf } from './gateShare/closedLoop'
import { fourCalls } from './gateShare/fourCalls'
import type { Bench, Figure } from './index'
import { type District, inDistrict } from './pass/district'
import { postedAt, riderScans } from './pass/gates'

/** Each contestant has its own riders, so that nobody waits for another's pass. */
const RIDERS_EACH = 1_000
const AT_ONCE = [1, 16, 64]
const ROUNDS = 3
const SECONDS = 3
/** How long each contestant runs before anything is counted: in the city the functions' instances are warm, and code is compiled as it is used. */
const WARM_UP_SECONDS = 30
/** The bounds hold at this number of scans at once. */
const BOUND_AT = 16
const OF_BARE_CALLS = 0.5
const OF_EMPTY_FUNCTION = 0.85
/** The function whose place the empty one takes, and an action that leads to it. */
const PLACE_OF_EMPTY = 'merchant'
const ACTION_OF_EMPTY = 'merchant.empty'

type Contestant = 'scans' | 'bare' | 'empty'

/**
 * Measures how much of a scan's time is the product's own. In one run and in turns: `pass.enterGate` through the built function, the same
 * two reads and two writes by the bare SDK, and a built function that makes these four calls and nothing else. Run
 * `npm run build:functions` before, on an otherwise idle machine.
 */
const bench: Bench = () =>
  inDistrict('gateShare', { place: PLACE_OF_EMPTY, source: 'bench/gateShare/emptyFunction.ts' }, async (district) => {
    await district.growTo(3 * RIDERS_EACH)
    const calls = contestants(district)
    const { cpuMs } = district.server
    const figures: Figure[] = []
    await inTurns(calls, { atOnce: BOUND_AT, rounds: 1, seconds: WARM_UP_SECONDS }, cpuMs)
    for (const atOnce of AT_ONCE)
      figures.push(...figuresOf(atOnce, await inTurns(calls, { atOnce, rounds: ROUNDS, seconds: SECONDS }, cpuMs)))
    return figures
  })

type Calls = Readonly<Record<Contestant, () => Promise<boolean>>>

function contestants(district: District): Calls {
  /** A rider who comes again comes to another compound, because at the same one it would be no new entry. */
  const next = (first: number) => {
    let count = 0
    return () => {
      count += 1
      return { rider: district.rider(first + (count % RIDERS_EACH)), compound: district.compound(count + Math.floor(count / RIDERS_EACH)) }
    }
  }
  const [forScans, forBare, forEmpty] = [next(0), next(RIDERS_EACH), next(2 * RIDERS_EACH)]
  return {
    scans: () => {
      const { rider, compound } = forScans()
      return district.letsIn(riderScans(rider, compound))
    },
    bare: () => {
      const { rider, compound } = forBare()
      return fourCalls(district.server.db, { passId: rider.passId, posted: postedAt(compound) })
    },
    empty: async () => {
      const { rider, compound } = forEmpty()
      const input = { passId: rider.passId, posted: postedAt(compound) }
      return JSON.parse(await district.call(rider.openid, JSON.stringify({ action: ACTION_OF_EMPTY, input }))).ok
    },
  }
}

function figuresOf(atOnce: number, rounds: readonly Round<Contestant>[]): Figure[] {
  const share = (name: string, of: 'bare' | 'empty', least: number): Figure => {
    const { ratio, value } = shareOf(rounds, 'scans', of)
    const isBound = atOnce === BOUND_AT
    return {
      name: `scans at the gate against ${name}, ${atOnce} at once`,
      value,
      target: isBound ? `>= ${least}` : 'for the record',
      kept: !isBound || ratio >= least,
    }
  }
  return [
    share('their four database calls by the bare SDK', 'bare', OF_BARE_CALLS),
    share('a function of these four calls', 'empty', OF_EMPTY_FUNCTION),
  ]
}

export default bench
