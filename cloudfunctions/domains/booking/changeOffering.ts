import type { OfferingId } from '../../../contract/booking/ids'
import type { PersonId } from '../../../contract/kernel/ids'
import type { MessageContent } from '../../../contract/kernel/message'
import type { Refusal } from '../../../contract/kernel/refusal'
import { bookkeeping, earlierUse, settle } from '../../kernel/database/change'
import type { Modification, Operation } from '../../kernel/database/modify'
import type { Effect } from '../../kernel/outbox/effect'
import type { WriteRequest } from '../../kernel/request'
import { type Entry, type OfferingDocument, offerings } from './offeringDocument'
import { earlierUseOf, withMark } from './requestMark'
import { entryOf, everyEntry } from './rules/entries'
import { advance, dueAtOf, forgetOldest } from './rules/places'

export type OfferingDecision<R extends Refusal> =
  | { readonly kind: 'change'; readonly next: OfferingDocument; readonly effects?: readonly Effect[] }
  | { readonly kind: 'refuse'; readonly refusal: R }

/** Whose request it is: a participant's is remembered in their entry, staff's in the document. */
export type By = { readonly entryOf: PersonId } | 'staff'

/**
 * Changes an offering as a pure rule decides. First comes what time has brought (`advance`), so that the rule sees who waits and what is free as it is
 * now. One update, guarded by the revision, writes only what has changed; the effects follow. A retry is answered with the offering as it is.
 */
export async function changeOffering<R extends Refusal = never>(
  id: OfferingId,
  request: WriteRequest,
  decide: (offering: OfferingDocument) => OfferingDecision<R>,
  by: By = 'staff',
): Promise<{ doc: OfferingDocument } | { refusal: R | Refusal<'REQUEST_REUSED' | 'NOT_FOUND'> }> {
  for (;;) {
    const doc = await offerings.get(id)
    if (!doc) return { refusal: { code: 'NOT_FOUND', details: {} } }
    const earlier = by === 'staff' ? earlierUse(doc, request) : earlierUseOf(doc, by.entryOf, request)
    if (earlier === 'otherQuestion') return { refusal: { code: 'REQUEST_REUSED', details: {} } }
    if (earlier === 'retry') return { doc: await settle(offerings, doc) }
    const decision = decide(advance(doc, request.now))
    if (decision.kind === 'refuse') return { refusal: decision.refusal }
    const next = forgetOldest(by === 'staff' ? decision.next : marked(decision.next, by.entryOf, request))
    const saved = await saveOffering(doc, { ...next, dueAt: dueAtOf(next) }, request, by, decision.effects ?? [])
    if (saved) return { doc: await settle(offerings, saved) }
  }
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
  effects: readonly Effect[],
): Promise<OfferingDocument | null> {
  const { applied, ...kept } = bookkeeping(offerings, doc, request, [...following(doc, next, request.now), ...effects])
  const all: OfferingDocument = { ...next, ...kept, applied: by === 'staff' ? applied : doc.applied }
  return (await offerings.modify(doc._id, writesOf(doc, all))) ? all : null
}

/** Whose entry was changed hears of it: the agenda always, by message who was offered a place or has let one go. */
function following(before: OfferingDocument, after: OfferingDocument, at: Date): Effect[] {
  const changed = everyEntry(after).filter(([id, entry]) => before.entries[id] !== entry)
  const personIds = changed.map(([id]) => id)
  const messages = changed.flatMap(([personId, entry]) => {
    const content = messageOf(entry, before.entries[personId], after.about.title)
    return content
      ? [{ kind: 'notify' as const, eventId: `${after._id}:${personId}:${entry.since.getTime()}:${entry.state}`, personId, content, at }]
      : []
  })
  return personIds.length > 0 ? [{ kind: 'followBooking', offeringId: after._id, personIds, at }, ...messages] : []
}

function messageOf(entry: Entry, before: Entry | undefined, title: string): MessageContent | null {
  if (entry.state === before?.state) return null
  if (entry.state === 'offered' && entry.until) return { kind: 'placeOffered', title, until: entry.until.toISOString() }
  return entry.state === 'expired' ? { kind: 'offerOver', title } : null
}

/** Effects are settled without a new revision: what is written of them must not depend on what was read. */
const ALWAYS: readonly (keyof OfferingDocument)[] = ['effects', 'pendingSince']

/** The update that makes one of the other: only what differs, of the entries only those that do. */
function writesOf(before: OfferingDocument, after: OfferingDocument): Modification<OfferingDocument> {
  const differs = (field: keyof OfferingDocument) => ALWAYS.includes(field) || before[field] !== after[field]
  const fields = (Object.keys(after) as (keyof OfferingDocument)[]).filter(
    (field) => field !== 'entries' && field !== '_id' && differs(field),
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
  const [actorId, action] = ['timer', 'jobs.bookingsDue']
  // Named by what was due, so that two timers at once tell nobody twice.
  const requestId = `due-${doc.dueAt.getTime()}-${id}`
  const request = { requestId, action, actorId, now, audited: false, fingerprint: requestId }
  await changeOffering(id, request, (offering) => ({ kind: 'change', next: offering }))
}
