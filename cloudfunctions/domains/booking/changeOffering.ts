import type { OfferingId } from '../../../contract/booking/ids'
import type { PersonId } from '../../../contract/kernel/ids'
import type { Refusal } from '../../../contract/kernel/refusal'
import { changeMetadata, earlierUse, finish } from '../../kernel/database/change'
import type { NewEffect } from '../../kernel/effect'
import { notify } from '../../kernel/inbox/effects'
import { runOutbox } from '../../kernel/outbox'
import { systemRequest, type WriteRequest } from '../../kernel/request'
import { LOST, retryOnConflict } from '../../kernel/retry'
import { followManyChanges, syncBookings } from './effects'
import { type OfferingDocument, offerings } from './offeringDocument'
import { earlierUseOf, tagged } from './requestTag'
import { withPromise } from './rules/moved'
import { withShortLog } from './rules/numbers'
import { listKeyOf, type OfferingDecision } from './rules/offering'
import { isLive, participantOf } from './rules/participants'
import { advance, dueAtOf, forgetOldest } from './rules/places'
import { changedIn, savingWrite } from './savingWrite'
import { newsOf } from './tellParticipants'

/** Whose request it is: a participant's is remembered with the participant, that of staff in the document. */
export type By = { readonly participant: PersonId } | 'staff'

/**
 * Changes an offering as a pure rule decides. First comes what time has brought ({@link advance}), so that the rule sees who waits and what is free as
 * it is now. One update, guarded by the revision, writes only what has changed (`savingWrite.ts`); the effects follow. A retry is answered with the
 * offering as it is.
 */
export function changeOffering<R extends Refusal = never>(
  id: OfferingId,
  request: WriteRequest,
  decide: (offering: OfferingDocument) => OfferingDecision<R>,
  by: By = 'staff',
): Promise<{ doc: OfferingDocument } | { refusal: R | Refusal<'REQUEST_REUSED' | 'NOT_FOUND'> }> {
  return retryOnConflict(async () => {
    const doc = await offerings.get(id)
    if (!doc) return { refusal: { code: 'NOT_FOUND', details: {} } }
    const earlier = by === 'staff' ? earlierUse(doc, request) : earlierUseOf(doc, by.participant, request)
    if (earlier === 'otherQuestion') return { refusal: { code: 'REQUEST_REUSED', details: {} } }
    if (earlier === 'retry') return { doc: await finish(offerings, doc, request.now) }
    const decision = decide(advance(doc, request.now))
    if (decision.kind === 'refuse') return { refusal: decision.refusal }
    const kept = withPromise(doc, decision.next, request.now)
    const decided = by === 'staff' ? kept : withTag(kept, by.participant, request)
    const next = withShortLog(forgetOldest({ ...decided, listKey: listKeyOf(decided.startsAt, id), dueAt: dueAtOf(decided) }))
    const saved = await saveOffering(doc, next, request, by, decision.effects ?? [])
    return saved ? { doc: saved } : LOST
  })
}

function withTag(offering: OfferingDocument, personId: PersonId, request: WriteRequest): OfferingDocument {
  const participant = participantOf(offering, personId)
  if (!participant) return offering
  return { ...offering, participants: { ...offering.participants, [personId]: tagged(offering, participant, request) } }
}

/** Null when somebody else has changed it meanwhile. */
async function saveOffering(
  doc: OfferingDocument,
  next: OfferingDocument,
  request: WriteRequest,
  by: By,
  effects: readonly NewEffect[],
): Promise<OfferingDocument | null> {
  const all = [...effectsOfChanges(doc, next, request.now), ...effects]
  const { revision, applied, outbox } = changeMetadata(offerings, doc, request, all)
  const changed: OfferingDocument = { ...next, revision, applied: by === 'staff' ? applied : doc.applied }
  const { when, change } = savingWrite(doc, changed)
  if (!(await offerings.modify(doc._id, { when, change: { ...change, ...outbox.writes } }))) return null
  const owed = doc.owed + outbox.ids.length
  const saved = { ...changed, owed, outbox: { ...doc.outbox, ...outbox.entries }, outboxDueAt: outbox.dueAt }
  await runOutbox(offerings, saved, outbox.ids, { now: request.now, hasTime: () => true }, 'reply')
  return saved
}

/** So many people are told within the reply. What concerns more is left to a job: nobody waits for it, and it would not fit into the document. */
const MOST_AT_ONCE = 20
/** With so much owed already, because something fails for a while, what follows for people is one effect and not one for each. */
const MOST_OWED = 60

/** People whose state was changed have it in their agenda, and hear of it where it brings them a place or costs them one. */
function effectsOfChanges(before: OfferingDocument, after: OfferingDocument, at: Date): NewEffect[] {
  const { _id: offeringId } = after
  const changed = changedIn(before, after)
  if (changed.length === 0) return []
  if (changed.length > MOST_AT_ONCE || before.owed > MOST_OWED) return [followManyChanges({ offeringId, after: null, at })]
  const news = changed.flatMap(([personId, participant]) => {
    const earlier = before.participants[personId]?.state
    if (participant.state === earlier) return []
    const hoped = earlier !== undefined && isLive(earlier)
    return newsOf(after, personId, participant, at, { hoped }) ?? []
  })
  return [syncBookings({ offeringId, personIds: changed.map(([personId]) => personId), at }), ...news.map(notify)]
}

/** Writes down what time alone has brought. Where it has brought nothing, nothing is written. */
export async function advanceOffering(id: OfferingId, now: Date): Promise<void> {
  const doc = await offerings.get(id)
  if (!doc?.dueAt || doc.dueAt > now) return
  // Named by what was due, so that two timers at once tell nobody twice.
  const requestId = `due-${doc.dueAt.getTime()}-${id}`
  const request = systemRequest({ actorId: 'timer', action: 'booking.due', requestId, now })
  await changeOffering(id, request, (offering) => ({ kind: 'change', next: offering }))
}
