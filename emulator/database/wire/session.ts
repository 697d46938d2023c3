import type { AdminBody } from '../../plugin'
import type { Collection } from '../collection/collection'
import { type Id, type StoredDocument, toId } from '../collection/storedDocument'
import type { Engine } from '../engine/engine'
import { Blocked } from '../engine/locks'
import type { Transactions } from '../engine/transactions'
import type { Write } from '../engine/writes'
import { type QueryOptions, type QueryResult, runQuery } from '../plan/execute'
import { NO_VARIABLES, type Query } from '../query/condition'
import type { QueryLog } from '../queryLog'
import { requestFailed, unsupported } from '../refusal'
import { type Doc, fieldOf } from '../value/value'
import { transactionOf } from './request'

/** The parts of the database that the actions use. */
export interface Database {
  readonly engine: Engine
  readonly transactions: Transactions
  readonly log: QueryLog
  /** How long a plain write waits for transactions, in milliseconds, before it is refused. */
  readonly patience: number
}

/** Runs a query and records it in the query log. */
export function find(database: Database, action: string, collection: Collection, query: Query, options: QueryOptions): QueryResult {
  const result = runQuery(collection, query, options)
  const { index, examined, found } = result
  database.log.add({
    collection: collection.name,
    action,
    query: query.source,
    index,
    examined,
    returned: found.length,
    bytes: bytesOf(found),
  })
  return result
}

const bytesOf = (found: readonly StoredDocument[]) => found.reduce((sum, { bytes }) => sum + bytes.length, 0)

/** How an action reads and writes documents: directly, or inside a transaction. */
export interface Access {
  /** The documents that a query finds. Inside a transaction a query must name a single `_id`. */
  select(collection: Collection, query: Query, options: QueryOptions): readonly StoredDocument[]
  /** A document by its id. */
  get(collection: Collection, id: Id): StoredDocument | undefined
  submit(writes: readonly Write[]): void
}

/**
 * Runs an action with access to the data. A plain write that meets a running transaction waits until that has ended and starts again; a
 * write inside a transaction gets a conflict at once.
 */
export function withAccess(database: Database, body: AdminBody, run: (access: Access) => object): object | Promise<object> {
  const id = transactionOf(body)
  if (id === undefined) return runWhenFree(() => run(plainAccess(database, body.action)), Date.now() + database.patience)
  return database.transactions.run(id, (transaction) =>
    run({
      select: (collection, { source, condition }) => {
        const stored = database.transactions.read(transaction, collection, pinnedId(source))
        return stored && condition.matches(stored.doc, NO_VARIABLES) ? [stored] : []
      },
      get: (collection, key) => database.transactions.read(transaction, collection, key),
      submit: (writes) => {
        for (const write of writes) database.transactions.write(transaction, write)
      },
    }),
  )
}

const plainAccess = (database: Database, action: string): Access => ({
  select: (collection, query, options) => find(database, action, collection, query, options).found,
  get: (collection, id) => collection.get(id),
  submit: (writes) => database.engine.commit(writes),
})

/** Inside a transaction production only offers operations on single documents. */
function pinnedId(query: Doc): Id {
  const id = fieldOf(query, '_id')
  if (typeof id === 'string' || typeof id === 'number') return toId(id)
  throw unsupported(
    'where() inside a transaction',
    'Use doc(id).get, set, update or remove, and add; or where({ _id, … }).updateAndReturn.',
  )
}

function runWhenFree(attempt: () => object, deadline: number): object | Promise<object> {
  try {
    return attempt()
  } catch (error) {
    if (error instanceof Blocked) return retry(error, attempt, deadline)
    throw error
  }
}

async function retry(blocked: Blocked, attempt: () => object, deadline: number): Promise<object> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), deadline - Date.now())
  })
  const outcome = await Promise.race([blocked.until, timeout])
  clearTimeout(timer)
  if (outcome === 'late') throw requestFailed('A transaction holds a document that this write needs, and did not end in time. Try again.')
  return runWhenFree(attempt, deadline)
}
