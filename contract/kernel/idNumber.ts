import { inShanghai } from './calendar'

/**
 * The resident identity number (公民身份号码, GB 11643-1999): 6 digits area, 8 digits birth date, 3 digits sequence, 1 check
 * character by ISO 7064 MOD 11-2. Pure, so that the phone and the server judge alike.
 */

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'

/** People work as riders from this age on (《劳动法》第十五条: nobody under 16 may be employed). */
export const MINIMUM_AGE = 16

export const hasIdNumberForm = (value: string) => /^[1-9]\d{16}[\dX]$/.test(value)

export function hasValidChecksum(value: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(value[at]), 0)
  return CHECK_CHARACTERS[sum % 11] === value[17]
}

/** The birth date in the number as [year, month, day], or null when there is no such day. */
export function birthDateOf(value: string): [number, number, number] | null {
  const [year, month, day] = [Number(value.slice(6, 10)), Number(value.slice(10, 12)), Number(value.slice(12, 14))]
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = year >= 1900 && date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? [year, month, day] : null
}

/** Completed years on the calendar day of `now` in Shanghai. Born on 29 February: a year older on 1 March. */
export function ageAt(idNumber: string, now: Date): number | null {
  const birth = birthDateOf(idNumber)
  if (!birth) return null
  const today = inShanghai(now)
  const [year, month, day] = birth
  const hadBirthday = today.getUTCMonth() + 1 > month || (today.getUTCMonth() + 1 === month && today.getUTCDate() >= day)
  return today.getUTCFullYear() - year - (hadBirthday ? 0 : 1)
}
