import type { Refusal } from '../../../../contract/kernel/refusal'
import { refuse } from '../../database/decision'

/** The right to upload one picture. */
export interface Ticket {
  readonly fileId: string
  /** The folder of the picture that is made of it. */
  readonly purpose: string
  readonly expiresAt: Date
  /** The blind index of the record that has taken the upload and of the picture that it got; null when none has. */
  readonly usedFor: string | null
}

/** Long enough for a form that is filled in over a day. */
export const LIFETIME_MS = 24 * 3_600_000

interface Asked {
  readonly fileId: string
  readonly purpose: string
  readonly dailyUploads: number
  readonly now: Date
}

export const findTicket = (tickets: readonly Ticket[], fileId: string) => tickets.find((ticket) => ticket.fileId === fileId)

/** Adds a ticket for this file, if the day's limit for its purpose is not reached. A ticket that exists stays as it is. */
export function giveTicket(tickets: readonly Ticket[], { fileId, purpose, dailyUploads, now }: Asked) {
  if (findTicket(tickets, fileId)) return { kind: 'change', next: {} } as const
  if (tickets.filter((ticket) => ticket.purpose === purpose).length >= dailyUploads) {
    const refusal: Refusal<'TOO_MANY_UPLOADS'> = { code: 'TOO_MANY_UPLOADS', details: { limit: dailyUploads } }
    return refuse(refusal)
  }
  const ticket: Ticket = { fileId, purpose, expiresAt: new Date(now.getTime() + LIFETIME_MS), usedFor: null }
  return { kind: 'change', next: { tickets: [...tickets, ticket] } } as const
}

/** The tickets after this one is spent; null when it does not exist, is used or has expired. */
export function spendTicket(tickets: readonly Ticket[], fileId: string, usedFor: string, now: Date): readonly Ticket[] | null {
  const ticket = findTicket(tickets, fileId)
  if (!ticket || ticket.usedFor !== null || ticket.expiresAt <= now) return null
  return tickets.map((one) => (one === ticket ? { ...ticket, usedFor } : one))
}
