import { type Changeable, unchanged } from '../../kernel/database/decision'
import type { PayloadOf } from '../../kernel/effect'
import type { WriteRequest } from '../../kernel/request'
import { type AccessEvent, accessEventIdOf, accessEvents } from './documents/accessEvent'
import { type LastAccess, type PassDocument, passes } from './documents/pass'
import type { correctLastAccess } from './effects'

/** What a rule decided to record; the chain gives it its place. */
export type NewAccessEvent = Omit<AccessEvent, keyof Changeable | 'passId' | 'sequence' | 'holder' | 'kind'>

export type Recording =
  | { readonly kind: 'record'; readonly event: NewAccessEvent }
  /** Nothing new. `unlessBy`: except for a retry of the request with this key, which finds what it recorded. */
  | { readonly kind: 'nothing'; readonly unlessBy?: string }

export type Recorded =
  | { readonly kind: 'recorded' | 'retried'; readonly event: AccessEvent; readonly pass: PassDocument }
  | { readonly kind: 'nothing'; readonly pass: PassDocument }

/**
 * Records a use of a pass as `decide` says, once for each request. The uses of a pass are a chain: each takes the next number as its `_id`, so of two
 * guards who scan one code at one instant one comes first, and the other decides anew, knowing that the code is used. The pass holds a copy of the
 * newest; a crash between the two writes leaves the copy behind, and the next use catches it up.
 */
export async function recordAccess(read: PassDocument, decide: (pass: PassDocument) => Recording | Promise<Recording>): Promise<Recorded> {
  let pass = read
  for (;;) {
    const decision = await decide(pass)
    if (decision.kind === 'nothing') {
      const earlier = decision.unlessBy === undefined ? null : await recordedByRequest(decision.unlessBy)
      return earlier ? { kind: 'retried', event: earlier, pass: await catchUp(pass, earlier.sequence) } : { kind: 'nothing', pass }
    }
    const use = nextEvent(pass, decision.event)
    if (await accessEvents.insert(use)) return { kind: 'recorded', event: use, pass: await copyNewest(pass, use) }
    const earlier = await recordedByRequest(use.requestKey)
    if (earlier) return { kind: 'retried', event: earlier, pass: await catchUp(pass, earlier.sequence) }
    pass = await catchUp(pass, use.sequence)
  }
}

/** What a request has recorded before; null: nothing. */
export async function recordedByRequest(requestKey: string): Promise<AccessEvent | null> {
  const [use] = await accessEvents.find('request', { equals: { requestKey }, limit: 1 })
  return use ?? null
}

function nextEvent({ _id: passId, sequence, holder }: PassDocument, use: NewAccessEvent): AccessEvent {
  const number = sequence + 1
  return {
    ...use,
    ...unchanged,
    _id: accessEventIdOf(passId, number),
    passId,
    sequence: number,
    holder,
    kind: 'use',
  }
}

/** Brings the copy in the pass up to a use, one after the other: whoever recorded one may have died before copying it. */
async function catchUp(read: PassDocument, sequence: number): Promise<PassDocument> {
  let pass = read
  while (pass.sequence < sequence) {
    const ahead = await accessEvents.get(accessEventIdOf(pass._id, pass.sequence + 1))
    if (!ahead) return pass
    pass = await copyNewest(pass, ahead)
  }
  return pass
}

/** Copies a use into its pass, unless somebody has done so. */
async function copyNewest(pass: PassDocument, use: AccessEvent): Promise<PassDocument> {
  const copy = { sequence: use.sequence, usedSteps: usedAfter(pass, use), ...whereAfter(pass, use) }
  if (await passes.update(pass._id, { sequence: pass.sequence }, copy)) return { ...pass, ...copy }
  return (await passes.get(pass._id)) ?? forgotten(pass, use, copy)
}

/** Erased meanwhile: what was just recorded must not keep the name that the erasure took out of the others. */
async function forgotten(pass: PassDocument, use: AccessEvent, copy: Partial<PassDocument>): Promise<PassDocument> {
  await accessEvents.update(use._id, {}, { holder: null })
  return { ...pass, ...copy }
}

const lastOf = ({ _id: useId, place, gateId, outcome, refusal, at, arrivedAt, undone, refusedAt }: AccessEvent): LastAccess => ({
  ...{ useId, place, gateId, outcome, at, arrivedAt },
  reason: refusal?.reason ?? null,
  corrected: undone || refusedAt !== null,
})

const usedAfter = ({ usedSteps }: PassDocument, { code }: AccessEvent) =>
  code ? { ...usedSteps, [code.audience]: Math.max(usedSteps[code.audience], code.step) } : usedSteps

type Where = Pick<PassDocument, 'last' | 'insideOf' | 'insideSince'>

/**
 * Only what the use changes, so that a correction that comes between is not written over. What a guard decided without network comes late: it
 * doesn't take the place of what happened since. Who is refused by the rules stays where they were.
 */
function whereAfter(pass: PassDocument, use: AccessEvent): Partial<Where> {
  if (use.outcome === 'checked' || (pass.last && pass.last.at > use.at)) return {}
  if (use.sameAs) return withoutArrival(pass, use)
  const last = lastOf(use)
  if (use.refusal) return { last }
  const isInside = use.outcome === 'enter' && use.exits && !last.corrected
  return { last, insideOf: isInside ? (use.place as PassDocument['insideOf']) : null, insideSince: isInside ? use.at : null }
}

/** The next scan is no repetition of a use that a guard took back, and who was kept out is not inside. */
export async function correctPassCopy(effect: PayloadOf<typeof correctLastAccess>): Promise<void> {
  const [read, use] = await Promise.all([passes.get(effect.passId), accessEvents.get(effect.useId)])
  // That somebody looked at the same arrival once more is no arrival: to take it back changes nothing.
  if (!read || !use || use.outcome === 'checked') return
  const pass = await catchUp(read, use.sequence)
  const corrected = withoutArrival(pass, use)
  if (Object.keys(corrected).length === 0) return
  if (!(await passes.update(pass._id, { sequence: pass.sequence }, corrected))) return correctPassCopy(effect)
}

/** A guard has corrected the arrival that this use is, or that it was once more. */
function withoutArrival({ last, insideOf, insideSince }: PassDocument, { _id, at, place, sameAs }: AccessEvent): Partial<Where> {
  const arrival = sameAs ?? { useId: _id, at }
  const isInside = insideOf === place && insideSince?.getTime() === arrival.at.getTime()
  return {
    ...(last?.useId === arrival.useId && !last.corrected && { last: { ...last, corrected: true } }),
    ...(isInside && { insideOf: null, insideSince: null }),
  }
}

/** Names one try of one person to use a pass. A retry is recognised by it; the same requestId with another question is another try. */
export const requestKeyOf = ({ actorId, requestId, fingerprint }: WriteRequest) => `${actorId}:${requestId}:${fingerprint}`
