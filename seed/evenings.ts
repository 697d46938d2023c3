const DAY_MS = 24 * 3_600_000

/** So many days from today, at 19:00 in Shanghai. */
export function evening(days: number): Date {
  const at = new Date(Date.now() + days * DAY_MS)
  at.setUTCHours(11, 0, 0, 0)
  return at
}

export const isoEvening = (days: number) => evening(days).toISOString()

/** The same day at 08:30, before the lunch peak. */
export const morning = (days: number) => new Date(evening(days).getTime() - (DAY_MS / 48) * 21)

/** An hour and a half from then. */
export const lesson = (from: Date) => ({ from: from.toISOString(), to: new Date(from.getTime() + DAY_MS / 16).toISOString() })
