import { DAY_MS } from '../../../contract/kernel/duration'
import type { Collection } from '../database/collection'
import { type RetentionRule, termMsOf } from '../database/definition'
import { findFirst, findPage, onlyFields, type PageCursor } from '../database/page'
import type { Forget } from '../domain'
import { house } from '../house'
import type { Job, JobCursor, JobReport } from '../job'
import { log, traceOf } from '../log'
import { runEachAtOnce } from './runEach'

/** The number of documents that one statement removes, or a few more if several have the same date. */
const BATCH = 1000
/** The number of documents read at a time where something must follow the removal of each. */
const PAGE = 20

type Doc = { readonly _id: string }
type OldCollection = Pick<Collection<Doc>, 'definition' | 'find' | 'findPart' | 'count' | 'removeWhere'>

interface Rule {
  readonly collection: OldCollection
  readonly rule: RetentionRule
  /** What removes one document with what belongs to it; null where a document goes alone. */
  readonly forget: Forget | null
}

const everyRule = (): readonly Rule[] =>
  (house().collections as readonly OldCollection[]).flatMap((collection) => {
    const { retention, name } = collection.definition
    const forget = house().forgetOf(name)
    return retention.keep === 'days' ? retention.rules.map((rule) => ({ collection, rule, forget })) : []
  })

interface Turn {
  readonly now: Date
  /** The latest date that is past the term. */
  readonly upTo: Date
  readonly hasTime: () => boolean
}

/** What a turn has done by one rule, and where it goes on; null: it is through. */
interface Removed {
  readonly count: number
  readonly after: PageCursor | null
  readonly through: boolean
}

/**
 * Deletes documents whose retention period is over, rule by rule, until its time is used. The next turn continues where this one ran out of
 * time. A document that can't be removed is logged, holds up no other, and is tried again in the next pass.
 *
 * It reports by how many days the oldest document is past its term. More than one day is an error in the log: the promise isn't kept.
 */
export const retention: Job = {
  name: 'kernel.retention',
  budgetMs: 20_000,
  async run({ now, cursor, hasTime }): Promise<JobReport> {
    const rules = everyRule()
    const removed: Record<string, number> = {}
    const late: Record<string, number> = {}
    let { at, after } = placeIn(cursor)
    for (const one of rules.slice(at)) {
      const { collection, rule } = one
      const { name } = collection.definition
      const upTo = new Date(now.getTime() - termMsOf(rule))
      const done = await applyRule(one, after, { now, upTo, hasTime })
      removed[name] = (removed[name] ?? 0) + done.count
      late[name] = Math.max(late[name] ?? 0, await daysLate(one, upTo))
      if (!done.through) {
        const behindBy = await collection.count(rule.index, { equals: rule.equals, upTo })
        return { cursor: `${at} ${done.after ?? ''}`, behindBy, result: resultOf(removed, late) }
      }
      at += 1
      after = null
    }
    return { cursor: null, behindBy: 0, result: resultOf(removed, late) }
  },
}

/** Applies one rule. If its collection can't be read or written, that is logged and the other rules come to their turn. */
async function applyRule(one: Rule, after: PageCursor | null, turn: Turn): Promise<Removed> {
  try {
    return await (one.forget ? forgetEach(one, one.forget, after, turn) : removeAll(one, turn))
  } catch (error) {
    log({
      level: 'error',
      action: retention.name,
      requestId: one.collection.definition.name,
      code: 'INTERNAL',
      ms: 0,
      trace: traceOf(error),
    })
    return { count: 0, after: null, through: true }
  }
}

function placeIn(cursor: JobCursor): { at: number; after: PageCursor | null } {
  const [, at = '0', after = ''] = /^(\d+) (.*)$/.exec(cursor ?? '') ?? []
  return { at: Number(at), after: after || null }
}

function resultOf(removed: Readonly<Record<string, number>>, late: Readonly<Record<string, number>>) {
  const daysPastTerm = Object.fromEntries(Object.entries(late).filter(([, days]) => days > 0))
  const behind = Object.keys(daysPastTerm)
  if (Object.values(daysPastTerm).some((days) => days > 1)) {
    log({ level: 'error', action: retention.name, requestId: behind.join(), code: 'RETENTION_BEHIND', ms: 0, result: daysPastTerm })
  }
  return { ...removed, ...(behind.length > 0 && { daysPastTerm }) }
}

/** The key of the rule's index that holds the date. */
function dateKeyOf({ collection, rule }: Rule): string {
  const keys = collection.definition.indexes.find(({ name }) => name === rule.index)?.keys ?? []
  return keys[Object.keys(rule.equals).length]?.[0] ?? ''
}

const dateIn = (doc: object, key: string) => new Map<string, unknown>(Object.entries(doc)).get(key) as Date

/** By how many days the oldest document is past its term. */
async function daysLate(one: Rule, upTo: Date): Promise<number> {
  const { collection, rule } = one
  const [oldest] = await findFirst(onlyFields(collection, [dateKeyOf(one) as keyof Doc]), rule.index, {
    equals: rule.equals,
    upTo,
    most: 1,
  })
  return oldest ? Math.round(((upTo.getTime() - dateIn(oldest, dateKeyOf(one)).getTime()) / DAY_MS) * 10) / 10 : 0
}

/** Removes by ranges of the index. A document that has changed meanwhile and no longer matches the rule stays. */
async function removeAll(one: Rule, { upTo, hasTime }: Turn): Promise<Removed> {
  const { collection, rule } = one
  let count = 0
  while (hasTime()) {
    const key = dateKeyOf(one)
    const old = await findFirst(onlyFields(collection, [key as keyof Doc]), rule.index, { equals: rule.equals, upTo, most: BATCH })
    const last = old.at(-1)
    if (!last) return { count, after: null, through: true }
    const gone = await collection.removeWhere(rule.index, { equals: rule.equals, upTo: dateIn(last, key) })
    if (gone === 0) return { count, after: null, through: true }
    count += gone
  }
  return { count, after: null, through: false }
}

/** Removes one document after the other with what belongs to it, page by page, so that those that fail hold up no other. */
async function forgetEach(
  { collection, rule }: Rule,
  forget: Forget,
  from: PageCursor | null,
  { now, upTo, hasTime }: Turn,
): Promise<Removed> {
  let [count, after] = [0, from]
  while (hasTime()) {
    const { rows, next } = await findPage(collection, rule.index, { equals: rule.equals, upTo, after, size: PAGE })
    count += await runEachAtOnce(retention.name, rows, ({ _id }) => forget(_id, upTo, now))
    if (next === null) return { count, after: null, through: true }
    after = next
  }
  return { count, after, through: false }
}
