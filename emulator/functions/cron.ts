const NUMBERS = /^[\d,*/-]+$/
const MONTHS = /^(?:[\d,*/-]|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)+$/i
const WEEKDAYS = /^(?:[\d,*/-]|SUN|MON|TUE|WED|THU|FRI|SAT)+$/i
const FIELDS = [NUMBERS, NUMBERS, NUMBERS, NUMBERS, MONTHS, WEEKDAYS, NUMBERS]

/**
 * Whether the platform accepts the expression: second, minute, hour, day, month, weekday, year, with `, - * /` and names (no `L`, `W`, `#`,
 * `?`).
 */
export const isPlatformCron = (expression: string): boolean => {
  const fields = expression.trim().split(/\s+/)
  return fields.length === FIELDS.length && FIELDS.every((field, index) => field.test(fields[index] ?? ''))
}
