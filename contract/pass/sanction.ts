import * as z from 'zod/mini'
import { action } from '../kernel/action'
import { Cursor, Instant, PersonId } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { Text } from '../kernel/text'
import { PassId } from './ids'
import { Appeal, PassState } from './pass'
import { PassEnd, PassHolder } from './passHolder'

/** What the district may do about a pass. A suspension ends by itself after `days`; with null it lasts until it is lifted. */
const Measure = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('suspend'), days: z.nullable(z.int().check(z.minimum(1), z.maximum(365))) }),
  z.strictObject({ kind: z.literal('revoke') }),
])

/** Reasons for a measure of the district. Passes that end for another reason end because of the registration. */
const DistrictReason = z.enum(['sharedPass', 'forgedCode', 'dangerousRiding', 'conduct'])

/** `lift`: a revocation was decided by two, so two lift it. */
const ProposedMeasure = z.discriminatedUnion('kind', [...Measure.def.options, z.strictObject({ kind: z.literal('lift') })])

/** `reason`: for a lift, that of the revocation. `answer`: what the rider will read if the lift accepts an appeal. */
const Proposal = z.object({ measure: ProposedMeasure, reason: PassEnd, answer: z.optional(z.string()), by: PersonId, at: Instant })
export type Proposal = z.output<typeof Proposal>

/** A pass as staff see it. */
export const StaffPassView = z.object({
  passId: PassId,
  holder: PassHolder,
  state: PassState,
  end: z.nullable(z.object({ reason: PassEnd, since: Instant, until: z.nullable(Instant) })),
  expiresAt: Instant,
  proposal: z.nullable(Proposal),
  appeal: z.nullable(Appeal),
})
export type StaffPassView = z.output<typeof StaffPassView>

const one = z.strictObject({ passId: PassId })
const deciding = { audience: 'staff', writes: true, audited: true, output: StaffPassView } as const

export const show = action({
  name: 'sanction.show',
  limit: limits.looking,
  audience: 'staff',
  input: one,
  output: StaffPassView,
  errors: [],
})

const Waiting = z.object({ passes: z.array(StaffPassView), next: z.nullable(Cursor) })
const page = z.strictObject({ after: z.optional(Cursor) })

/** Passes with a proposed measure that waits for a second person, the longest first. */
export const waiting = action({
  name: 'sanction.waiting',
  limit: limits.looking,
  audience: 'staff',
  input: page,
  output: Waiting,
  errors: [],
})

/** Proposes a measure. It takes effect when a second staff member confirms it. A newer proposal replaces an older one. */
export const propose = action({
  name: 'sanction.propose',
  limit: limits.staff,
  ...deciding,
  input: z.strictObject({ passId: PassId, measure: Measure, reason: DistrictReason }),
  errors: ['PASS_NOT_ACTIVE', 'SECOND_PERSON_NEEDED'],
})

/** A second person confirms the proposal that was made at `proposedAt`, not one that has replaced it. The rider is told. */
export const confirm = action({
  name: 'sanction.confirm',
  limit: limits.staff,
  ...deciding,
  input: z.strictObject({ passId: PassId, proposedAt: Instant }),
  errors: ['NOTHING_PROPOSED', 'SECOND_PERSON_NEEDED', 'CHANGED_MEANWHILE', 'NOTHING_TO_LIFT'],
})

/** Drops a proposal. Any member of the staff may do so, also the one who proposed it. */
export const drop = action({
  name: 'sanction.drop',
  limit: limits.staff,
  ...deciding,
  input: one,
  errors: ['NOTHING_PROPOSED', 'SECOND_PERSON_NEEDED'],
})

/**
 * Lifts a measure of the district, or the end of a pass whose holder the station has removed for misconduct. The rider is told. In the second
 * case the pass then holds for the grace period, as if the rider had left the station. A revocation is not lifted by one person: this proposes
 * it, and `sanction.confirm` by another staff member lifts it.
 */
export const lift = action({
  name: 'sanction.lift',
  limit: limits.staff,
  ...deciding,
  input: one,
  errors: ['NOTHING_TO_LIFT', 'SECOND_PERSON_NEEDED'],
})

export const sanctionActions = { show, waiting, propose, confirm, drop, lift }

/** The holder appeals (申诉) against a suspension or revocation, in their own words. Only one appeal can wait at a time. */
export const appeal = action({
  name: 'appeal.file',
  limit: limits.appealing,
  audience: 'person',
  writes: true,
  audited: true,
  leftOut: ['text'],
  input: z.strictObject({ text: Text.multiLine(5, 300) }),
  output: Appeal,
  errors: ['PASS_MISSING', 'NOTHING_TO_APPEAL', 'APPEAL_WAITING', 'TEXT_REFUSED'],
})

/** Passes with an appeal that nobody has answered, the longest waiting first. */
export const listAppeals = action({
  name: 'appeal.waiting',
  limit: limits.looking,
  audience: 'staff',
  input: page,
  output: Waiting,
  errors: [],
})

/**
 * Answers an appeal. Accepting it lifts the suspension; against a revocation it proposes to lift it, and the answer waits with the proposal. An appeal can't be accepted if the district can't lift what ended the pass
 * (the rider has left the station, or the identity has moved). The rider reads the answer.
 */
export const answer = action({
  name: 'appeal.answer',
  limit: limits.staff,
  ...deciding,
  leftOut: ['answer'],
  input: z.strictObject({ passId: PassId, accepted: z.boolean(), answer: Text.multiLine(2, 200) }),
  errors: ['NOTHING_TO_APPEAL', 'NOTHING_TO_LIFT', 'SECOND_PERSON_NEEDED'],
})

export const appealActions = { appeal, listAppeals, answer }
