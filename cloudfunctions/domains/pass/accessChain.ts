import type { GateRefusal } from '../../../contract/pass/gateVerdict'
import { type Changeable, unchanged } from '../../kernel/database/decision'
import { findFirst } from '../../kernel/database/page'
import type { PayloadOf } from '../../kernel/effect'
import { newAlias } from '../../kernel/people/ids'
import type { WriteRequest } from '../../kernel/request'
import { LOST, retryOnConflict } from '../../kernel/retry'
import { type AccessEvent, accessEventIdOf, accessEvents, replaceByAnonymous, sealGuardLabel } from './documents/accessEvent'
import { type LastAccess, type PassDocument, passes } from './documents/pass'
import type { correctLastAccess } from './effects'
import { withOwnScan } from './rules/ownScans'

/** What a rule has decided to record. The chain adds the number and the holder. */
export type NewAccessEvent = Omit<AccessEvent, keyof Changeable | 'passId' | 'sequence' | 'holder' | 'guardLabel' | 'kind'> & {
  /** What the guard is called, in the clear. */
  readonly guardLabel: string | null
}

export type Recording =
  /** `copyLater`: the caller's next update of the pass takes the copy along. If it never comes, the next event brings the pass up to date. */
  | { readonly kind: 'record'; readonly event: NewAccessEvent; readonly copyLater?: boolean }
  /**
   * Nothing is recorded: a code doesn't hold, the same arrival is repeated, or the rider has scanned too often. `unlessBy`: if the request with this key has recorded something
   * before, this is its retry, and that event is the answer.
   */
  | { readonly kind: 'nothing'; readonly refusal: GateRefusal | null; readonly unlessBy?: string }

export type Recorded =
  | { readonly kind: 'recorded' | 'retried'; readonly event: AccessEvent; readonly pass: PassDocument }
  | { readonly kind: 'nothing'; readonly refusal: GateRefusal | null; readonly pass: PassDocument }

/**
 * Records an access event as `decide` says, once for each request (decision 15). The events of a pass are a chain: each takes the next number
 * as its `_id`. When two guards scan one code at the same instant, one of them takes the number; the other decides again, and now knows that
 * the code is used. The pass holds a copy of the newest event. A crash between the two writes leaves the copy behind, and the next event
 * brings it up to date.
 *
 * @param read the pass as it was read a moment ago
 * @throws ContentionError when others took the next number every time
 */
export function recordAccess(read: PassDocument, decide: (pass: PassDocument) => Recording | Promise<Recording>): Promise<Recorded> {
  let pass = read
  return retryOnConflict(async (): Promise<Recorded | typeof LOST> => {
    const decision = await decide(pass)
    if (decision.kind === 'nothing') {
      const earlier = decision.unlessBy === undefined ? null : await recordedByRequest(decision.unlessBy)
      return earlier ? retriedAs(earlier, pass) : { kind: 'nothing', refusal: decision.refusal, pass }
    }
    const event = nextEvent(pass, decision.event)
    if (await accessEvents.insert(event)) {
      return { kind: 'recorded', event, pass: decision.copyLater ? pass : await copyIntoPass(pass, event) }
    }
    const earlier = await recordedByRequest(event.requestKey)
    // The copy is still left to the caller, so that the retry is answered as its first try was.
    if (earlier && decision.copyLater && earlier._id === event._id) return { kind: 'retried', event: earlier, pass }
    if (earlier) return retriedAs(earlier, pass)
    pass = await catchUp(pass, event.sequence)
    return LOST
  })
}

const retriedAs = async (event: AccessEvent, pass: PassDocument): Promise<Recorded> => ({
  kind: 'retried',
  event,
  pass: await catchUp(pass, event.sequence),
})

/** Names one try of one person to use a pass. A retry has the same key; the same requestId with another input is another try. */
export const requestKeyOf = ({ actorId, requestId, fingerprint }: WriteRequest) => `${actorId}:${requestId}:${fingerprint}`

/** What a request has recorded before; null: nothing. */
export async function recordedByRequest(requestKey: string): Promise<AccessEvent | null> {
  const [event] = await findFirst(accessEvents, 'request', { equals: { requestKey }, most: 1 })
  return event ?? null
}

function nextEvent({ _id: passId, sequence, holder }: PassDocument, event: NewAccessEvent): AccessEvent {
  const number = sequence + 1
  const _id = accessEventIdOf(passId, number)
  const guardLabel = sealGuardLabel(_id, event.guardLabel)
  return { ...event, ...unchanged, _id, passId, sequence: number, holder, guardLabel, kind: 'use' }
}

/**
 * Brings the copy in the pass up to an event, number by number, for the function that recorded one may have died before it copied it. Each
 * step raises the number, so there are as many steps as numbers are missing: mostly one.
 */
async function catchUp(read: PassDocument, sequence: number): Promise<PassDocument> {
  let pass = read
  while (pass.sequence < sequence) {
    const ahead = await accessEvents.get(accessEventIdOf(pass._id, pass.sequence + 1))
    if (!ahead) return pass
    pass = await copyIntoPass(pass, ahead)
  }
  return pass
}

/** The pass with all its events copied into it: it says of each code whether it was used. */
export const upToDate = (pass: PassDocument): Promise<PassDocument> => catchUp(pass, Number.POSITIVE_INFINITY)

/** Copies an event into its pass, unless somebody has done so. */
async function copyIntoPass(pass: PassDocument, event: AccessEvent): Promise<PassDocument> {
  const copy = {
    sequence: event.sequence,
    usedSteps: usedAfter(pass, event),
    ...(event.method === 'gateCode' && { ownScans: withOwnScan(pass, event.at) }),
    ...whereAfter(pass, event),
  }
  if (await passes.update(pass._id, { sequence: pass.sequence }, copy)) return { ...pass, ...copy }
  const current = await passes.get(pass._id)
  if (current) return current
  // The pass was erased meanwhile. The erasure has replaced its events, but may not have seen this one.
  await replaceByAnonymous(event, newAlias())
  return { ...pass, ...copy }
}

const isCorrected = ({ undone, refusedAt }: Pick<AccessEvent, 'undone' | 'refusedAt'>) => undone || refusedAt !== null

const lastOf = ({ _id: useId, place, gateId, outcome, refusal, at, arrivedAt, undone, refusedAt }: AccessEvent): LastAccess => ({
  useId,
  place,
  gateId,
  outcome,
  at,
  arrivedAt,
  reason: refusal?.reason ?? null,
  corrected: isCorrected({ undone, refusedAt }),
})

const usedAfter = ({ usedSteps }: PassDocument, { code }: AccessEvent) =>
  code ? { ...usedSteps, [code.audience]: Math.max(usedSteps[code.audience], code.step) } : usedSteps

type Where = Pick<PassDocument, 'last' | 'insideOf' | 'insideSince'>

/**
 * The fields that the event changes, and no others, so that a correction which comes in between is not overwritten. An event that a guard
 * decided without network arrives late and doesn't replace what happened since. A rider whom the rules refuse stays where they were. An event
 * that is doubted moves nobody: anybody could have sent it.
 */
function whereAfter(pass: PassDocument, event: AccessEvent): Partial<Where> {
  if (event.suspicious || event.outcome === 'checked' || (pass.last && pass.last.at > event.at)) return {}
  if (event.sameAs) return withoutArrival(pass, event)
  const last = lastOf(event)
  if (event.refusal) return { last }
  const isInside = event.outcome === 'enter' && event.exits && !last.corrected
  return { last, insideOf: isInside ? event.place : null, insideSince: isInside ? event.at : null }
}

/** A guard has corrected an event. The next scan is then no repetition of it, and a rider who was kept out is not inside. */
export function correctPassCopy({ passId, useId }: PayloadOf<typeof correctLastAccess>): Promise<void> {
  return retryOnConflict(async () => {
    const [read, event] = await Promise.all([passes.get(passId), accessEvents.get(useId)])
    // A repeated scan is no arrival of its own, so undoing it changes nothing in the pass.
    if (!read || !event || event.suspicious || event.outcome === 'checked') return
    // After an erasure the number can belong to another event, which nobody has corrected.
    if (!isCorrected(event)) return
    const pass = await catchUp(read, event.sequence)
    const corrected = withoutArrival(pass, event)
    if (Object.keys(corrected).length === 0) return
    return (await passes.update(pass._id, { sequence: pass.sequence }, corrected)) ? undefined : LOST
  })
}

/** The pass without the arrival that this event is, or that it repeats. */
function withoutArrival({ last, insideOf, insideSince }: PassDocument, { _id, at, place, sameAs }: AccessEvent): Partial<Where> {
  const arrival = sameAs ?? { useId: _id, at }
  const isInside = insideOf === place && insideSince?.getTime() === arrival.at.getTime()
  return {
    ...(last?.useId === arrival.useId && !last.corrected && { last: { ...last, corrected: true } }),
    ...(isInside && { insideOf: null, insideSince: null }),
  }
}
