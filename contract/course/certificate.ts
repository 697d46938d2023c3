import * as z from 'zod/mini'
import { action } from '../kernel/action'
import { Instant } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { asPublic, Text } from '../kernel/text'
import { CourseProgramme, StaffReason } from './courseFields'
import { SessionId } from './ids'

/** As somebody wrote it down (`contract/course/certificateNo` reads it): anything but a number of ours is one that nobody has. */
const Typed = asPublic(Text.code(40))
const one = { number: Typed }

export const CertificateState = z.enum(['valid', 'revoked'])
export type CertificateState = z.output<typeof CertificateState>

/** What a certificate says to anybody: no more than must be compared. `month` of the last lesson, `2026-12`; `name` is masked, null once it was erased. */
export const CertificateFacts = z.object({ title: z.string(), school: z.string(), month: z.string(), name: z.nullable(z.string()) })
export type CertificateFacts = z.output<typeof CertificateFacts>

export const CertificateView = z.extend(CertificateFacts, {
  /** In groups, as people read it. */
  number: z.string(),
  programme: CourseProgramme,
  sessionId: SessionId,
  issuedAt: Instant,
  /** Lessons that the person came to. */
  attended: z.int(),
  state: CertificateState,
  /** Why it was revoked. */
  reason: z.nullable(z.string()),
})
export type CertificateView = z.output<typeof CertificateView>

/** The own certificate, with the address at which others can check it. */
export const show = action({
  name: 'certificate.show',
  audience: 'person',
  input: z.strictObject(one),
  output: z.object({ certificate: CertificateView, url: z.string() }),
  errors: [],
})

/** Is this number one of ours, and of what? Of one that was revoked, or that nobody has, nothing else is said. */
export const verify = action({
  name: 'certificate.verify',
  audience: 'public',
  input: z.strictObject(one),
  output: z.object({ state: z.enum(['valid', 'revoked', 'unknown']), certificate: z.nullable(CertificateFacts), now: Instant }),
  errors: [],
})

/** The certificates of a session, in the order of their numbers, 200 a page. */
export const list = action({
  name: 'certificate.list',
  limit: limits.looking,
  audience: 'staff',
  input: z.strictObject({ sessionId: SessionId, after: z.optional(Typed) }),
  output: z.object({ certificates: z.array(CertificateView), next: z.nullable(z.string()) }),
  errors: [],
})

const deciding = {
  audience: 'staff',
  writes: true,
  audited: true,
  leftOut: ['number', 'reason'],
  input: z.strictObject({ ...one, reason: StaffReason }),
  output: z.object({ certificate: CertificateView }),
  errors: ['NOT_POSSIBLE_NOW'],
} as const

/** Takes a certificate back, e.g. because the attendance was wrong. The person reads why. */
export const revoke = action({ name: 'certificate.revoke', limit: limits.staff, ...deciding })

/** Makes a revoked certificate valid again, under its old number. The person is told as when it was issued. */
export const restore = action({ name: 'certificate.restore', limit: limits.staff, ...deciding })

export const certificateActions = { show, verify, list, revoke, restore }
