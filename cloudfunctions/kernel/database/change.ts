import type { Refusal } from '../../../contract/kernel/refusal'
import { carryOut } from '../outbox/carryOut'
import type { Effect } from '../outbox/effect'
import { eventIdOf, type WriteRequest } from '../request'
import type { Collection, Guard } from './collection'
import type { Changeable, Decision } from './decision'

const REMEMBERED = 20

/**
 * Changes one document as a pure rule decides: read, decide, one update guarded by the revision; who loses reads again. A retry of a
 * request that has changed it before is answered with the document as it is. What follows from the change is carried out after it; if
 * this process dies in between, the retry or the reconciler does it.
 *
 * @param load the document, or null when it isn't there: then NOT_FOUND.
 * @param decide may look things up and prepare files, but writes nothing of its own that can't be repeated.
 */
export async function change<Doc extends Changeable, R extends Refusal = never>(
  collection: Collection<Doc>,
  load: () => Promise<Doc | null>,
  request: WriteRequest,
  decide: (doc: Doc) => Decision<Doc, R> | Promise<Decision<Doc, R>>,
): Promise<{ doc: Doc } | { refusal: R | Refusal<'REQUEST_REUSED' | 'NOT_FOUND'> }> {
  for (;;) {
    const doc = await load()
    if (!doc) return { refusal: { code: 'NOT_FOUND', details: {} } }
    const earlier = earlierUse(doc, request)
    if (earlier === 'otherQuestion') return { refusal: { code: 'REQUEST_REUSED', details: {} } }
    if (earlier === 'retry') return { doc: await settle(collection, doc) }

    const decision = await decide(doc)
    if (decision.kind === 'refuse') return { refusal: decision.refusal }
    const changes = { ...decision.next, ...bookkeeping(collection, doc, request, decision.effects ?? []) }
    // Lost against another change of the same document: read again and let the rule look at what is there now.
    if (await save(collection, doc, changes)) return { doc: await settle(collection, { ...doc, ...changes }) }
  }
}

/** Has this document been changed under this requestId before, by the same question or by another? */
export function earlierUse({ applied }: Changeable, { requestId, fingerprint }: WriteRequest): 'retry' | 'otherQuestion' | null {
  const earlier = applied.find((one) => one.requestId === requestId)
  if (!earlier) return null
  return earlier.fingerprint === fingerprint ? 'retry' : 'otherQuestion'
}

/** Saves fields if the document still has the revision that was read. (TypeScript can't see that a generic Doc has these fields.) */
const save = <Doc extends Changeable>(collection: Collection<Doc>, { _id, revision }: Doc, changes: object) =>
  collection.update(_id, { revision } as Guard<Doc>, changes as Partial<Omit<Doc, '_id'>>)

/** What a change writes beside what was decided: revision, request, and the effects that must follow. */
export function bookkeeping<Doc extends Changeable>(
  collection: Collection<Doc>,
  doc: Doc,
  request: WriteRequest,
  following: readonly Effect[],
) {
  const { requestId, fingerprint, action, actorId, now } = request
  const trail: Effect[] = request.audited
    ? [
        {
          kind: 'audit',
          eventId: eventIdOf(request, doc._id),
          action,
          actorId,
          subject: `${collection.definition.name}/${doc._id}`,
          at: now,
        },
      ]
    : []
  const effects = [...doc.effects, ...trail, ...following]
  return {
    revision: doc.revision + 1,
    applied: [...doc.applied, { requestId, fingerprint }].slice(-REMEMBERED),
    effects,
    pendingSince: effects.length > 0 ? (doc.pendingSince ?? now) : null,
  }
}

/** Carries out what is waiting in the document and notes that nothing is. Safe to repeat: every effect is. */
export async function settle<Doc extends Changeable>(collection: Collection<Doc>, doc: Doc): Promise<Doc> {
  if (doc.effects.length === 0) return doc
  for (const effect of doc.effects) await carryOut(effect)
  const nothing = { effects: [], pendingSince: null }
  await save(collection, doc, nothing)
  return { ...doc, ...nothing }
}
