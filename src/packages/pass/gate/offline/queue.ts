import type { OfflineUse } from '../../../../../contract/pass/gate'
import type { GuardRefusal } from '../../../../../contract/pass/gateVerdict'
import type { SignedPass } from '../../../../../contract/pass/signedPass'

/** A decision made without network that the server doesn't know yet, with what the guard sees of it meanwhile. */
export interface QueuedUse extends OfflineUse {
  readonly holder: Pick<SignedPass, 'passId' | 'maskedName' | 'platform' | 'station' | 'workKind'>
  /** It was on its way once: the server may know it, so it is no longer the phone's to change. */
  readonly sent: boolean
}

/** Where a queue survives a restart. */
export interface QueueStore {
  get(): readonly QueuedUse[]
  set(uses: readonly QueuedUse[]): void
}

/** How a sending ended: the results by name, nothing was sent, or nobody knows. */
export type Sent = { readonly localId: string }[] | 'notSent' | 'unknown'

/** As the server counts: scans this close together are one arrival. */
const SAME_ARRIVAL_MS = 5 * 60_000
/** What `gate.sync` takes at once. */
export const BATCH = 20

const near = (one: OfflineUse, other: OfflineUse) => Math.abs(Date.parse(one.at) - Date.parse(other.at)) < SAME_ARRIVAL_MS

/** What waits to be sent, oldest first. Each decision is sent until an answer names it, and its name makes it one entry however often it is sent. */
export function createQueue(store: QueueStore) {
  const change = (localId: string, next: (use: QueuedUse) => readonly QueuedUse[]): boolean => {
    const found = store.get().find((use) => use.localId === localId)
    if (!found || found.sent) return false
    store.set(store.get().flatMap((use) => (use.localId === localId ? next(use) : [use])))
    return true
  }
  const mark = (uses: readonly QueuedUse[], sent: boolean) =>
    store.set(store.get().map((use) => (uses.some(({ localId }) => localId === use.localId) ? { ...use, sent } : use)))

  return {
    /** Notes that somebody was let in. The same pass again within minutes is the entry that is there. */
    add(use: QueuedUse): { use: QueuedUse; repeated: boolean } {
      const earlier = store.get().find((one) => one.holder.passId === use.holder.passId && one.refusal === null && near(one, use))
      if (earlier) return { use: earlier, repeated: true }
      store.set([...store.get(), use])
      return { use, repeated: false }
    },
    /** Kept out after all. False: too late, it is on its way. */
    refuse: (localId: string, refusal: GuardRefusal) => change(localId, (use) => [{ ...use, refusal }]),
    /** It was a mistake and never happened. False: too late, it is on its way. */
    undo: (localId: string) => change(localId, () => []),
    /** The oldest ones to send now, but for the one that the guard still looks at. */
    take(held: string | null): readonly QueuedUse[] {
      const batch = store
        .get()
        .filter(({ localId }) => localId !== held)
        .slice(0, BATCH)
      if (batch.length > 0) mark(batch, true)
      return batch
    },
    settle(batch: readonly QueuedUse[], sent: Sent) {
      // What was on its way before may have arrived then.
      if (sent === 'notSent')
        mark(
          batch.filter((use) => !use.sent),
          false,
        )
      if (typeof sent === 'string') return
      const named = new Set(sent.map(({ localId }) => localId))
      store.set(store.get().filter(({ localId }) => !named.has(localId)))
    },
  }
}

export type Queue = ReturnType<typeof createQueue>
