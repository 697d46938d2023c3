import type { Standing } from '../../../../contract/booking/booking'
import { STANDING_RULE } from '../../../../contract/booking/standingRule'
import type { AgendaDocument, Credit, Penalty } from '../agendaDocument'

const DAY_MS = 24 * 3_600_000
const daysAfter = (instant: Date, days: number) => new Date(instant.getTime() + days * DAY_MS)

/** What somebody has missed, and what evens it out. */
type PenaltyRecord = Pick<AgendaDocument, 'penalties' | 'credits'>

/** Penalties that still count, the oldest first. */
const counting = ({ penalties }: PenaltyRecord, now: Date) =>
  penalties.filter(({ at }) => daysAfter(at, STANDING_RULE.countsDays) > now).sort((a, b) => a.at.getTime() - b.at.getTime())

/** Until when nothing can be booked; null: it can. Each credit evens out one penalty, the oldest first. */
export function blockedUntil(record: PenaltyRecord, now: Date): Date | null {
  const left = counting(record, now).slice(record.credits.length)
  const last = left.at(-1)
  if (!last || left.length < STANDING_RULE.mostMarks) return null
  const until = daysAfter(last.at, STANDING_RULE.blockedDays)
  return until > now ? until : null
}

export const viewPenaltyRecord = (record: PenaltyRecord, now: Date): Standing => ({
  marks: counting(record, now).length,
  credits: record.credits.length,
  blockedUntil: blockedUntil(record, now)?.toISOString() ?? null,
})

/** Penalties that no longer count are forgotten. One that is there already is not added again. */
export function addPenalty<R extends PenaltyRecord>(record: R, penalty: Penalty, now: Date): R {
  if (record.penalties.some(({ key }) => key === penalty.key)) return record
  return { ...record, penalties: [...counting(record, now), penalty] }
}

export const removePenalty = <R extends PenaltyRecord>(record: R, key: string): R =>
  record.penalties.some((penalty) => penalty.key === key)
    ? { ...record, penalties: record.penalties.filter((penalty) => penalty.key !== key) }
    : record

export function addCredit<R extends PenaltyRecord>(record: R, credit: Credit): R {
  if (record.credits.some(({ key }) => key === credit.key)) return record
  return { ...record, credits: [...record.credits, credit].slice(-STANDING_RULE.mostCredits) }
}
