import type { OfferingId } from '../../../contract/booking/ids'
import type { BookingMessage } from '../../../contract/booking/messages'
import type { PersonId } from '../../../contract/kernel/ids'
import type { Refusal } from '../../../contract/kernel/refusal'
import { changeMetadata, earlierUse, finish } from '../../kernel/database/change'
import type { Modification, Operation } from '../../kernel/database/modify'
import type { NewEffect } from '../../kernel/effect'
import { runOutbox } from '../../kernel/outbox'
import { systemRequest, type WriteRequest } from '../../kernel/request'
import { LOST, retryOnConflict } from '../../kernel/retry'
import { syncBookings } from './effects'
import { bookingNews } from './messages'
import { type Entry, type OfferingDocument, offerings } from './offeringDocument'
import { earlierUseOf, withMark } from './requestMark'
import { entryOf, everyEntry } from './rules/entries'
import { advance, dueAtOf, forgetOldest } from './rules/places'

export type OfferingDecision<R extends Refusal> =
  | { readonly kind: 'change'; readonly next: OfferingDocument; readonly effects?: readonly NewEffect[] }
  | { readonly kind: 'refuse'; readonly refusal: R }

/** Whose request it is: a participant's is remembered in their entry, staff's in the document. */
export type By = { readonly entryOf: PersonId } | 'staff'

/**
 * Changes an offering as a pure rule decides. First comes what time has brought (`advance`), so that the rule sees who waits and what is free as it is
 * now. One update, guarded by the revision, writes only what has changed; the effects follow. A retry is answered with the offering as it is.
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
    const earlier = by === 'staff' ? earlierUse(doc, request) : earlierUseOf(doc, by.entryOf, request)
    if (earlier === 'otherQuestion') return { refusal: { code: 'REQUEST_REUSED', details: {} } }
    if (earlier === 'retry') return { doc: await finish(offerings, doc, request.now) }
    const decision = decide(advance(doc, request.now))
    if (decision.kind === 'refuse') return { refusal: decision.refusal }
    const next = forgetOldest(by === 'staff' ? decision.next : marked(decision.next, by.entryOf, request))
    const saved = await saveOffering(doc, { ...next, dueAt: dueAtOf(next) }, request, by, decision.effects ?? [])
    return saved ? { doc: saved } : LOST
  })
}

function marked(offering: OfferingDocument, personId: PersonId, request: WriteRequest): OfferingDocument {
  const entry = entryOf(offering, personId)
  if (!entry) return offering
  return { ...offering, entries: { ...offering.entries, [personId]: { ...entry, applied: withMark(entry, request) } } }
}

/** Null when somebody else has changed it meanwhile. */
async function saveOffering(
  doc: OfferingDocument,
  next: OfferingDocument,
  request: WriteRequest,
  by: By,
  effects: readonly NewEffect[],
): Promise<OfferingDocument | null> {
  const { revision, applied, outbox } = changeMetadata(offerings, doc, request, [...following(doc, next, request.now), ...effects])
  const all: OfferingDocument = { ...next, revision, applied: by === 'staff' ? applied : doc.applied }
  const { when, change } = writesOf(doc, all)
  if (!(await offerings.modify(doc._id, { when, change: { ...change, ...outbox.writes } }))) return null
  const owed = doc.owed + outbox.ids.length
  const saved = { ...all, owed, outbox: { ...doc.outbox, ...outbox.entries }, outboxDueAt: outbox.dueAt }
  await runOutbox(offerings, saved, outbox.ids, { now: request.now, hasTime: () => true }, 'reply')
  return saved
}

/** People whose entry was changed hear of it: the agenda always, by message who was offered a place or has let one go. */
function following(before: OfferingDocument, after: OfferingDocument, at: Date): NewEffect[] {
  const changed = everyEntry(after).filter(([id, entry]) => before.entries[id] !== entry)
  const personIds = changed.map(([id]) => id)
  const messages = changed.flatMap(([personId, entry]) => {
    const content = messageOf(entry, before.entries[personId], after.about.title)
    const eventId = `${after._id}:${personId}:${entry.since.getTime()}:${entry.state}`
    return content ? [bookingNews.tell({ eventId, personId, content, at })] : []
  })
  return personIds.length > 0 ? [syncBookings({ offeringId: after._id, personIds, at }), ...messages] : []
}

function messageOf(entry: Entry, before: Entry | undefined, title: string): BookingMessage | null {
  if (entry.state === before?.state) return null
  if (entry.state === 'offered' && entry.until) return { kind: 'placeOffered', title, until: entry.until.toISOString() }
  return entry.state === 'expired' ? { kind: 'offerOver', title } : null
}

/** What effects write is no part of what a rule decides. */
const KEPT_APART: readonly (keyof OfferingDocument)[] = ['entries', '_id', 'outbox', 'owed', 'outboxDueAt']

/** The update that makes one of the other: only what differs, of the entries only those that do. */
function writesOf(before: OfferingDocument, after: OfferingDocument): Modification<OfferingDocument> {
  const fields = (Object.keys(after) as (keyof OfferingDocument)[]).filter(
    (field) => !KEPT_APART.includes(field) && before[field] !== after[field],
  )
  const changed = everyEntry(after).filter(([id, entry]) => before.entries[id] !== entry)
  const gone = everyEntry(before).filter(([id]) => !(id in after.entries))
  const writes: [string, Operation][] = [
    ...fields.map((field): [string, Operation] => [field, { set: after[field] }]),
    ...changed.map(([id, entry]): [string, Operation] => [`entries.${id}`, { set: entry }]),
    ...gone.map(([id]): [string, Operation] => [`entries.${id}`, { drop: true }]),
  ]
  return { when: { revision: { is: before.revision } }, change: Object.fromEntries(writes) }
}

/** What time alone has brought, written down. Nothing has: nothing is written. */
export async function advanceOffering(id: OfferingId, now: Date): Promise<void> {
  const doc = await offerings.get(id)
  if (!doc?.dueAt || doc.dueAt > now) return
  // Named by what was due, so that two timers at once tell nobody twice.
  const requestId = `due-${doc.dueAt.getTime()}-${id}`
  const request = systemRequest({ actorId: 'timer', action: 'jobs.bookingsDue', requestId, now })
  await changeOffering(id, request, (offering) => ({ kind: 'change', next: offering }))
}
