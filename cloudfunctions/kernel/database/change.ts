import type { Refusal } from '../../../contract/kernel/refusal'
import type { NewEffect } from '../effect'
import { audit } from '../effects'
import { outboxWrites, runOutbox } from '../outbox'
import { eventIdOf, type WriteRequest } from '../request'
import { LOST, retryOnConflict } from '../retry'
import type { Collection } from './collection'
import type { Changeable, Decision } from './decision'
import type { Modification, Operation } from './modify'

const REMEMBERED = 20

/**
 * Changes one document as a pure rule decides: read, decide, one update guarded by the revision; who loses reads again. A retry of a
 * request that has changed it before is answered with the document as it is. What follows from the change is carried out after it; if
 * this process dies in between, the retry or the job `kernel.outbox` does it.
 *
 * @param load the document, or null when it isn't there: then NOT_FOUND.
 * @param decide may look things up and prepare files, but writes nothing of its own that can't be repeated.
 * @throws ContentionError when others were quicker every time
 */
export function change<Doc extends Changeable, R extends Refusal = never>(
  collection: Collection<Doc>,
  load: () => Promise<Doc | null>,
  request: WriteRequest,
  decide: (doc: Doc) => Decision<Doc, R> | Promise<Decision<Doc, R>>,
): Promise<{ doc: Doc } | { refusal: R | Refusal<'REQUEST_REUSED' | 'NOT_FOUND'> }> {
  return retryOnConflict(async () => {
    const doc = await load()
    if (!doc) return { refusal: { code: 'NOT_FOUND', details: {} } }
    const earlier = earlierUse(doc, request)
    if (earlier === 'otherQuestion') return { refusal: { code: 'REQUEST_REUSED', details: {} } }
    if (earlier === 'retry') return { doc: await finish(collection, doc, request.now) }

    const decision = await decide(doc)
    if (decision.kind === 'refuse') return { refusal: decision.refusal }
    const saved = await saveChange(collection, doc, decision.next, request, decision.effects ?? [])
    return saved ? { doc: saved } : LOST
  })
}

/** Has this document been changed under this requestId before, by the same question or by another? */
export function earlierUse({ applied }: Changeable, { requestId, fingerprint }: WriteRequest): 'retry' | 'otherQuestion' | null {
  const earlier = applied.find((one) => one.requestId === requestId)
  if (!earlier) return null
  return earlier.fingerprint === fingerprint ? 'retry' : 'otherQuestion'
}

/** The audit entry of a request on one document, where the action leaves one. */
export function auditOf(collection: string, id: string, request: WriteRequest): NewEffect[] {
  if (!request.audited) return []
  const { action, actorId, now } = request
  return [audit({ eventId: eventIdOf(request, id), action, actorId, subject: `${collection}/${id}`, at: now })]
}

/** What a change writes beside what was decided: revision, request, and the effects that must follow. */
export function changeMetadata<Doc extends Changeable>(
  { definition }: Collection<Doc>,
  doc: Pick<Doc, keyof Changeable>,
  request: WriteRequest,
  effects: readonly NewEffect[],
) {
  const { requestId, fingerprint, now } = request
  const all = [...auditOf(definition.name, doc._id, request), ...effects]
  return {
    revision: doc.revision + 1,
    applied: [...doc.applied, { requestId, fingerprint }].slice(-REMEMBERED),
    outbox: outboxWrites(doc, all, now),
  }
}

/** Null when somebody else has changed it meanwhile. */
async function saveChange<Doc extends Changeable>(
  collection: Collection<Doc>,
  doc: Doc,
  next: object,
  request: WriteRequest,
  effects: readonly NewEffect[],
): Promise<Doc | null> {
  const { revision, applied, outbox } = changeMetadata(collection, doc, request, effects)
  const fields = { ...next, revision, applied }
  const sets = Object.fromEntries(Object.entries(fields).map(([field, value]): [string, Operation] => [field, { set: value }]))
  const modification = { when: { revision: { is: doc.revision } }, change: { ...sets, ...outbox.writes } } as Modification<Doc>
  if (!(await collection.modify(doc._id, modification))) return null
  const owed = doc.owed + outbox.ids.length
  const saved: Doc = { ...doc, ...fields, owed, outbox: { ...doc.outbox, ...outbox.entries }, outboxDueAt: outbox.dueAt }
  await runOutbox(collection, saved, outbox.ids, { now: request.now, hasTime: () => true }, 'reply')
  return saved
}

/** Carries out everything that the document still owes, as far as somebody may wait for it. */
export async function finish<Doc extends Changeable>(collection: Collection<Doc>, doc: Doc, now: Date): Promise<Doc> {
  if (doc.owed > 0) await runOutbox(collection, doc, Object.keys(doc.outbox), { now, hasTime: () => true }, 'reply')
  return doc
}
