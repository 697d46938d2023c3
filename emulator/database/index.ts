import type { AdminHandler, Plugin } from '../plugin'
import { type CollectionDeclaration, readDeclarations } from './collection/indexDefinition'
import { Engine } from './engine/engine'
import { Transactions } from './engine/transactions'
import { type LoggedQuery, QueryLog } from './queryLog'
import { openStore, type Store } from './store'
import type { Doc } from './value/value'
import { otherActions } from './wire/otherActions'
import { readActions } from './wire/readActions'
import { databaseRoutes } from './wire/routes'
import type { Database } from './wire/session'
import { writeActions } from './wire/writeActions'

export type { CollectionDeclaration, IndexDeclaration } from './collection/indexDefinition'
export type { LoggedQuery } from './queryLog'

export interface DatabaseOptions {
  /** The directory of the data, created if necessary. Only one emulator at a time may use it. */
  readonly dir: string
  /** Whether what was written is safe when the machine loses power; the default. Tests do without, because the disk is slow. */
  readonly survivesPowerCut?: boolean
  /** The longest duration of a transaction in milliseconds; CloudBase allows 30 s. */
  readonly transactionLifetime?: number
  /** How long a plain write waits, in milliseconds, for a transaction that holds its document. */
  readonly writePatience?: number
}

export interface EmulatedDatabase {
  readonly plugin: Plugin
  /**
   * Creates collections and indexes as declared, all or none. Indexes of these collections that are not declared are dropped. Refuses a
   * unique index that the documents violate.
   */
  ensureCollections(declarations: readonly CollectionDeclaration[]): void
  /** Every document of every collection, for tests that look at all that is stored. */
  contents(): Readonly<Record<string, readonly Doc[]>>
  /** The latest queries and the indexes that they used, the oldest first. */
  queries(): LoggedQuery[]
}

/** Opens the document database of the emulator. Throws if another emulator uses the directory. */
export function createDatabase(options: DatabaseOptions): EmulatedDatabase {
  const store = openStore(options.dir, options.survivesPowerCut)
  const engine = new Engine(store)
  const transactions = new Transactions(engine, options.transactionLifetime ?? 30_000)
  const database: Database = { engine, transactions, log: new QueryLog(), patience: options.writePatience ?? 10_000 }
  const plugin: Plugin = {
    name: 'database',
    adminActions: durably(store, { ...readActions(database), ...writeActions(database), ...otherActions(database) }),
    routes: databaseRoutes(database),
    stop: () => {
      transactions.stop()
      store.close()
    },
  }
  return {
    plugin,
    ensureCollections: (declarations) => engine.ensureCollections(readDeclarations(declarations)),
    contents: () => engine.contents(),
    queries: () => database.log.list(),
  }
}

/** Delays every answer until the disk has all data that the answer reports or depends on, including those of other requests. */
const durably = (store: Store, actions: Readonly<Record<string, AdminHandler>>): Readonly<Record<string, AdminHandler>> =>
  Object.fromEntries(
    Object.entries(actions).map(([name, handler]): [string, AdminHandler] => [
      name,
      async (body) => {
        try {
          return await handler(body)
        } finally {
          await store.durable()
        }
      },
    ]),
  )
