/** 12:00 in Shanghai on a Monday: the time of all tests that set no other. */
export const NOON = new Date('2026-11-23T04:00:00.000Z')

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

export const minutesAfter = (start: Date, minutes: number) => new Date(start.getTime() + minutes * MINUTE)
export const daysAfter = (start: Date, days: number) => new Date(start.getTime() + days * DAY)
