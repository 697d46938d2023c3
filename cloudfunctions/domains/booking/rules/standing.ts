import type { Standing } from '../../../../contract/booking/booking'
import { STANDING_RULE } from '../../../../contract/booking/standingRule'
import type { AgendaDocument, Credit, Mark } from '../agendaDocument'

const DAY_MS = 24 * 3_600_000
const daysAfter = (instant: Date, days: number) => new Date(instant.getTime() + days * DAY_MS)

type Record = Pick<AgendaDocument, 'marks' | 'credits'>

/** Marks that still count, the oldest first. */
const counting = ({ marks }: Record, now: Date) =>
  marks.filter(({ at }) => daysAfter(at, STANDING_RULE.countsDays) > now).sort((a, b) => a.at.getTime() - b.at.getTime())

/** Until when nothing can be booked; null: it can. Each credit evens out one mark, the oldest first. */
export function blockedUntil(record: Record, now: Date): Date | null {
  const left = counting(record, now).slice(record.credits.length)
  const last = left.at(-1)
  if (!last || left.length < STANDING_RULE.mostMarks) return null
  const until = daysAfter(last.at, STANDING_RULE.blockedDays)
  return until > now ? until : null
}

export const viewStanding = (record: Record, now: Date): Standing => ({
  marks: counting(record, now).length,
  credits: record.credits.length,
  blockedUntil: blockedUntil(record, now)?.toISOString() ?? null,
})

/** Marks that no longer count are forgotten. One that is there already is not added again. */
export function addMark<R extends Record>(record: R, mark: Mark, now: Date): R {
  if (record.marks.some(({ key }) => key === mark.key)) return record
  return { ...record, marks: [...counting(record, now), mark] }
}

export const removeMark = <R extends Record>(record: R, key: string): R => ({
  ...record,
  marks: record.marks.filter((mark) => mark.key !== key),
})

export function addCredit<R extends Record>(record: R, credit: Credit): R {
  if (record.credits.some(({ key }) => key === credit.key)) return record
  return { ...record, credits: [...record.credits, credit].slice(-STANDING_RULE.mostCredits) }
}
