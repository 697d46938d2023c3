import { randomBytes } from 'node:crypto'
import type { Collection } from './database/collection'
import type { Changeable, StoredEffect } from './database/decision'
import type { Condition, Modification, Operation } from './database/modify'
import type { NewEffect, Turn } from './effect'
import { house } from './house'
import { log, traceOf } from './log'
import { park } from './parked'
import { openPayload, sealPayload } from './storedEffect'

/** How long an effect is left to the request that created it. Functions time out after 20 seconds, so after this time a job runs it. */
const LEFT_TO_REQUEST_MS = 60_000
const FIRST_BACKOFF_MS = 60_000
const LONGEST_BACKOFF_MS = 6 * 3_600_000
/** After this many failed attempts, over 33 hours, an effect is parked until a member of the staff resumes it. */
export const MOST_ATTEMPTS = 14

const plus = (instant: Date, ms: number) => new Date(instant.getTime() + ms)
const earlier = (one: Date | null, other: Date) => (one && one < other ? one : other)

type Writes = Record<string, Operation>
/** Types a modification of the outbox. TypeScript cannot infer that a generic document has these fields. */
const asModification = <Doc>(when: Record<string, Condition>, change: Writes) => ({ when, change }) as Modification<Doc>

/** The part of an update that adds effects to the document's outbox. The keys are the effects' ids. */
export function outboxWrites({ outboxDueAt }: Pick<Changeable, 'outboxDueAt'>, effects: readonly NewEffect[], now: Date) {
  const stored = effects.map(({ kind, version, payload, personal }): [string, StoredEffect] => {
    const id = `e${randomBytes(8).toString('hex')}`
    return [id, { kind, version, ...sealPayload(id, payload, personal), attempts: 0, notBefore: now, done: [] }]
  })
  if (stored.length === 0) return { ids: [], entries: {}, writes: {} as Writes, dueAt: outboxDueAt }
  const isAwaited = effects.every(({ later }) => !later)
  const dueAt = earlier(outboxDueAt, isAwaited ? plus(now, LEFT_TO_REQUEST_MS) : now)
  const writes: Writes = {
    ...Object.fromEntries(stored.map(([id, effect]) => [`outbox.${id}`, { set: effect }])),
    owed: { add: stored.length },
    outboxDueAt: { set: dueAt },
  }
  return { ids: stored.map(([id]) => id), entries: Object.fromEntries(stored), writes, dueAt }
}

/** The outbox of a document that is inserted together with its first effects. */
export function firstOutbox(effects: readonly NewEffect[], now: Date): Pick<Changeable, 'outbox' | 'owed' | 'outboxDueAt'> {
  const { ids, entries, dueAt } = outboxWrites({ outboxDueAt: null }, effects, now)
  return { outbox: entries, owed: ids.length, outboxDueAt: dueAt }
}

/** What runs the effects: a reply runs those that its caller waits for, and the job runs all that are due. */
type Mode = 'reply' | 'job'

interface Owing {
  readonly _id: string
  readonly outbox: Changeable['outbox']
  readonly owed: number
}

/**
 * Runs effects of a document, each on its own: one that fails is tried again later and does not stop the others. One update removes the
 * completed ones, regardless of other changes to the document in the meantime.
 *
 * @param asked the effects to run; a reply runs those of its own decision and leaves those of other requests to them. If one of them waits
 * for the others of the document, all effects of the document run, because a crash of an earlier request would keep it waiting
 * @returns whether all of them have completed
 */
export async function runOutbox<Doc extends Changeable>(
  collection: Collection<Doc>,
  doc: Owing,
  asked: readonly string[],
  turn: Turn,
  mode: Mode,
): Promise<boolean> {
  const ids = asked.some((id) => waitsForOthers(doc.outbox[id])) ? Object.keys(doc.outbox) : asked
  const done: string[] = []
  const others = ids.filter((id) => !waitsForOthers(doc.outbox[id]))
  const last = ids.filter((id) => waitsForOthers(doc.outbox[id]))
  for (const id of others) if (await runOne(collection, doc, id, turn, mode)) done.push(id)
  await removeCompleted(collection, doc, done)
  const left = { ...doc, owed: doc.owed - done.length }
  const finished: string[] = []
  const areOthersCompleted = left.owed <= last.length
  for (const id of last) if (areOthersCompleted && (await runOne(collection, doc, id, turn, mode))) finished.push(id)
  await removeCompleted(collection, left, finished)
  if (mode === 'job') await postpone(collection, doc._id, turn.now)
  return done.length + finished.length === ids.length
}

const waitsForOthers = (effect: StoredEffect | undefined) =>
  effect !== undefined &&
  house()
    .runnersOf(effect.kind)
    .some(({ runner }) => runner.options.afterOthers)

/** Runs one effect. Answers true when it has completed and can be removed. */
async function runOne<Doc extends Changeable>(
  collection: Collection<Doc>,
  doc: Owing,
  id: string,
  turn: Turn,
  mode: Mode,
): Promise<boolean> {
  const effect = doc.outbox[id]
  if (!effect) return false
  const runners = house().runnersOf(effect.kind)
  if (!house().complete && (runners.length === 0 || runners.some(({ runner }) => runner.options.shared))) return false
  if (mode === 'reply' && runners.some(({ runner }) => runner.options.later)) return false
  // A job waits for the end of the backoff. A retry of the request does not, because its caller is waiting.
  if (mode === 'job' && effect.notBefore > turn.now) return false
  const done = [...effect.done]
  try {
    if (runners.length === 0) throw Object.assign(new Error('no domain runs it'), { code: 'UNKNOWN_EFFECT' })
    for (const { domain, runner } of runners) {
      if (done.includes(domain)) continue
      if (runner.version !== effect.version) throw Object.assign(new Error('another version'), { code: 'EFFECT_VERSION' })
      const goOn = await runner.run(openPayload(id, effect), turn)
      const next = goOn && sealPayload(id, goOn.next, runner.options.personal)
      if (next) return await saveProgress(collection, doc, id, { ...effect, ...next, done, attempts: 0 })
      done.push(domain)
    }
    return true
  } catch (error) {
    await noteFailure(collection, doc, id, { ...effect, done }, turn.now, error)
    return false
  }
}

const stillThere = (id: string): Record<string, Condition> => ({ [`outbox.${id}.attempts`]: { atLeast: 0 } })

/** Stores the progress of an effect that has not completed, unless another process has completed it in the meantime. */
async function saveProgress<Doc extends Changeable>(collection: Collection<Doc>, { _id }: Owing, id: string, effect: StoredEffect) {
  await collection.modify(_id, asModification<Doc>(stillThere(id), { [`outbox.${id}`]: { set: effect } }))
  return false
}

/**
 * Counts a failed attempt and sets the backoff, which doubles each time. After the last attempt the effect is parked, where staff see it.
 */
async function noteFailure<Doc extends Changeable>(
  collection: Collection<Doc>,
  doc: Owing,
  id: string,
  effect: StoredEffect,
  now: Date,
  error: unknown,
): Promise<void> {
  const subject = `${collection.definition.name}/${doc._id}`
  const attempts = effect.attempts + 1
  const parks = attempts >= MOST_ATTEMPTS
  const code = parks ? 'EFFECT_PARKED' : 'EFFECT_FAILED'
  log({ level: 'error', action: effect.kind, requestId: subject, code, ms: 0, result: { attempts }, trace: traceOf(error) })
  if (parks) {
    await park({ subject, effectId: id, effect, error, now })
    return removeCompleted(collection, doc, [id])
  }
  const notBefore = plus(now, Math.min(FIRST_BACKOFF_MS * 2 ** (attempts - 1), LONGEST_BACKOFF_MS))
  await saveProgress(collection, doc, id, { ...effect, attempts, notBefore })
}

/**
 * Sets when the job looks at the document again: when the earliest remaining effect is due. Otherwise waiting documents would come before
 * due ones. If the document has changed in the meantime, the date stays and the next turn looks again.
 */
async function postpone<Doc extends Changeable>(collection: Collection<Doc>, _id: string, now: Date): Promise<void> {
  const doc = await collection.getPart(_id, ['revision', 'outbox', 'outboxDueAt'])
  if (!doc?.outboxDueAt || doc.outboxDueAt > now) return
  const left = Object.values(doc.outbox)
  const others = left.filter((effect) => !waitsForOthers(effect))
  const dates = (others.length > 0 ? others : left).map(({ notBefore }) => notBefore.getTime())
  const dueAt = left.length === 0 ? null : new Date(Math.min(...dates))
  if (dueAt && dueAt <= now) return
  const asRead: Record<string, Condition> = { revision: { is: doc.revision }, outboxDueAt: { atMost: now } }
  await collection.modify(_id, asModification<Doc>(asRead, { outboxDueAt: { set: dueAt } }))
}

/** Removes completed effects: in one update if no other effect was added or removed in the meantime, otherwise one by one. */
async function removeCompleted<Doc extends Changeable>(
  collection: Collection<Doc>,
  { _id, owed }: Owing,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  const conditions: Record<string, Condition> = Object.assign({}, ...ids.map(stillThere))
  const drops: Writes = Object.fromEntries(ids.map((id) => [`outbox.${id}`, { drop: true }]))
  const everything: Writes = { ...drops, owed: { set: 0 }, outboxDueAt: { set: null } }
  if (ids.length === owed && (await collection.modify(_id, asModification<Doc>({ ...conditions, owed: { is: owed } }, everything)))) return
  for (const id of ids) {
    const drop: Writes = { [`outbox.${id}`]: { drop: true } }
    const isLast = await collection.modify(
      _id,
      asModification<Doc>({ ...stillThere(id), owed: { is: 1 } }, { ...drop, owed: { set: 0 }, outboxDueAt: { set: null } }),
    )
    if (!isLast) await collection.modify(_id, asModification<Doc>(stillThere(id), { ...drop, owed: { add: -1 } }))
  }
  // When two processes each remove their last effect at the same time, a due date can remain although the outbox is empty.
  await collection.modify(
    _id,
    asModification<Doc>({ owed: { is: 0 }, outboxDueAt: { atLeast: new Date(0) } }, { outboxDueAt: { set: null } }),
  )
}
