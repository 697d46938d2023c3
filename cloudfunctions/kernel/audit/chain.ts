import { createHash } from 'node:crypto'

/** One entry of the audit trail. It names records and people by our ids only, so it can outlive what it speaks of. */
export interface AuditEntry {
  /** `chain:sequence`; that it is unique makes the chain a chain. */
  readonly _id: string
  readonly chain: string
  readonly sequence: number
  /** The same event is entered once. */
  readonly eventId: string
  readonly action: string
  readonly actorId: string
  readonly subject: string
  readonly reason: string | null
  readonly at: Date
  readonly previousHash: string
  readonly hash: string
}

export type AuditEvent = Pick<AuditEntry, 'eventId' | 'action' | 'actorId' | 'subject' | 'at'> & { readonly reason?: string }

/** What the first entry of a chain refers to. */
const GENESIS = '0'.repeat(64)

type Unhashed = Omit<AuditEntry, 'hash'>

function hashOf(entry: Unhashed): string {
  const { chain, sequence, eventId, action, actorId, subject, reason, at, previousHash } = entry
  const content = JSON.stringify([chain, sequence, eventId, action, actorId, subject, reason, at.toISOString(), previousHash])
  return createHash('sha256').update(content).digest('hex')
}

/** The entry that follows `last` (null: the chain's first). */
export function nextEntry(chain: string, last: AuditEntry | null, { reason, ...event }: AuditEvent): AuditEntry {
  const sequence = (last?.sequence ?? 0) + 1
  const entry: Unhashed = {
    ...event,
    _id: `${chain}:${sequence}`,
    chain,
    sequence,
    reason: reason ?? null,
    previousHash: last?.hash ?? GENESIS,
  }
  return { ...entry, hash: hashOf(entry) }
}

/**
 * The entries that do not follow from the one before them. `entries` in order, from the entry after `before` on. That the end of a chain
 * was cut off shows against the heads that the daily check writes to the log.
 */
export const findBreaks = (entries: readonly AuditEntry[], before: AuditEntry | null): AuditEntry[] =>
  entries.filter((entry, at) => !follows(entry, at === 0 ? before : (entries[at - 1] ?? null)))

const follows = (entry: AuditEntry, last: AuditEntry | null) =>
  entry.sequence === (last?.sequence ?? 0) + 1 && entry.previousHash === (last?.hash ?? GENESIS) && entry.hash === hashOf(entry)
