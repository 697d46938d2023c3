import { requestFailed } from '../refusal'

const MINUTE = 60_000

const formatters = new Map<string, Intl.DateTimeFormat>()

const formatterOf = (timezone: string): Intl.DateTimeFormat => {
  const known = formatters.get(timezone)
  if (known) return known
  try {
    const formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: timezone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formatters.set(timezone, formatter)
    return formatter
  } catch {
    throw requestFailed(`There is no time zone "${timezone}". Write "Asia/Shanghai" or "+08:00".`)
  }
}

const namedOffset = (date: Date, timezone: string): number => {
  const parts = Object.fromEntries(
    formatterOf(timezone)
      .formatToParts(date)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(date.getTime() / 1000) * 1000
}

/** Milliseconds by which a zone (`Asia/Shanghai`, `+08:00`, `UTC`) is ahead of UTC at a date. Refuses unknown zones. */
export function zoneOffset(date: Date, timezone: string): number {
  if (timezone === 'UTC' || timezone === 'GMT' || timezone === 'Z') return 0
  const fixed = /^([+-])(\d{2}):?(\d{2})?$/.exec(timezone)
  if (!fixed) return namedOffset(date, timezone)
  const [, sign, hours, minutes = '0'] = fixed
  return (Number(hours) * 60 + Number(minutes)) * MINUTE * (sign === '-' ? -1 : 1)
}

/** A date whose UTC parts are the local parts of the zone. */
export const toLocal = (date: Date, timezone: string) => new Date(date.getTime() + zoneOffset(date, timezone))

/** The inverse: the date at which the zone shows the UTC parts of `local`. */
export function fromLocal(local: Date, timezone: string): Date {
  const guess = new Date(local.getTime() - zoneOffset(local, timezone))
  return new Date(local.getTime() - zoneOffset(guess, timezone))
}
