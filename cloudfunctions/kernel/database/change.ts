import type { Refusal } from '../../../contract/kernel/refusal'
import type { AuditFacts } from '../audit/facts'
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
 * Changes one document by the decision of a pure rule: it reads the document, decides, and writes one update that requires the revision it
 * has read. If another request was faster, it reads and decides again. A retry of a request that has already changed the document is
 * answered with the document as it is now. The effects of the change run after the write; if this process dies before that, the retry or
 * the job `kernel.outbox` runs them.
 *
 * @param load reads the document; null leads to the refusal NOT_FOUND
 * @param decide may read other documents and prepare files, but must not write anything that cannot be repeated
 * @throws ContentionError when another request was faster at every attempt
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
    const saved = await saveChange(collection, doc, decision, request)
    return saved ? { doc: saved } : LOST
  })
}

/** Whether a request with this requestId has changed the document before, with the same input or with another one. */
export function earlierUse({ applied }: Changeable, { requestId, fingerprint }: WriteRequest): 'retry' | 'otherQuestion' | null {
  const earlier = applied.find((one) => one.requestId === requestId)
  if (!earlier) return null
  return earlier.fingerprint === fingerprint ? 'retry' : 'otherQuestion'
}

/** The audit entry of a request on one document, if its action is audited. `facts` are those of the decision, besides those of the input. */
export function auditOf(collection: string, id: string, request: WriteRequest, facts: AuditFacts = {}): NewEffect[] {
  if (!request.audited) return []
  const { action, actorId, now } = request
  const all = { ...request.facts, ...facts }
  return [audit({ eventId: eventIdOf(request, id), action, actorId, subject: `${collection}/${id}`, at: now, facts: all })]
}

/** The fields that every change writes besides those of the decision: the revision, the request, and the effects in the outbox. */
export function changeMetadata<Doc extends Changeable>(
  { definition }: Collection<Doc>,
  doc: Pick<Doc, keyof Changeable>,
  request: WriteRequest,
  effects: readonly NewEffect[],
  facts?: AuditFacts,
) {
  const { requestId, fingerprint, now } = request
  const all = [...auditOf(definition.name, doc._id, request, facts), ...effects]
  return {
    revision: doc.revision + 1,
    applied: [...doc.applied, { requestId, fingerprint }].slice(-REMEMBERED),
    outbox: outboxWrites(doc, all, now),
  }
}

type Changing<Doc extends Changeable> = Extract<Decision<Doc>, { kind: 'change' }>

/** Saves a decision. Answers null when another request has changed the document in the meantime. */
async function saveChange<Doc extends Changeable>(
  collection: Collection<Doc>,
  doc: Doc,
  { next, effects = [], facts }: Changing<Doc>,
  request: WriteRequest,
): Promise<Doc | null> {
  const { revision, applied, outbox } = changeMetadata(collection, doc, request, effects, facts)
  const fields = { ...next, revision, applied }
  const sets = Object.fromEntries(Object.entries(fields).map(([field, value]): [string, Operation] => [field, { set: value }]))
  const modification = { when: { revision: { is: doc.revision } }, change: { ...sets, ...outbox.writes } } as Modification<Doc>
  if (!(await collection.modify(doc._id, modification))) return null
  const owed = doc.owed + outbox.ids.length
  const saved: Doc = { ...doc, ...fields, owed, outbox: { ...doc.outbox, ...outbox.entries }, outboxDueAt: outbox.dueAt }
  await runOutbox(collection, saved, outbox.ids, { now: request.now, hasTime: () => true }, 'reply')
  return saved
}

/** Runs the pending effects of a document, of which no other part need be read, except those that are left to a job. */
export async function finish<Doc extends Changeable, Part extends Pick<Changeable, '_id' | 'outbox' | 'owed'>>(
  collection: Collection<Doc>,
  doc: Part,
  now: Date,
): Promise<Part> {
  if (doc.owed > 0) await runOutbox(collection, doc, Object.keys(doc.outbox), { now, hasTime: () => true }, 'reply')
  return doc
}
