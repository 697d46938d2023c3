import { dropStored, readStored, storedIds, whenForgotten, writeStored } from '../../../../services/phoneStorage'
import { createStore, type Store } from '../../../../services/store'
import { createQueue, type Queue, type QueuedUse } from './queue'

type Uses = readonly QueuedUse[]

/** One waiting use as it is stored. WeChat limits what lies under one key, so each has its own, and only those that change are written. */
interface StoredUse {
  order: number
  use: QueuedUse
}

export interface KeptQueue extends Queue {
  /** What waits, in a component that follows it. */
  use(): Uses
  /** Whether all of it is stored, so that it outlives the app, in a component that follows it. */
  useIsStored(): boolean
}

const NAME = 'gateQueue'
const idOf = (compoundId: string, { localId }: QueuedUse) => `${compoundId}:${localId}`

/** False: the phone has no room left. */
const keep = (compoundId: string, stored: StoredUse) => writeStored(NAME, stored, idOf(compoundId, stored.use))

/** What an earlier run has stored, oldest first. */
function restored(compoundId: string): StoredUse[] {
  const stored = storedIds(NAME, `${compoundId}:`).flatMap((id) => readStored<StoredUse>(NAME, id) ?? [])
  return [...older(compoundId), ...stored.sort((one, other) => one.order - other.order)]
}

/** Older versions stored the whole queue under one key. It is stored anew before that one goes. */
function older(compoundId: string): StoredUse[] {
  const uses = (readStored<Uses>(NAME, compoundId) ?? []).map((use, index) => ({ order: index - Number.MAX_SAFE_INTEGER, use }))
  if (uses.length > 0 && uses.every((one) => keep(compoundId, one))) dropStored(NAME, compoundId)
  return uses
}

/** Stored at once, before the guard sees the verdict: the phone may be switched off any moment. */
function openStore(compoundId: string): { uses: Store<Uses>; isStored: Store<boolean> } {
  const known = new Map(restored(compoundId).map((one) => [one.use.localId, one]))
  const unstored = new Set<string>()
  const inMemory = createStore<Uses>([...known.values()].map(({ use }) => use))
  const isStored = createStore(true)
  let last = Math.max(0, ...[...known.values()].map(({ order }) => order))

  const forget = (use: QueuedUse) => {
    dropStored(NAME, idOf(compoundId, use))
    known.delete(use.localId)
    unstored.delete(use.localId)
  }
  const save = (use: QueuedUse) => {
    last += 1
    const stored = { order: known.get(use.localId)?.order ?? last, use }
    known.set(use.localId, stored)
    if (keep(compoundId, stored)) unstored.delete(use.localId)
    else unstored.add(use.localId)
  }
  const set = (uses: Uses) => {
    const now = new Set(uses.map(({ localId }) => localId))
    for (const { use } of [...known.values()]) if (!now.has(use.localId)) forget(use)
    // What the phone had no room for is tried again with each change.
    for (const use of uses) if (known.get(use.localId)?.use !== use || unstored.has(use.localId)) save(use)
    inMemory.set(uses)
    isStored.set(unstored.size === 0)
  }
  whenForgotten(() => {
    known.clear()
    unstored.clear()
    inMemory.set([])
    isStored.set(true)
  })
  return { uses: { ...inMemory, set }, isStored }
}

const open = new Map<string, KeptQueue>()

/** What waits on this phone to be sent, for one compound. */
export function keptQueue(compoundId: string): KeptQueue {
  const known = open.get(compoundId)
  if (known) return known
  const { uses, isStored } = openStore(compoundId)
  const queue = { ...createQueue(uses), use: uses.use, useIsStored: isStored.use }
  open.set(compoundId, queue)
  return queue
}
