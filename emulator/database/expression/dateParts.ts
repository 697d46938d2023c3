/** Parts of a date as MongoDB counts them, read from its UTC parts (`toLocal` converts to a time zone). */

const DAY = 86_400_000

export const isoDayOfWeek = (date: Date) => date.getUTCDay() || 7

export const dayOfYear = (date: Date) => Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY) + 1

/** The Thursday of the date's ISO week. The year of the Thursday is the ISO year. */
const thursday = (date: Date) => new Date(date.getTime() + (4 - isoDayOfWeek(date)) * DAY)

export const isoWeekYear = (date: Date) => thursday(date).getUTCFullYear()

export const isoWeek = (date: Date) => Math.floor((dayOfYear(thursday(date)) - 1) / 7) + 1

/** Weeks begin on Sunday; the days before the first Sunday are week 0. */
export const week = (date: Date) => Math.floor((dayOfYear(date) + 6 - date.getUTCDay()) / 7)

/** Midnight of a day given by its ISO week. */
export const fromIsoWeek = (year: number, isoWeekNumber: number, day: number): Date => {
  const fourth = new Date(Date.UTC(year, 0, 4))
  return new Date(fourth.getTime() + ((isoWeekNumber - 1) * 7 + day - isoDayOfWeek(fourth)) * DAY)
}

/** Adds a time of day, which may exceed 24 hours. */
export const atTime = (date: Date, [hour = 0, minute = 0, second = 0, millisecond = 0]: readonly number[]) =>
  new Date(date.getTime() + hour * 3_600_000 + minute * 60_000 + second * 1000 + millisecond)
