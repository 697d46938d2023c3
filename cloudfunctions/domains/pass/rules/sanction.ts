import type { ParsedOf } from '../../../../contract/kernel/action'
import { DAY_MS } from '../../../../contract/kernel/duration'
import type { PersonId } from '../../../../contract/kernel/ids'
import type { Refusal } from '../../../../contract/kernel/refusal'
import type { PassMessage } from '../../../../contract/pass/messages'
import type { PassEnd } from '../../../../contract/pass/passHolder'
import type { propose } from '../../../../contract/pass/sanction'
import { type Decision, refuse } from '../../../kernel/database/decision'
import type { NewEffect } from '../../../kernel/effect'
import { mayConfirm, type Origins } from '../../../kernel/people/fourEyes'
import { eventIdOf } from '../../../kernel/request'
import type { OpenPass } from '../documents/openPass'
import type { AppealRecord, Sanction } from '../documents/pass'
import { endCodes, reviveCodes } from '../effects'
import { passNews } from '../messages'
import { leftStationAt, syncListings } from './lifecycle'
import { isActive, nextDueAt, statusOf } from './passStatus'

/** The staff member who decides, the request, and the time. */
export interface StaffFacts {
  readonly by: PersonId
  readonly requestId: string
  readonly now: Date
  /** Where the grants of the person who decides and of the proposer came from; without any nobody is connected. */
  readonly origins?: Origins
}

type Decided<R extends Refusal = never> = Decision<OpenPass, R>
type Proposed = Omit<ParsedOf<typeof propose>, 'passId'>

/** Proposes a measure against an active or suspended pass. A revoked or expired pass gives its holder nothing that could be taken away. */
export function decidePropose(pass: OpenPass, { measure, reason }: Proposed, { by, now }: StaffFacts): Decided<Refusal<'PASS_NOT_ACTIVE'>> {
  const { state } = statusOf(pass, now)
  if (state === 'revoked' || state === 'expired') return refuse({ code: 'PASS_NOT_ACTIVE', details: { state } })
  return { kind: 'change', next: { proposal: { measure, reason, by, at: now }, proposedAt: now } }
}

type NotConfirmed = Refusal<'NOTHING_PROPOSED' | 'SECOND_PERSON_NEEDED' | 'CHANGED_MEANWHILE' | 'NOTHING_TO_LIFT'>

/** A second person confirms the proposal that was made at `proposedAt`. A newer proposal must be looked at first. */
export function decideConfirm(pass: OpenPass, proposedAt: Date, facts: StaffFacts): Decided<NotConfirmed> {
  const { proposal } = pass
  if (!proposal) return refuse({ code: 'NOTHING_PROPOSED', details: {} })
  if (proposal.at.getTime() !== proposedAt.getTime()) return refuse({ code: 'CHANGED_MEANWHILE', details: {} })
  if (!mayConfirm(facts.by, proposal.by, facts.origins ?? {}, facts.now)) return refuse({ code: 'SECOND_PERSON_NEEDED', details: {} })
  const { measure, reason, answer } = proposal
  if (measure.kind === 'lift') return confirmLift(pass, answer, facts)
  const sanction = sanctionOf(measure, reason, facts.now)
  return {
    kind: 'change',
    next: { sanction, ...NO_PROPOSAL, dueAt: nextDueAt({ ...pass, sanction }, facts.now) },
    facts: factsOf(proposal),
    effects: [tellOf(sanction, pass, facts), endCodes({ passId: pass._id, keyNo: null, at: facts.now }), ...syncListings(pass, facts.now)],
  }
}

/** A second person confirms that a revocation is lifted; the appeal that the lift accepts is answered. */
function confirmLift(pass: OpenPass, answer: string | undefined, facts: StaffFacts): Decided<Refusal<'NOTHING_TO_LIFT'>> {
  if (!isLiftable(pass, facts.now)) return refuse({ code: 'NOTHING_TO_LIFT', details: {} })
  const isAppealed = answer !== undefined && pass.appeal?.state === 'waiting'
  const { next, effects } = isAppealed ? accept(pass, answer, facts) : liftNow(pass, facts)
  return { kind: 'change', next: { ...next, ...NO_PROPOSAL }, effects, facts: { measure: 'lift' } }
}

/** What the second person has confirmed, for the audit trail. */
const factsOf = ({ measure, reason, by }: NonNullable<OpenPass['proposal']>) => ({
  measure: measure.kind,
  days: measure.kind === 'suspend' ? measure.days : null,
  reason,
  proposedBy: by,
})

const NO_PROPOSAL = { proposal: null, proposedAt: null }

function sanctionOf(measure: Proposed['measure'], reason: PassEnd, now: Date): Sanction {
  const days = measure.kind === 'suspend' ? measure.days : null
  return { kind: measure.kind, reason, since: now, until: days === null ? null : new Date(now.getTime() + days * DAY_MS) }
}

export const decideDrop = ({ proposal }: OpenPass): Decided<Refusal<'NOTHING_PROPOSED'>> =>
  proposal ? { kind: 'change', next: NO_PROPOSAL } : refuse({ code: 'NOTHING_PROPOSED', details: {} })

/**
 * Lifts what the district may lift: its own measure, and the end of a pass whose holder the station removed for misconduct. A revocation was
 * decided by two persons, so lifting it is only proposed.
 */
export function decideLift(pass: OpenPass, facts: StaffFacts): Decided<Refusal<'NOTHING_TO_LIFT'>> {
  if (!isLiftable(pass, facts.now)) return refuse({ code: 'NOTHING_TO_LIFT', details: {} })
  return pass.sanction?.kind === 'revoke' ? proposeLift(pass.sanction, facts) : { kind: 'change', ...liftNow(pass, facts) }
}

const proposeLift = ({ reason }: Sanction, { by, now }: StaffFacts, answer?: string): Decided => ({
  kind: 'change',
  next: { proposal: { measure: { kind: 'lift' }, reason, ...(answer !== undefined && { answer }), by, at: now }, proposedAt: now },
})

function liftNow(pass: OpenPass, facts: StaffFacts) {
  const { next, effects } = lifted(pass, facts)
  const restored = statusOf({ ...pass, ...next }, facts.now).end ? [] : [tell(pass, { kind: 'passRestored' }, facts)]
  return { next, effects: [...restored, ...effects] }
}

/** Whether something ends the pass now that the district may lift. */
export const isLiftable = ({ sanction, leaving }: OpenPass, now: Date) =>
  (sanction !== null && (sanction.until === null || now < sanction.until)) || leaving?.reason === 'removedForConduct'

/** The pass after lifting, and the effects. The rider is told if something else still ends the pass, now or after the grace period. */
export function lifted(
  pass: OpenPass,
  facts: StaffFacts,
): { next: Pick<OpenPass, 'sanction' | 'leaving' | 'dueAt'>; effects: NewEffect[] } {
  const { now } = facts
  const after = { ...pass, sanction: null, leaving: pass.leaving?.reason === 'removedForConduct' ? leftStationAt(now) : pass.leaving }
  return {
    next: { sanction: after.sanction, leaving: after.leaving, dueAt: nextDueAt(after, now) },
    effects: [...tellEnding(after, facts), reviveCodes({ passId: pass._id, at: now }), ...syncListings(pass, now)],
  }
}

function tellEnding(pass: OpenPass, facts: StaffFacts): NewEffect[] {
  const { state, end } = statusOf(pass, facts.now)
  if (end) return [tell(pass, state === 'revoked' ? { kind: 'passRevoked', reason: end.reason } : suspended(end), facts)]
  const { leaving, holder } = pass
  return leaving ? [tell(pass, { kind: 'passEnding', stationName: holder.station, at: leaving.at.toISOString() }, facts)] : []
}

const suspended = ({ reason, until }: Pick<Sanction, 'reason' | 'until'>) =>
  ({ kind: 'passSuspended', reason, until: until?.toISOString() ?? null }) as const

const tellOf = (sanction: Sanction, pass: OpenPass, facts: StaffFacts): NewEffect =>
  tell(pass, sanction.kind === 'revoke' ? { kind: 'passRevoked', reason: sanction.reason } : suspended(sanction), facts)

/** A message to the holder. One request may send several kinds of message, each of them once. */
export const tell = (
  { _id, personId }: OpenPass,
  content: PassMessage,
  { requestId, now }: Pick<StaffFacts, 'requestId' | 'now'>,
): NewEffect => passNews.tell({ eventId: `${eventIdOf({ requestId, now }, _id)}:${content.kind}`, personId, content, at: now })

/** The holder of a suspended or revoked pass appeals. Only one appeal can wait at a time. */
export function decideAppeal(pass: OpenPass, text: string, now: Date): Decision<OpenPass, Refusal<'NOTHING_TO_APPEAL' | 'APPEAL_WAITING'>> {
  const { end } = statusOf(pass, now)
  if (!end) return refuse({ code: 'NOTHING_TO_APPEAL', details: {} })
  if (pass.appeal?.state === 'waiting') return refuse({ code: 'APPEAL_WAITING', details: {} })
  return { kind: 'change', next: { appeal: { state: 'waiting', at: now, text, answer: null }, appealedAt: now } }
}

/** Answers an appeal. Accepting it lifts the measure; if the district can't lift what ended the pass, the appeal can only be refused. */
export function decideAnswer(
  pass: OpenPass,
  { accepted, answer }: { readonly accepted: boolean; readonly answer: string },
  facts: StaffFacts,
): Decision<OpenPass, Refusal<'NOTHING_TO_APPEAL' | 'NOTHING_TO_LIFT'>> {
  const { appeal } = pass
  if (appeal?.state !== 'waiting') return refuse({ code: 'NOTHING_TO_APPEAL', details: {} })
  const lifts = accepted && isLiftable(pass, facts.now)
  // If the suspension has ended by itself meanwhile, an appeal may be accepted although there is nothing left to lift.
  if (accepted && !lifts && !isActive(pass, facts.now)) return refuse({ code: 'NOTHING_TO_LIFT', details: {} })
  if (!accepted) return { kind: 'change', ...refuseAppeal(pass, answer, facts) }
  if (pass.sanction?.kind === 'revoke') return proposeLift(pass.sanction, facts, answer)
  return { kind: 'change', ...(lifts ? accept(pass, answer, facts) : answered(pass, { state: 'accepted', answer }, facts)) }
}

/** Accepts the appeal and lifts the measure. */
function accept(pass: OpenPass, answer: string, facts: StaffFacts) {
  const [{ next, effects }, told] = [lifted(pass, facts), answered(pass, { state: 'accepted', answer }, facts)]
  return { next: { ...next, ...told.next }, effects: [...told.effects, ...effects] }
}

/** Refuses the appeal. A proposal to accept it goes, too. */
function refuseAppeal(pass: OpenPass, answer: string, facts: StaffFacts) {
  const { next, effects } = answered(pass, { state: 'refused', answer }, facts)
  return { next: { ...next, ...(pass.proposal?.answer !== undefined && NO_PROPOSAL) }, effects }
}

function answered({ appeal, ...pass }: OpenPass, { state, answer }: Pick<AppealRecord, 'state'> & { answer: string }, facts: StaffFacts) {
  const told = tell({ appeal, ...pass }, { kind: 'appealAnswered', accepted: state === 'accepted', answer }, facts)
  return { next: { appeal: appeal && { ...appeal, state, answer }, appealedAt: null }, effects: [told] }
}
