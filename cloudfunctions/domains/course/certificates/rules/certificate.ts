import type { CourseMessage } from '../../../../../contract/course/messages'
import { HOUR_MS } from '../../../../../contract/kernel/duration'
import type { PersonId } from '../../../../../contract/kernel/ids'
import type { Refusal } from '../../../../../contract/kernel/refusal'
import { type Decision, refuse } from '../../../../kernel/database/decision'
import type { NewEffect } from '../../../../kernel/effect'
import type { OfferingDetails } from '../../../booking/public'
import { courseNews } from '../../messages'
import { isSession, type SessionDetails } from '../../sessionDetails'
import type { CertificateDocument, Revocation } from '../certificateDocument'

/** Until so long after the last lesson the teacher puts the roll right. */
const SETTLING_MS = 12 * HOUR_MS
/** Then the session is looked at once a day, so long: a correction makes a certificate, too. */
const AGAIN_MS = 24 * HOUR_MS
export const LOOKED_AT_DAYS = 14

export type Certifying = SessionDetails & { readonly certificatePercent: number }

export const makesCertificates = (details: OfferingDetails): details is Certifying =>
  isSession(details) && details.certificatePercent !== null

/** Is it time to look at the attendance of a session? `lookedAt`: when that was done last. */
export function isDue({ endsAt, lookedAt }: { endsAt: Date; lookedAt: Date | null }, now: Date): boolean {
  const from = Math.max(endsAt.getTime() + SETTLING_MS, lookedAt ? lookedAt.getTime() + AGAIN_MS : 0)
  return now.getTime() >= from
}

/** `percent` of the lessons that took place, rounded down: nobody gets a certificate by rounding. */
export const isEarned = ({ attended, percent }: { attended: number; percent: number }, needed: number) => attended > 0 && percent >= needed

interface StaffFacts {
  readonly reason: string
  readonly eventId: string
  readonly now: Date
}

type NotNow = Refusal<'NOT_POSSIBLE_NOW'>

/** A certificate with the reason for which it was revoked in the clear. */
export type OpenCertificate = Omit<CertificateDocument, 'revoked'> & { readonly revoked: Revocation | null }

export function decideRevoke(
  { revoked, personId, title }: OpenCertificate,
  { reason, eventId, now }: StaffFacts,
): Decision<OpenCertificate, NotNow> {
  if (revoked) return refuse({ code: 'NOT_POSSIBLE_NOW', details: {} })
  const content = { kind: 'certificateRevoked', title, reason } as const
  return { kind: 'change', next: { revoked: { at: now, reason } }, effects: telling(personId, { eventId, content, at: now }) }
}

/** @param number as people read it */
export function decideRestore(
  { revoked, personId, title }: OpenCertificate,
  number: string,
  { eventId, now }: StaffFacts,
): Decision<OpenCertificate, NotNow> {
  if (!revoked) return refuse({ code: 'NOT_POSSIBLE_NOW', details: {} })
  const content = { kind: 'certificateIssued', title, number } as const
  return { kind: 'change', next: { revoked: null }, effects: telling(personId, { eventId, content, at: now }) }
}

interface Telling {
  readonly eventId: string
  readonly content: CourseMessage
  readonly at: Date
}

const telling = (personId: PersonId | null, message: Telling): NewEffect[] =>
  personId === null ? [] : [courseNews.tell({ personId, ...message })]
