import type { Standing } from '../../../../contract/booking/booking'
import { STANDING_RULE } from '../../../../contract/booking/standingRule'
import { DAY_MS } from '../../../../contract/kernel/duration'
import type { AgendaDocument, Credit, Penalty } from '../agendaDocument'

const daysAfter = (instant: Date, days: number) => new Date(instant.getTime() + days * DAY_MS)

/** What somebody has missed, and what evens it out. */
type PenaltyRecord = Pick<AgendaDocument, 'penalties' | 'credits' | 'blockedUntil'>

const countsUntil = ({ at }: Penalty) => daysAfter(at, STANDING_RULE.countsDays)

/** What still counts: the penalties, the oldest first, and the credits that no penalty before has used up. */
function counting({ penalties, credits }: PenaltyRecord, now: Date): PenaltyRecord {
  const byAge = penalties.toSorted((a, b) => a.at.getTime() - b.at.getTime())
  const over = byAge.filter((penalty) => countsUntil(penalty) <= now)
  return { penalties: byAge.filter((penalty) => countsUntil(penalty) > now), credits: over.reduce(withoutUsed, credits) }
}

/** A penalty that a credit has evened out takes it with it, for good: one that was earned before the penalty was over. */
function withoutUsed(credits: readonly Credit[], penalty: Penalty): readonly Credit[] {
  const used = credits.find(({ at }) => at < countsUntil(penalty))
  return credits.filter((credit) => credit !== used)
}

/** Until when nothing can be booked; null: it can. Each credit evens out one penalty, the oldest first. */
export function blockedUntil(record: PenaltyRecord, now: Date): Date | null {
  const [own, before] = [blockedByOwn(record, now), record.blockedUntil ?? null]
  const until = own && before ? new Date(Math.max(own.getTime(), before.getTime())) : (own ?? before)
  return until && until > now ? until : null
}

/** Until when the penalties of this registration block. */
function blockedByOwn(record: PenaltyRecord, now: Date): Date | null {
  const { penalties, credits } = counting(record, now)
  const left = penalties.slice(credits.length)
  const last = left.at(-1)
  return last && left.length >= STANDING_RULE.mostMarks ? daysAfter(last.at, STANDING_RULE.blockedDays) : null
}

export function viewPenaltyRecord(record: PenaltyRecord, now: Date): Standing {
  const { penalties, credits } = counting(record, now)
  return { marks: penalties.length, credits: credits.length, blockedUntil: blockedUntil(record, now)?.toISOString() ?? null }
}

/** So many are remembered at most: two already block for a while. */
const MOST_KEPT = 100

/** Penalties that no longer count are forgotten, with the credits that they used up. One that is there already is not added again. */
export function addPenalty<R extends PenaltyRecord>(record: R, penalty: Penalty, now: Date): R {
  if (record.penalties.some(({ key }) => key === penalty.key)) return record
  const { penalties, credits } = counting(record, now)
  return { ...record, penalties: [...penalties, penalty].slice(-MOST_KEPT), credits }
}

export const removePenalty = <R extends PenaltyRecord>(record: R, key: string): R =>
  record.penalties.some((penalty) => penalty.key === key)
    ? { ...record, penalties: record.penalties.filter((penalty) => penalty.key !== key) }
    : record

export function addCredit<R extends PenaltyRecord>(record: R, credit: Credit): R {
  if (record.credits.some(({ key }) => key === credit.key)) return record
  const { penalties, credits } = counting(record, credit.at)
  return { ...record, penalties, credits: [...credits, credit].slice(-STANDING_RULE.mostCredits) }
}
