import { LOST, retryOnConflict } from '../retry'
import type { Collection } from './collection'

/** The document with this id. When there is none, a new one is made and stored; of two who make it at once, one is first. */
export function ensureDocument<Doc extends { _id: string }>(
  collection: Pick<Collection<Doc>, 'get' | 'insert'>,
  id: string,
  make: () => Doc | Promise<Doc>,
): Promise<Doc> {
  return retryOnConflict(async () => {
    const existing = await collection.get(id)
    if (existing) return existing
    const fresh = await make()
    return (await collection.insert(fresh)) ? fresh : LOST
  })
}
