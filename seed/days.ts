const [HOUR_MS, DAY_MS] = [3_600_000, 86_400_000]

/** An hour in Shanghai, so many days from today: `inDays(7, '19:00')`. */
export function inDays(days: number, hour: string): string {
  const [day] = new Date(Date.now() + 8 * HOUR_MS + days * DAY_MS).toISOString().split('T')
  return new Date(`${day}T${hour}:00+08:00`).toISOString()
}
