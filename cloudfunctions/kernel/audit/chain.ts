import { createHash } from 'node:crypto'

/** One entry of the audit trail. It names records and people only by our ids, so it can be kept after they are deleted. */
export interface AuditEntry {
  /** `chain:sequence`. Because it is unique, two entries cannot follow the same entry. */
  readonly _id: string
  readonly chain: string
  readonly sequence: number
  /** Unique: the same event is entered at most once. */
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

/** The previous hash of the first entry of a chain. */
const GENESIS = '0'.repeat(64)

type Unhashed = Omit<AuditEntry, 'hash'>

function hashOf(entry: Unhashed): string {
  const { chain, sequence, eventId, action, actorId, subject, reason, at, previousHash } = entry
  const content = JSON.stringify([chain, sequence, eventId, action, actorId, subject, reason, at.toISOString(), previousHash])
  return createHash('sha256').update(content).digest('hex')
}

/** The entry that follows `last`, or the first entry of the chain when `last` is null. */
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
 * The entries that do not follow from the one before them. The entries are in order and begin with the one after `before`. An end of a
 * chain that was cut off is not found here; it shows in a comparison with the heads that the daily check writes to the log.
 */
export const findBreaks = (entries: readonly AuditEntry[], before: AuditEntry | null): AuditEntry[] =>
  entries.filter((entry, at) => !follows(entry, at === 0 ? before : (entries[at - 1] ?? null)))

const follows = (entry: AuditEntry, last: AuditEntry | null) =>
  entry.sequence === (last?.sequence ?? 0) + 1 && entry.previousHash === (last?.hash ?? GENESIS) && entry.hash === hashOf(entry)
