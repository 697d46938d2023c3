import type { Collection } from '../database/collection'
import { type Changeable, outboxIndex } from '../database/decision'
import { findFirst, onlyFields } from '../database/page'
import { house } from '../house'
import type { Job, JobReport } from '../job'
import { log, traceOf } from '../log'
import { runOutbox } from '../outbox'

/** The number of documents of one collection read at a time. */
const PAGE = 50

/** The collections whose documents have an outbox. */
export const changeableCollections = (): readonly Collection<Changeable>[] =>
  house().collections.filter((one): one is Collection<Changeable> => one.definition.indexes.some(({ name }) => name === outboxIndex.name))

/**
 * Runs the pending effects of documents: those that a crash left behind, those that failed and are due for another attempt, and those that
 * concern so many people that no reply waits for them. It takes the collections in turn, so that a flood in one does not block the others
 * forever.
 */
export const outboxDue: Job = {
  name: 'kernel.outbox',
  budgetMs: 25_000,
  async run({ now, cursor, hasTime }): Promise<JobReport> {
    const collections = changeableCollections()
    const first = Math.max(
      collections.findIndex(({ definition }) => definition.name === cursor),
      0,
    )
    const inTurn = [...collections.slice(first), ...collections.slice(0, first)]
    let settled = 0
    for (const [at, collection] of inTurn.entries()) {
      settled += await runDueDocuments(collection, now, hasTime)
      const next = inTurn[(at + 1) % inTurn.length]
      if (next && !hasTime()) {
        const { documents, oldestMinutes } = await leftOf(collections, now)
        return { cursor: next.definition.name, behindBy: documents, result: { settled, oldestMinutes } }
      }
    }
    return { cursor: null, behindBy: 0, result: { settled } }
  },
}

/** How many documents are due, and for how long the one that waits longest has been. */
async function leftOf(collections: readonly Collection<Changeable>[], now: Date): Promise<{ documents: number; oldestMinutes: number }> {
  const due = { equals: {}, upTo: now }
  const counts = await Promise.all(collections.map((one) => one.count(outboxIndex.name, due)))
  const oldest = await Promise.all(
    collections.map((one) => findFirst(onlyFields(one, ['outboxDueAt']), outboxIndex.name, { ...due, most: 1 })),
  )
  const waits = oldest.flat().map(({ outboxDueAt }) => now.getTime() - (outboxDueAt ?? now).getTime())
  return { documents: counts.reduce((sum, count) => sum + count, 0), oldestMinutes: Math.round(Math.max(0, ...waits) / 60_000) }
}

async function runDueDocuments(collection: Collection<Changeable>, now: Date, hasTime: () => boolean): Promise<number> {
  let settled = 0
  const seen = new Set<string>()
  while (hasTime()) {
    const due = await findFirst(collection, outboxIndex.name, { equals: {}, upTo: now, most: PAGE })
    const fresh = due.filter(({ _id, revision, outboxDueAt }) => !seen.has(`${_id}:${revision}:${outboxDueAt?.getTime()}`))
    if (fresh.length === 0) return settled
    for (const doc of fresh) {
      seen.add(`${doc._id}:${doc.revision}:${doc.outboxDueAt?.getTime()}`)
      if (hasTime() && (await runDocument(collection, doc, now, hasTime))) settled += 1
    }
  }
  return settled
}

/**
 * Answers whether all effects of the document have completed. A document that cannot be read or written is logged and does not stop the
 * others.
 */
async function runDocument(collection: Collection<Changeable>, doc: Changeable, now: Date, hasTime: () => boolean): Promise<boolean> {
  try {
    return await runOutbox(collection, doc, Object.keys(doc.outbox), { now, hasTime }, 'job')
  } catch (error) {
    const requestId = `${collection.definition.name}/${doc._id}`
    log({ level: 'error', action: outboxDue.name, requestId, code: 'INTERNAL', ms: 0, trace: traceOf(error) })
    return false
  }
}
