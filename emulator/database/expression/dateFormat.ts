import { requestFailed } from '../refusal'
import { atTime, dayOfYear, fromIsoWeek, isoDayOfWeek, isoWeek, isoWeekYear, week } from './dateParts'
import { fromLocal, toLocal, zoneOffset } from './timezone'

const padded = (value: number, digits: number) => String(value).padStart(digits, '0')

const zoneText = (minutes: number) => {
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${padded(Math.floor(size / 60), 2)}${padded(size % 60, 2)}`
}

/** `local` shows the zone's time in its UTC parts; `offset` is the zone's, in minutes. */
const WRITERS: Readonly<Record<string, (local: Date, offset: number) => string>> = {
  '%d': (local) => padded(local.getUTCDate(), 2),
  '%G': (local) => padded(isoWeekYear(local), 4),
  '%H': (local) => padded(local.getUTCHours(), 2),
  '%j': (local) => padded(dayOfYear(local), 3),
  '%L': (local) => padded(local.getUTCMilliseconds(), 3),
  '%m': (local) => padded(local.getUTCMonth() + 1, 2),
  '%M': (local) => padded(local.getUTCMinutes(), 2),
  '%S': (local) => padded(local.getUTCSeconds(), 2),
  '%w': (local) => String(local.getUTCDay() + 1),
  '%u': (local) => String(isoDayOfWeek(local)),
  '%U': (local) => padded(week(local), 2),
  '%V': (local) => padded(isoWeek(local), 2),
  '%Y': (local) => padded(local.getUTCFullYear(), 4),
  '%z': (_local, offset) => zoneText(offset),
  '%Z': (_local, offset) => `${offset < 0 ? '-' : '+'}${padded(Math.abs(offset), 3)}`,
  '%%': () => '%',
}

/** `$dateToString`. Refuses format specifiers that MongoDB doesn't know. */
export function formatDate(date: Date, format: string, timezone: string): string {
  const local = toLocal(date, timezone)
  const offset = zoneOffset(date, timezone) / 60_000
  return format.replace(/%(.|$)/g, (specifier) => {
    const write = WRITERS[specifier]
    if (!write) throw requestFailed(`$dateToString does not know ${specifier}. It takes ${Object.keys(WRITERS).join(' ')}.`)
    return write(local, offset)
  })
}

const READERS: Readonly<Record<string, string>> = {
  '%Y': '(?<year>\\d{4})',
  '%m': '(?<month>\\d{1,2})',
  '%d': '(?<day>\\d{1,2})',
  '%H': '(?<hour>\\d{1,2})',
  '%M': '(?<minute>\\d{1,2})',
  '%S': '(?<second>\\d{1,2})',
  '%L': '(?<millisecond>\\d{1,3})',
  '%G': '(?<isoYear>\\d{4})',
  '%V': '(?<isoWeek>\\d{1,2})',
  '%u': '(?<isoDay>[1-7])',
  '%z': '(?<zone>Z|[+-]\\d{2}:?\\d{2})',
  '%Z': '(?<offset>[+-]\\d{1,4})',
  '%%': '%',
}

/** The format that `$dateFromString` reads when none is given. */
const ISO =
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[T ](?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.(?<millisecond>\d{1,3})\d*)?)?)?\s*(?<zone>Z|[+-]\d{2}:?\d{2})?$/

const patternOf = (format: string): RegExp => {
  const source = format.split(/(%.|%$)/).map((part) => {
    if (!part.startsWith('%')) return part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    const reader = READERS[part]
    if (!reader) throw requestFailed(`$dateFromString does not know ${part}. It takes ${Object.keys(READERS).join(' ')}.`)
    return reader
  })
  return new RegExp(`^${source.join('')}$`)
}

/** `$dateFromString`: the date, or `undefined` for a text in another format. */
export function parseDate(text: string, format: string | undefined, timezone: string | undefined): Date | undefined {
  const parts = (format === undefined ? ISO : patternOf(format)).exec(text)?.groups
  const day = parts && dayOf(parts)
  if (!day) return undefined
  const milliseconds = parts.millisecond?.padEnd(3, '0')
  const local = atTime(
    day,
    [parts.hour, parts.minute, parts.second, milliseconds].map((part) => Number(part ?? 0)),
  )
  const inText = parts.zone ?? (parts.offset && zoneText(Number(parts.offset)))
  if (inText && timezone !== undefined) throw requestFailed('$dateFromString takes a time zone in the text or as argument, not both.')
  return fromLocal(local, inText ?? timezone ?? 'UTC')
}

const dayOf = (parts: Readonly<Record<string, string | undefined>>): Date | undefined => {
  if (parts.isoYear) return fromIsoWeek(Number(parts.isoYear), Number(parts.isoWeek ?? 1), Number(parts.isoDay ?? 1))
  const [year, month, day] = [Number(parts.year), Number(parts.month), Number(parts.day)]
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date : undefined
}
