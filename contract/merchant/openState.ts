import { dayOf, minutesOf, startOf, weekdayOf } from '../kernel/calendar'
import { MINUTE_MS } from '../kernel/duration'
import type { DayWindow } from '../pass/compoundRules'
import type { ShopHours } from './shopHours'

/** Whether a shop is open. `until` and `opens` are null when that is further away than anybody plans. A shop that has not said is never closed. */
export type OpenState =
  | { readonly state: 'open'; readonly until: Date | null }
  | { readonly state: 'closed'; readonly opens: Date | null }
  | { readonly state: 'notGiven' }

interface Time {
  readonly from: number
  readonly to: number
}

/** How many days ahead one looks: a week, and the same weekday again. */
const DAYS_AHEAD = 8

/** Whether a shop is open at this instant, and when that changes (M18, M19). Days are Shanghai's, whatever a phone or a server is set to. */
export function openStateOf(hours: ShopHours | null, now: Date): OpenState {
  if (hours === null) return { state: 'notGiven' }
  const today = dayOf(now)
  // What began yesterday may go on after midnight.
  const days = Array.from({ length: DAYS_AHEAD + 2 }, (_, at) => startOf(today, at - 1))
  const times = joined(days.flatMap((midnight) => spansOf(hours, midnight).map((span) => timeOf(span, midnight))))
  const next = times.find(({ to }) => to > now.getTime())
  if (!next) return { state: 'closed', opens: null }
  if (next.from > now.getTime()) return { state: 'closed', opens: new Date(next.from) }
  return { state: 'open', until: next.to > startOf(today, DAYS_AHEAD).getTime() ? null : new Date(next.to) }
}

/** The spans of a day: its own where it is an exception, else those of its weekday. */
export function spansOf({ week, exceptions }: ShopHours, midnight: Date): readonly DayWindow[] {
  const day = dayOf(midnight)
  return exceptions.find((one) => one.day === day)?.spans ?? week[weekdayOf(midnight) - 1] ?? []
}

function timeOf({ from, to }: DayWindow, midnight: Date): Time {
  const at = (instant: Date, clock: string) => instant.getTime() + minutesOf(clock) * MINUTE_MS
  const tomorrow = startOf(dayOf(midnight), 1)
  if (from === to) return { from: midnight.getTime(), to: tomorrow.getTime() }
  return { from: at(midnight, from), to: at(to < from ? tomorrow : midnight, to) }
}

/** Times in their order, those that overlap or meet as one: a shop that is open around the clock doesn't close at midnight. */
function joined(times: readonly Time[]): Time[] {
  const all: Time[] = []
  for (const time of [...times].sort((a, b) => a.from - b.from)) {
    const last = all[all.length - 1]
    if (last && time.from <= last.to) all[all.length - 1] = { from: last.from, to: Math.max(last.to, time.to) }
    else all.push(time)
  }
  return all
}
