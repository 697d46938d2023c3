import { DAY_MS } from '../contract/kernel/duration'

/** The instant of 19:00 in Shanghai, a number of days from today. */
export function evening(days: number): Date {
  const at = new Date(Date.now() + days * DAY_MS)
  at.setUTCHours(11, 0, 0, 0)
  return at
}

export const isoEvening = (days: number) => evening(days).toISOString()

/** 08:30 of the same day, before the lunch peak. */
export const morning = (days: number) => new Date(evening(days).getTime() - (DAY_MS / 48) * 21)

/** A lesson of an hour and a half from this instant on. */
export const lesson = (from: Date) => ({ from: from.toISOString(), to: new Date(from.getTime() + DAY_MS / 16).toISOString() })
