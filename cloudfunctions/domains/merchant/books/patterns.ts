import { MINUTE_MS } from '../../../../contract/kernel/duration'
import type { Pattern } from '../../../../contract/merchant/hints'
import type { PassId } from '../../../../contract/pass/ids'
import type { RedemptionDocument } from '../redemptionDocument'
import type { Entry } from './rules'

/** What was unusual at a shop on a day. It names no rider. */
export interface DatedFinding {
  readonly pattern: Pattern
  readonly count: number
  readonly from: Date
  readonly to: Date
}

/** So many at most are told of one day. */
export const MOST_HINTS = 10

interface Rush {
  readonly least: number
  readonly withinMs: number
  readonly riders: number
}

const SAME_RIDER: Rush = { least: 3, withinMs: 10 * MINUTE_MS, riders: 1 }
const TWO_RIDERS: Rush = { least: 9, withinMs: 4 * MINUTE_MS, riders: 2 }
const LEAST_CUSTOMERS = 10
const DECLINED_SHARE = 1 / 2
const LEAST_REVERSED = 5
const REVERSED_SHARE = 1 / 5

type Redeemed = Pick<Entry, 'at' | 'passId'>

/** What is unusual among the entries of a day, which are in the order of time, and those who were declined on it. */
export function patternsOf(entries: readonly Entry[], declined: readonly Pick<RedemptionDocument, 'at'>[]): DatedFinding[] {
  const redeemed = entries.filter(({ kind }) => kind === 'redeemed')
  const byTwo = rushesIn(redeemed, TWO_RIDERS)
  // What two riders did together isn't told of each of them again.
  const told = new Set(byTwo.flat())
  const others = redeemed.filter((one) => !told.has(one))
  const byOne = byRider(others).flatMap((own) => rushesIn(own, SAME_RIDER))
  return [
    ...byTwo.map((rush) => findingOf('twoRiders', rush)),
    ...mostDeclined(redeemed.length, declined),
    ...muchReversed(redeemed, entries),
    ...byOne.sort((one, other) => other.length - one.length).map((rush) => findingOf('sameRider', rush)),
  ].slice(0, MOST_HINTS)
}

function byRider(redeemed: readonly Redeemed[]): Redeemed[][] {
  const groups = new Map<PassId, Redeemed[]>()
  for (const one of redeemed) groups.set(one.passId, [...(groups.get(one.passId) ?? []), one])
  return [...groups.values()]
}

/** Parts of a day in which a few riders redeemed often, one behind the other. */
function rushesIn(redeemed: readonly Redeemed[], rush: Rush): Redeemed[][] {
  const found: Redeemed[][] = []
  for (let start = 0; start < redeemed.length; ) {
    const part = rushFrom(redeemed, start, rush)
    const isRush = part.length >= rush.least
    if (isRush) found.push(part)
    start += isRush ? part.length : 1
  }
  return found
}

/** What so few riders redeemed in so little time, from one entry on. */
function rushFrom(redeemed: readonly Redeemed[], start: number, { withinMs, riders }: Rush): Redeemed[] {
  const part: Redeemed[] = []
  const seen = new Set<PassId>()
  const begin = redeemed[start]?.at.getTime() ?? 0
  for (let at = start; at < redeemed.length; at += 1) {
    const one = redeemed[at]
    if (!one || one.at.getTime() - begin > withinMs || seen.add(one.passId).size > riders) return part
    part.push(one)
  }
  return part
}

function mostDeclined(redeemed: number, declined: readonly { readonly at: Date }[]): DatedFinding[] {
  const customers = redeemed + declined.length
  return customers >= LEAST_CUSTOMERS && declined.length > customers * DECLINED_SHARE ? [findingOf('declined', declined)] : []
}

/** Only what was redeemed on the same day: what the district takes back later says nothing of this day. */
function muchReversed(redeemed: readonly Entry[], entries: readonly Entry[]): DatedFinding[] {
  const ofDay = new Set(redeemed.map(({ redemptionId }) => redemptionId))
  const reversed = entries.filter(({ kind, redemptionId }) => kind === 'reversed' && ofDay.has(redemptionId))
  return reversed.length >= LEAST_REVERSED && reversed.length > redeemed.length * REVERSED_SHARE ? [findingOf('reversed', reversed)] : []
}

function findingOf(pattern: Pattern, all: readonly { readonly at: Date }[]): DatedFinding {
  const times = all.map(({ at }) => at.getTime()).sort((one, other) => one - other)
  return { pattern, count: all.length, from: new Date(times[0] ?? 0), to: new Date(times[times.length - 1] ?? 0) }
}
