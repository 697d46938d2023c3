import { DAY_MS } from '../../../contract/kernel/duration'
import type { AuditEntry } from '../audit/chain'
import { compareHeads } from '../audit/heads'
import { CHAINS, type ChainCheck, entryAt, walkChain } from '../audit/trail'
import type { Job, JobReport } from '../job'
import { log } from '../log'

/** The number of entries read at a time. */
const PAGE = 500

/** The progress of the check: the chains that are complete, and the position in the current one. */
interface Checkpoint {
  readonly checks: readonly ChainCheck[]
  readonly sequence: number
  readonly brokenAt: readonly string[]
}

const START: Checkpoint = { checks: [], sequence: 0, brokenAt: [] }

/**
 * Checks every chain of the audit trail from its start, once a day, and reports entries that do not fit. A check that takes longer than one
 * turn continues from its checkpoint. Then it compares the heads of the chains with those that the last check kept, which shows an end that
 * was cut off or replaced, keeps those of now, and writes them to the log, which is a separate system.
 */
export const auditCheck: Job = {
  name: 'kernel.auditCheck',
  budgetMs: 15_000,
  everyMs: DAY_MS,
  async run({ now, cursor, hasTime }): Promise<JobReport> {
    let at: Checkpoint = cursor ? JSON.parse(cursor) : START
    while (at.checks.length < CHAINS.length) {
      if (!hasTime()) return { cursor: JSON.stringify(at), behindBy: CHAINS.length - at.checks.length }
      at = await walkOn(at)
    }
    const broken = at.checks.flatMap(({ brokenAt }) => brokenAt)
    const problems = await compareHeads(at.checks, now)
    if (broken.length > 0) report('AUDIT_BROKEN', broken)
    for (const { code, at } of problems) report(code, [at])
    return { cursor: null, behindBy: 0, result: at.checks }
  },
}

const report = (code: string, entries: readonly string[]) =>
  log({ level: 'error', action: auditCheck.name, requestId: entries.join(), code, ms: 0 })

async function walkOn({ checks, sequence, brokenAt }: Checkpoint): Promise<Checkpoint> {
  const chain = CHAINS[checks.length] ?? ''
  const from: AuditEntry | null = sequence > 0 ? await entryAt(chain, sequence) : null
  const walked = await walkChain(chain, from, PAGE)
  const broken = brokenAt.length > 0 ? brokenAt : walked.brokenAt
  if (walked.entries === PAGE && walked.last) return { checks, sequence: walked.last.sequence, brokenAt: broken }
  const { last } = walked
  const check: ChainCheck = { chain, length: last?.sequence ?? 0, headHash: last?.hash ?? null, brokenAt: broken }
  return { checks: [...checks, check], sequence: 0, brokenAt: [] }
}
