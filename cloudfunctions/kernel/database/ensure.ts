import { LOST, retryOnConflict } from '../retry'
import type { Collection } from './collection'

/** Reads the document with this id, or creates it. When two requests create it at once, both get the document of the first. */
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
