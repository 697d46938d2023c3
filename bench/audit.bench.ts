import { appendToTrail, auditTrail } from '../cloudfunctions/kernel/audit/trail'
import type { Bench, Figure } from './index'
import { onServer } from './onServer'

const APPENDS = 600
const CALLERS = 128
/** Many subjects are spread over all chains; one subject is in one chain. */
const SUBJECTS = 500
const WANTED_PER_SECOND = 200
const WANTED_SHARE = 0.7

/** Measures appends to the audit trail, by one caller and by many at once. */
const bench: Bench = () =>
  onServer('audit', async () => {
    await appends('warm up', 100, CALLERS, (n) => `riders/rdr_warm${n}`)
    const alone = await appends('alone', APPENDS, 1, () => 'riders/rdr_one')
    const one = await appends('one', APPENDS, CALLERS, () => 'riders/rdr_one')
    const all = await appends('all', APPENDS * 4, CALLERS, (n) => `riders/rdr_${n % SUBJECTS}`)
    return figures(alone, one, all)
  }, [auditTrail.definition])

const figures = (alone: number, one: number, all: number): Figure[] => [
  { name: 'one chain, one caller', value: `${alone.toFixed(0)} a second`, target: 'to compare', kept: true },
  {
    name: `one chain, ${CALLERS} callers`,
    value: `${one.toFixed(0)} a second, ${(one / alone).toFixed(2)} of one caller`,
    target: `at least ${WANTED_SHARE}`,
    kept: one >= alone * WANTED_SHARE,
  },
  {
    name: `all chains, ${CALLERS} callers`,
    value: `${all.toFixed(0)} a second`,
    target: `at least ${WANTED_PER_SECOND}`,
    kept: all >= WANTED_PER_SECOND,
  },
]

/** Appends so many events with so many callers, each with one at a time. Answers how many a second. */
async function appends(name: string, count: number, callers: number, subjectOf: (n: number) => string): Promise<number> {
  const began = performance.now()
  let next = 0
  const caller = async () => {
    while (next < count) {
      const n = next
      next += 1
      const [eventId, at] = [`${name}-${n}`, new Date()]
      await appendToTrail({ eventId, action: 'bench.append', actorId: 'per_bench', subject: subjectOf(n), at, facts: { number: n } })
    }
  }
  await Promise.all(Array.from({ length: callers }, caller))
  return (count * 1000) / (performance.now() - began)
}

export default bench
