import { ObjectId } from 'bson'
import { requestFailed } from '../refusal'
import { fieldOf, isDoc, show, typeName, type Value } from '../value/value'
import { formatDate, parseDate } from './dateFormat'
import { atTime, dayOfYear, fromIsoWeek, isoDayOfWeek, isoWeek, isoWeekYear, week } from './dateParts'
import { type Expression, isNothing, isOperation, named, type Operator, type Scope, toInteger, toText, toValidDate } from './operator'
import { fromLocal, toLocal } from './timezone'

const toDate = (value: Value | undefined, name: string): Date => {
  if (value instanceof Date) return value
  if (value instanceof ObjectId) return value.getTimestamp()
  throw requestFailed(`${name} needs a date, not ${typeName(value)}.`)
}

const zoneIn = (scope: Scope, part: Expression, name: string): string | undefined => {
  const zone = part(scope)
  return zone === undefined ? undefined : toText(zone, `${name}: timezone`)
}

/** A part of a date: `{ $hour: date }` or `{ $hour: { date, timezone } }`. It is null for a missing date. */
const datePart = (read: (local: Date) => number): Operator => {
  const inZone = named(['date'], ['timezone'], (part, name) => {
    const [date, timezone] = [part('date'), part('timezone')]
    return (scope) => {
      const value = date(scope)
      return isNothing(value) ? null : read(toLocal(toDate(value, name), zoneIn(scope, timezone, name) ?? 'UTC'))
    }
  })
  return (argument, compile, name) => {
    const [only = null] = Array.isArray(argument) ? argument : [argument]
    return inZone(isDoc(only) && !isOperation(only) ? only : { date: only }, compile, name)
  }
}

const $dateToString = named(['date'], ['format', 'timezone', 'onNull'], (part, name) => {
  const [date, format, timezone, onNull] = [part('date'), part('format'), part('timezone'), part('onNull')]
  return (scope) => {
    const value = date(scope)
    if (isNothing(value)) return onNull(scope) ?? null
    const pattern = format(scope)
    const text = pattern === undefined ? '%Y-%m-%dT%H:%M:%S.%LZ' : toText(pattern, `${name}: format`)
    return formatDate(toDate(value, name), text, zoneIn(scope, timezone, name) ?? 'UTC')
  }
})

const $dateFromString = named(['dateString'], ['format', 'timezone', 'onError', 'onNull'], (part, name, specs) => {
  const [dateString, format, timezone, onError, onNull] = ['dateString', 'format', 'timezone', 'onError', 'onNull'].map(part)
  const mayFail = fieldOf(specs, 'onError') !== undefined
  return (scope) => {
    const text = dateString?.(scope)
    if (isNothing(text)) return onNull?.(scope) ?? null
    const pattern = format?.(scope)
    const zone = timezone && zoneIn(scope, timezone, name)
    const date =
      typeof text === 'string' ? parseDate(text, pattern === undefined ? undefined : toText(pattern, `${name}: format`), zone) : undefined
    if (date) return date
    if (mayFail) return onError?.(scope)
    throw requestFailed(`$dateFromString can't read ${show(text)}. Give "format" or "onError".`)
  }
})

const TIME = ['hour', 'minute', 'second', 'millisecond']
const CALENDAR = ['year', 'month', 'day']
const ISO_CALENDAR = ['isoWeekYear', 'isoWeek', 'isoDayOfWeek']

const $dateFromParts = named([], [...CALENDAR, ...ISO_CALENDAR, ...TIME, 'timezone'], (part, name, specs) => {
  const iso = 'isoWeekYear' in specs
  const [calendar, foreign] = iso ? [ISO_CALENDAR, CALENDAR] : [CALENDAR, ISO_CALENDAR]
  if ((!iso && !('year' in specs)) || foreign.some((key) => key in specs))
    throw requestFailed(`${name} needs year or isoWeekYear, not a mixture.`)
  const [days, times, timezone] = [calendar.map(part), TIME.map(part), part('timezone')]
  return (scope) => {
    const [day, time] = [days.map((value) => value(scope)), times.map((value) => value(scope))]
    if ([...day, ...time].includes(null)) return null
    const [year = 0, second = 1, third = 1] = day.map((value) => (value === undefined ? 1 : toInteger(value, name)))
    const date = iso ? fromIsoWeek(year, second, third) : calendarDay(year, second, third)
    const local = atTime(
      date,
      time.map((value) => (value === undefined ? 0 : toInteger(value, name))),
    )
    return fromLocal(toValidDate(local.getTime(), name), zoneIn(scope, timezone, name) ?? 'UTC')
  }
})

/** A calendar day, in which months and days outside their range carry over. `Date.UTC` alone would read the year 7 as 1907. */
const calendarDay = (year: number, month: number, day: number): Date => {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date
}

/** Operators on dates. All parts can be read in a time zone; without one they are UTC. */
export const DATES: Readonly<Record<string, Operator>> = {
  $dateFromParts,
  $dateFromString,
  $dateToString,
  $dayOfMonth: datePart((local) => local.getUTCDate()),
  $dayOfWeek: datePart((local) => local.getUTCDay() + 1),
  $dayOfYear: datePart(dayOfYear),
  $hour: datePart((local) => local.getUTCHours()),
  $isoDayOfWeek: datePart(isoDayOfWeek),
  $isoWeek: datePart(isoWeek),
  $isoWeekYear: datePart(isoWeekYear),
  $millisecond: datePart((local) => local.getUTCMilliseconds()),
  $minute: datePart((local) => local.getUTCMinutes()),
  $month: datePart((local) => local.getUTCMonth() + 1),
  $second: datePart((local) => local.getUTCSeconds()),
  $week: datePart(week),
  $year: datePart((local) => local.getUTCFullYear()),
}
