import * as z from 'zod/mini'
import { action } from '../kernel/action'
import { Cursor, Instant, PersonId } from '../kernel/ids'
import { PassId } from './ids'
import { Appeal, PassState } from './pass'
import { PassEnd, PassHolder } from './passHolder'

/** What the district may do about a pass. A suspension ends by itself after `days`, without: when it is lifted. */
const Measure = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('suspend'), days: z.nullable(z.int().check(z.minimum(1), z.maximum(365))) }),
  z.strictObject({ kind: z.literal('revoke') }),
])

/** The reasons of the district; the others follow from the registration. */
const DistrictReason = z.enum(['sharedPass', 'forgedCode', 'dangerousRiding', 'conduct'])

const Proposal = z.object({ measure: Measure, reason: DistrictReason, by: PersonId, at: Instant })
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

export const show = action({ name: 'sanction.show', audience: 'staff', input: one, output: StaffPassView, errors: [] })

const Waiting = z.object({ passes: z.array(StaffPassView), next: z.nullable(Cursor) })
const page = z.strictObject({ after: z.optional(Cursor) })

/** Measures that wait for a second person, longest first. */
export const waiting = action({ name: 'sanction.waiting', audience: 'staff', input: page, output: Waiting, errors: [] })

/** Proposes a measure. It takes effect when a second staff member confirms it. A newer proposal takes the place of an older one. */
export const propose = action({
  name: 'sanction.propose',
  ...deciding,
  input: z.strictObject({ passId: PassId, measure: Measure, reason: DistrictReason }),
  errors: ['PASS_NOT_ACTIVE'],
})

/** A second person confirms what was proposed at that instant: no other proposal that came meanwhile. The rider is told. */
export const confirm = action({
  name: 'sanction.confirm',
  ...deciding,
  input: z.strictObject({ passId: PassId, proposedAt: Instant }),
  errors: ['NOTHING_PROPOSED', 'SECOND_PERSON_NEEDED', 'CHANGED_MEANWHILE'],
})

/** Drops a proposal, by whoever proposed it or anybody else of the staff. */
export const drop = action({ name: 'sanction.drop', ...deciding, input: one, errors: ['NOTHING_PROPOSED'] })

/**
 * Lifts a suspension or a revocation of the district or for conduct at the station. The rider is told. Whoever was removed from the station
 * for conduct is then as one who has left it: the pass holds for the grace period.
 */
export const lift = action({ name: 'sanction.lift', ...deciding, input: one, errors: ['NOTHING_TO_LIFT'] })

export const sanctionActions = { show, waiting, propose, confirm, drop, lift }

/** The holder appeals (申诉) against a suspension or revocation, in own words. One at a time. */
export const appeal = action({
  name: 'appeal.file',
  audience: 'person',
  writes: true,
  audited: true,
  input: z.strictObject({ text: z.string().check(z.trim(), z.minLength(5), z.maxLength(300)) }),
  output: Appeal,
  errors: ['PASS_MISSING', 'NOTHING_TO_APPEAL', 'APPEAL_WAITING', 'TEXT_REFUSED'],
})

/** Appeals that nobody has answered, longest waiting first. */
export const listAppeals = action({ name: 'appeal.waiting', audience: 'staff', input: page, output: Waiting, errors: [] })

/**
 * Answers an appeal. Accepted: the suspension or revocation is lifted with it; one that is not the district's to lift (left the station,
 * identity moved) can't be. The rider is told, with the answer.
 */
export const answer = action({
  name: 'appeal.answer',
  ...deciding,
  input: z.strictObject({ passId: PassId, accepted: z.boolean(), answer: z.string().check(z.trim(), z.minLength(2), z.maxLength(200)) }),
  errors: ['NOTHING_TO_APPEAL', 'NOTHING_TO_LIFT'],
})

export const appealActions = { appeal, listAppeals, answer }
