import { createHash } from 'node:crypto'
import { openCollection } from '../database/collection'
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

/** Several chains, so that unrelated subjects don't wait for each other; all entries of one subject are in one. */
export const CHAINS = [...'0123456789abcdef']

const chainOf = (subject: string) => createHash('sha256').update(subject).digest('hex').charAt(0)

/** The newest entry of a chain, null when it has none. */
async function headOf(chain: string): Promise<AuditEntry | null> {
  const [head] = await auditTrail.find('chain', { equals: { chain }, limit: 1 })
  return head ?? null
}

const isEntered = async (eventId: string) => (await auditTrail.count('event', { equals: { eventId } })) > 0

/** Enters an event at the end of its subject's chain, once. */
export function appendToTrail({ eventId, action, actorId, subject, at, reason }: AuditEvent): Promise<void> {
  const chain = chainOf(subject)
  const content = { eventId, action, actorId, subject, at, ...(reason !== undefined && { reason }) }
  return retryOnConflict(async () => {
    if (await auditTrail.insert(nextEntry(chain, await headOf(chain), content))) return
    // Either this event is there already, or somebody was quicker at the end of the chain.
    return (await isEntered(eventId)) ? undefined : LOST
  })
}

/** How far a chain has been walked, and what was found. */
export interface ChainCheck {
  readonly chain: string
  /** Entries from the chain's start. */
  readonly length: number
  readonly headHash: string | null
  /** The `_id` of the first entry that doesn't follow from the one before it; no more, so that a log line can hold it. */
  readonly brokenAt: readonly string[]
}

/**
 * Walks on along one chain: so many entries after the one at which an earlier look stopped.
 *
 * @param from where it stopped; null: the chain's start
 */
export async function walkChain(
  chain: string,
  from: AuditEntry | null,
  most: number,
): Promise<{ entries: number; last: AuditEntry | null; brokenAt: string[] }> {
  const entries = await auditTrail.find('chainForward', { equals: { chain }, after: from?.sequence ?? 0, limit: most })
  const [first] = findBreaks(entries, from)
  return { entries: entries.length, last: entries.at(-1) ?? from, brokenAt: first ? [first._id] : [] }
}

/** The entry of a chain with this number; null when there is none. */
export const entryAt = (chain: string, sequence: number) => auditTrail.get(`${chain}:${sequence}`)
