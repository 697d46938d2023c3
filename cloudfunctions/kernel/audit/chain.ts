import { createHmac } from 'node:crypto'
import { type AuditKeys, auditKeys } from '../secrets/auditKeys'
import type { AuditFacts } from './facts'

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
  /** What was decided, without anything personal. */
  readonly facts: AuditFacts
  readonly at: Date
  readonly previousHash: string
  /** The audit key of the hash. */
  readonly keyId: string
  readonly hash: string
}

export type AuditEvent = Pick<AuditEntry, 'eventId' | 'action' | 'actorId' | 'subject' | 'at'> & {
  readonly reason?: string
  readonly facts?: AuditFacts | undefined
}

/** The previous hash of the first entry of a chain. */
const GENESIS = '0'.repeat(64)

type Unhashed = Omit<AuditEntry, 'hash'>

/** HMAC-SHA256 of these texts as JSON, in hex. */
export function keyedHash(content: readonly unknown[], keyId: string, { keys }: AuditKeys): string {
  const key = keys.get(keyId)
  if (!key) throw new Error(`no audit key "${keyId}"`)
  return createHmac('sha256', key).update(JSON.stringify(content)).digest('hex')
}

/** The layout of the hashed text is described in docs/operate.md, "Checking an export of the audit trail". */
function hashOf(entry: Unhashed, keys: AuditKeys): string {
  const { chain, sequence, eventId, action, actorId, subject, reason, facts, at, previousHash, keyId } = entry
  const sorted = Object.entries(facts).sort(([one], [other]) => (one < other ? -1 : 1))
  const content = [chain, sequence, eventId, action, actorId, subject, reason, sorted, at.toISOString(), previousHash, keyId]
  return keyedHash(content, keyId, keys)
}

/** The entry that follows `last`, or the first entry of the chain when `last` is null. */
export function nextEntry(
  chain: string,
  last: AuditEntry | null,
  { reason, facts, ...event }: AuditEvent,
  keys: AuditKeys = auditKeys(),
): AuditEntry {
  const sequence = (last?.sequence ?? 0) + 1
  const entry: Unhashed = {
    ...event,
    _id: `${chain}:${sequence}`,
    chain,
    sequence,
    reason: reason ?? null,
    facts: facts ?? {},
    previousHash: last?.hash ?? GENESIS,
    keyId: keys.currentKeyId,
  }
  return { ...entry, hash: hashOf(entry, keys) }
}

/**
 * The entries that do not follow from the one before them. The entries are in order and begin with the one after `before`. An end of a
 * chain that was cut off is not found here; it shows in a comparison with the heads that were kept (`heads.ts`).
 */
export const findBreaks = (entries: readonly AuditEntry[], before: AuditEntry | null, keys: AuditKeys = auditKeys()): AuditEntry[] =>
  entries.filter((entry, at) => !follows(entry, at === 0 ? before : (entries[at - 1] ?? null), keys))

const follows = (entry: AuditEntry, last: AuditEntry | null, keys: AuditKeys) =>
  entry.sequence === (last?.sequence ?? 0) + 1 &&
  entry.previousHash === (last?.hash ?? GENESIS) &&
  keys.keys.has(entry.keyId) &&
  entry.hash === hashOf(entry, keys)
