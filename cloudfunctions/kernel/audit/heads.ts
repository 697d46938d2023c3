import { openCollection } from '../database/collection'
import { findFirst } from '../database/page'
import { jobStateOf, jobStates } from '../jobs/jobState'
import { type AuditKeys, auditKeys } from '../secrets/auditKeys'
import { keyedHash } from './chain'
import { type ChainCheck, entryAt } from './trail'

/** The ends of all chains as a check has found them, outside the trail, so that an end that is cut off later is missed. */
export interface AuditHeads {
  /** The time of the check. */
  readonly _id: string
  readonly kind: 'heads'
  readonly at: Date
  /** These documents are numbered and hashed in a chain of their own. The earliest lack both. */
  readonly number?: number
  readonly previousHash?: string | null
  readonly heads: readonly ChainHead[]
  readonly keyId: string
  readonly hash: string
}

export interface ChainHead {
  readonly chain: string
  readonly length: number
  readonly headHash: string | null
}

export const auditHeads = openCollection<AuditHeads>({
  name: 'auditHeads',
  indexes: [
    {
      name: 'newest',
      keys: [
        ['kind', 1],
        ['at', -1],
      ],
    },
  ],
  retention: { keep: 'always', why: 'Evidence, one small document for each daily check; no personal data.' },
})

type Hashed = Pick<AuditHeads, 'at' | 'heads' | 'keyId' | 'number' | 'previousHash'>

function hashOf({ at, heads, keyId, number, previousHash }: Hashed, keys: AuditKeys): string {
  const place = number === undefined ? [] : [number, previousHash ?? null]
  const ends = heads.map(({ chain, length, headHash }) => [chain, length, headHash])
  return keyedHash(['heads', at.toISOString(), ends, keyId, ...place], keyId, keys)
}

/** The job that keeps heads: its state holds their newest number, in another collection. */
const KEPT_BY = 'kernel.auditCheck'

/** A problem that only the comparison with kept heads can show. */
export interface HeadProblem {
  readonly code: 'AUDIT_CUT' | 'AUDIT_REWRITTEN' | 'AUDIT_HEADS_FORGED' | 'AUDIT_HEADS_MISSING'
  readonly at: string
}

/**
 * Compares the chains with the heads that were kept last, and keeps those of now. A chain with a problem keeps its old head. Heads that were kept and
 * are gone prove nothing any more, which is a problem of its own.
 */
export async function compareHeads(checks: readonly ChainCheck[], at: Date, keys: AuditKeys = auditKeys()): Promise<HeadProblem[]> {
  const [[last], count, state] = await Promise.all([
    findFirst(auditHeads, 'newest', { equals: { kind: 'heads' }, most: 1 }),
    auditHeads.count('newest', { equals: { kind: 'heads' } }),
    jobStateOf(KEPT_BY),
  ])
  if (last && (!keys.keys.has(last.keyId) || last.hash !== hashOf(last, keys))) return [{ code: 'AUDIT_HEADS_FORGED', at: last._id }]
  // Documents without a number were there before the first one with a number, which counts them.
  const newest = Math.max(last?.number ?? count, state.kept ?? 0)
  const missing: HeadProblem[] = count < newest ? [{ code: 'AUDIT_HEADS_MISSING', at: String(newest) }] : []
  const before = new Map((last?.heads ?? []).map((head) => [head.chain, head]))
  const problems = [...missing]
  const heads: ChainHead[] = []
  for (const { chain, length, headHash } of checks) {
    const head = before.get(chain)
    const problem = head && (await problemOf(head, length))
    if (problem) problems.push(problem)
    heads.push(problem ? head : { chain, length, headHash })
  }
  const number = newest + 1
  const next = { at, number, previousHash: last?.hash ?? null, heads, keyId: keys.currentKeyId }
  await auditHeads.insert({ _id: at.toISOString(), kind: 'heads', ...next, hash: hashOf(next, keys) })
  await jobStates.update(KEPT_BY, {}, { kept: number })
  return problems
}

/** What became of the head of a chain that is this long now; null when it is still there. */
async function problemOf(head: ChainHead, length: number): Promise<HeadProblem | null> {
  if (head.length === 0) return null
  const at = `${head.chain}:${head.length}`
  if (length < head.length) return { code: 'AUDIT_CUT', at }
  return (await entryAt(head.chain, head.length))?.hash === head.headHash ? null : { code: 'AUDIT_REWRITTEN', at }
}
