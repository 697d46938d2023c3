import type { Collection } from '../database/collection'
import { type RetentionRule, termMsOf } from '../database/definition'
import { house } from '../house'
import type { Job, JobReport } from '../job'
import { runEach } from './runEach'

/** The number of documents read at a time. */
const PAGE = 100

type OldCollection = Pick<Collection<{ _id: string }>, 'definition' | 'find' | 'remove'>

interface Rule {
  readonly collection: OldCollection
  readonly rule: RetentionRule
}

const everyRule = (): readonly Rule[] =>
  (house().collections as readonly OldCollection[]).flatMap((collection) => {
    const { retention } = collection.definition
    return retention.keep === 'days' ? retention.rules.map((rule) => ({ collection, rule })) : []
  })

/**
 * Deletes documents whose retention period is over, rule by rule. The next turn continues with the rule at which this one ran out of time.
 */
export const retention: Job = {
  name: 'kernel.retention',
  budgetMs: 20_000,
  async run({ now, cursor, hasTime }): Promise<JobReport> {
    const rules = everyRule()
    const first = Number(cursor ?? 0) % Math.max(rules.length, 1)
    const removed: Record<string, number> = {}
    for (const [at, one] of rules.entries()) {
      if (at < first) continue
      const { name } = one.collection.definition
      const { count, through } = await applyRule(one, now, hasTime)
      removed[name] = (removed[name] ?? 0) + count
      if (!through) return { cursor: String(at), behindBy: PAGE, result: removed }
    }
    return { cursor: null, behindBy: 0, result: removed }
  },
}

async function applyRule({ collection, rule }: Rule, now: Date, hasTime: () => boolean): Promise<{ count: number; through: boolean }> {
  const upTo = new Date(now.getTime() - termMsOf(rule))
  // The guard keeps a document that has changed since it was read and no longer matches the rule.
  const forget = house().forgetOf(collection.definition.name) ?? ((id: string) => collection.remove(id, rule.equals))
  let count = 0
  const seen = new Set<string>()
  while (hasTime()) {
    const old = (await collection.find(rule.index, { equals: rule.equals, upTo, limit: PAGE })).filter(({ _id }) => !seen.has(_id))
    if (old.length === 0) return { count, through: true }
    for (const { _id } of old) seen.add(_id)
    count += await runEach(retention.name, old, ({ _id }) => forget(_id, upTo, now))
  }
  return { count, through: false }
}
