import Taro from '@tarojs/taro'
import { createStore, type Store } from '../../../../services/store'
import { createQueue, type Queue, type QueuedUse } from './queue'

type Uses = readonly QueuedUse[]

export interface KeptQueue extends Queue {
  /** What waits, in a component that follows it. */
  use(): Uses
}

const placeOf = (compoundId: string) => `gateQueue:${compoundId}`

/** A phone without room left: what waits is lost only if the app is closed before the network is back, and the next change tries again. */
function keep(compoundId: string, uses: Uses) {
  try {
    Taro.setStorageSync(placeOf(compoundId), uses)
    return true
  } catch {
    return false
  }
}

/** Stored at once, before the guard sees the verdict: the phone may be switched off any moment. */
function store(compoundId: string): Store<Uses> {
  const kept = Taro.getStorageSync<Uses | ''>(placeOf(compoundId))
  const inMemory = createStore<Uses>(kept || [])
  return {
    ...inMemory,
    set(uses) {
      inMemory.set(uses)
      keep(compoundId, uses)
    },
  }
}

const open = new Map<string, KeptQueue>()

/** What waits on this phone to be sent, for one compound. */
export function keptQueue(compoundId: string): KeptQueue {
  const known = open.get(compoundId)
  if (known) return known
  const kept = store(compoundId)
  const queue = { ...createQueue(kept), use: kept.use }
  open.set(compoundId, queue)
  return queue
}
