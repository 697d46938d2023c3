import { EJSON } from 'bson'
import type { EmulatedDatabase } from '../emulator/database'

const BATCH = 1000

/** Inserts many documents without the SDK. It is fast while the collection has no indexes yet, and the ids come in their order. */
export async function insertAll(
  database: EmulatedDatabase,
  collectionName: string,
  count: number,
  make: (at: number) => object,
): Promise<void> {
  const action = 'database.insertDocument'
  for (let from = 0; from < count; from += BATCH) {
    const data = Array.from({ length: Math.min(BATCH, count - from) }, (_, index) => EJSON.stringify(make(from + index)))
    await database.plugin.adminActions?.[action]?.({ action, collectionName, data })
  }
}
