/** Calendar days in Shanghai, which is UTC+8 all year since 1992. */
const OFFSET_MS = 8 * 3_600_000
const DAY_MS = 24 * 3_600_000

/** `2026-11-24`. */
export const dayOf = (instant: Date) => new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 10)

/** When a day begins; `dayAfter` days later. */
export const startOf = (day: string, daysAfter = 0) => new Date(Date.parse(`${day}T00:00:00Z`) - OFFSET_MS + daysAfter * DAY_MS)
