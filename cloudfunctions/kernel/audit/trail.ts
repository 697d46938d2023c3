import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { openCollection } from '../database/collection'
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
const CHAINS = [...'0123456789abcdef']

const chainOf = (subject: string) => createHash('sha256').update(subject).digest('hex').charAt(0)

/** The newest entry of a chain, null when it has none. */
async function headOf(chain: string): Promise<AuditEntry | null> {
  const [head] = await auditTrail.find('chain', { equals: { chain }, limit: 1 })
  return head ?? null
}

const isEntered = async (eventId: string) => (await auditTrail.count('event', { equals: { eventId } })) > 0

/** Enters an event at the end of its subject's chain, once. */
export async function appendToTrail(event: AuditEvent): Promise<void> {
  const chain = chainOf(event.subject)
  for (;;) {
    const { eventId, action, actorId, subject, at, reason } = event
    const content = { eventId, action, actorId, subject, at, ...(reason !== undefined && { reason }) }
    if (await auditTrail.insert(nextEntry(chain, await headOf(chain), content))) return
    // Either this event is there already, or somebody was quicker at the end of the chain.
    if (await isEntered(eventId)) return
    await pause(Math.random() * 20)
  }
}

export interface ChainCheck {
  readonly chain: string
  readonly length: number
  readonly headHash: string | null
  /** The `_id` of the first entry that doesn't follow from the one before it; no more, so that a log line can hold it. */
  readonly brokenAt: readonly string[]
}

/** Walks every chain from its start. */
export const checkTrail = (): Promise<ChainCheck[]> => Promise.all(CHAINS.map(checkChain))

async function checkChain(chain: string): Promise<ChainCheck> {
  const brokenAt: string[] = []
  let last: AuditEntry | null = null
  for (;;) {
    const entries: AuditEntry[] = await auditTrail.find('chainForward', { equals: { chain }, after: last?.sequence ?? 0, limit: 500 })
    if (entries.length === 0) return { chain, length: last?.sequence ?? 0, headHash: last?.hash ?? null, brokenAt }
    const [first] = findBreaks(entries, last)
    if (first && brokenAt.length === 0) brokenAt.push(first._id)
    last = entries.at(-1) ?? last
  }
}
