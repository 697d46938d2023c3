import { createHash } from 'node:crypto'
import { openCollection } from '../database/collection'
import { findFirst } from '../database/page'
import { LOST, retryOnConflict } from '../retry'
import { type AuditEntry, type AuditEvent, findBreaks, nextEntry } from './chain'

export const auditTrail = openCollection<AuditEntry>({
  name: 'auditTrail',
  indexes: [
    {
      name: 'chain',
      keys: [
        ['chain', 1],
        ['sequence', -1],
      ],
    },
    {
      name: 'chainForward',
      keys: [
        ['chain', 1],
        ['sequence', 1],
      ],
    },
    { name: 'event', keys: [['eventId', 1]], unique: true },
  ],
  retention: { keep: 'always', why: 'Evidence. It names people by pseudonymous ids only.' },
})

/**
 * The trail consists of several chains, so that unrelated subjects do not compete for the end of one chain. All entries of one subject are
 * in the same chain.
 */
export const CHAINS = [...'0123456789abcdef']

/** The chain of a subject. */
export const chainOf = (subject: string) => createHash('sha256').update(subject).digest('hex').charAt(0)

/** The newest entry of a chain, or null for an empty chain. */
async function headOf(chain: string): Promise<AuditEntry | null> {
  const [head] = await findFirst(auditTrail, 'chain', { equals: { chain }, most: 1 })
  return head ?? null
}

const isEntered = async (eventId: string) => (await auditTrail.count('event', { equals: { eventId } })) > 0

/** The last append of this process to each chain, with the entry that it made. */
const pending = new Map<string, Promise<AuditEntry | null>>()

/**
 * Appends an event to its subject's chain, at most once. Appends of one process to one chain wait for each other, so that they never compete
 * for the end of the chain, and each follows the entry of the one before it without looking the end up.
 */
export async function appendToTrail({ eventId, action, actorId, subject, at, reason, facts }: AuditEvent): Promise<void> {
  const chain = chainOf(subject)
  const event = { eventId, action, actorId, subject, at, ...(reason !== undefined && { reason }), ...(facts !== undefined && { facts }) }
  const own = appendAfter(pending.get(chain), chain, event)
  pending.set(chain, own)
  try {
    await own
  } finally {
    if (pending.get(chain) === own) pending.delete(chain)
  }
}

/** Answers the new entry; null when the event had been entered before. */
async function appendAfter(earlier: Promise<AuditEntry | null> | undefined, chain: string, event: AuditEvent): Promise<AuditEntry | null> {
  let head = await earlier?.catch(() => null)
  return retryOnConflict(async () => {
    const entry = nextEntry(chain, head ?? (await headOf(chain)), event)
    head = null
    if (await auditTrail.insert(entry)) return entry
    // The insert fails when this event is already in the trail, or when another process has taken the end of the chain.
    return (await isEntered(event.eventId)) ? null : LOST
  })
}

/** The result of checking a chain. */
export interface ChainCheck {
  readonly chain: string
  /** The number of entries from the chain's start. */
  readonly length: number
  readonly headHash: string | null
  /**
   * The `_id` of the first entry that does not follow from the one before it. Later ones are left out, so that a log line can hold the
   * report.
   */
  readonly brokenAt: readonly string[]
}

/**
 * Checks the next entries of one chain.
 *
 * @param from the last entry that was checked before; null for the chain's start
 * @param most the largest number of entries to check
 */
export async function walkChain(
  chain: string,
  from: AuditEntry | null,
  most: number,
): Promise<{ entries: number; last: AuditEntry | null; brokenAt: string[] }> {
  const entries = await findFirst(auditTrail, 'chainForward', { equals: { chain }, after: from?.sequence ?? 0, most })
  const [first] = findBreaks(entries, from)
  return { entries: entries.length, last: entries.at(-1) ?? from, brokenAt: first ? [first._id] : [] }
}

/** The entry of a chain with this number, or null when it does not exist. */
export const entryAt = (chain: string, sequence: number) => auditTrail.get(`${chain}:${sequence}`)
