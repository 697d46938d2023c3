import type { Collection } from '../collection/collection'
import type { Id, StoredDocument } from '../collection/storedDocument'
import type { Engine } from './engine'
import { conflict, finished, Transaction } from './transaction'
import { documentName, duplicateKey, lockNames, type UniqueKey, uniqueKeys, type Write } from './writes'

/**
 * Snapshot isolation: a transaction reads the state at its first operation, and its own writes. The transaction that writes a document
 * first holds it; another transaction that writes the same document gets a conflict at once and is aborted.
 */
export class Transactions {
  readonly #running = new Map<string, Transaction>()

  /** @param lifetime milliseconds after which a transaction is aborted */
  constructor(
    private readonly engine: Engine,
    private readonly lifetime: number,
  ) {}

  start(): string {
    const transaction = new Transaction(this.lifetime, (expired) => this.end(expired))
    this.#running.set(transaction.id, transaction)
    this.engine.locks.enter(transaction)
    return transaction.id
  }

  /** Runs one operation inside a transaction. Any refusal aborts the transaction, as in MongoDB. */
  run<T>(id: string, operation: (transaction: Transaction) => T): T {
    const transaction = this.running(id)
    transaction.snapshot ??= this.engine.version
    try {
      return operation(transaction)
    } catch (error) {
      this.end(transaction)
      throw error
    }
  }

  commit(id: string): void {
    const transaction = this.running(id)
    try {
      this.engine.commit([...transaction.writes.values()], transaction)
    } finally {
      this.end(transaction)
    }
  }

  abort(id: string): void {
    this.end(this.running(id))
  }

  /** Aborts all running transactions. */
  stop(): void {
    for (const transaction of [...this.#running.values()]) this.end(transaction)
  }

  private running(id: string): Transaction {
    const transaction = this.#running.get(id)
    if (!transaction) throw finished()
    return transaction
  }

  private end(transaction: Transaction): void {
    this.#running.delete(transaction.id)
    this.engine.locks.leave(transaction)
    if (!this.engine.locks.inUse) this.engine.history.clear()
    transaction.end()
  }

  /** A document as the transaction sees it. */
  read(transaction: Transaction, collection: Collection, id: Id): StoredDocument | undefined {
    const name = documentName(collection, id)
    const own = transaction.writes.get(name)
    return own ? own.after : this.engine.history.at(name, this.snapshotOf(transaction), collection.get(id))
  }

  /** Keeps a write until the commit. Refuses it because of a conflict or a duplicate key. */
  write(transaction: Transaction, write: Write): void {
    const name = documentName(write.collection, write.id)
    const base = transaction.writes.get(name)?.before ?? (transaction.writes.has(name) ? undefined : write.before)
    const whole: Write = { ...write, before: base }
    const names = lockNames(whole)
    if (this.engine.locks.holderOf(names, transaction) || this.changed(transaction, name)) throw conflict()
    for (const key of uniqueKeys(write.collection, write.after)) this.refuseTaken(transaction, write, key)
    this.engine.locks.take(names, transaction)
    transaction.writes.set(name, whole)
  }

  private snapshotOf(transaction: Transaction): number {
    return transaction.snapshot ?? this.engine.version
  }

  private changed(transaction: Transaction, name: string): boolean {
    return this.engine.history.changedSince(name, this.snapshotOf(transaction))
  }

  private refuseTaken(transaction: Transaction, { collection, id, after }: Write, key: UniqueKey): void {
    const ownName = documentName(collection, id)
    const byOwnWrite = [...transaction.writes].some(
      ([name, other]) => name !== ownName && uniqueKeys(other.collection, other.after).some((taken) => taken.name === key.name),
    )
    const others = key.index
      .holders(key.row)
      .map((holder) => documentName(collection, holder))
      .filter((name) => name !== ownName && !transaction.writes.has(name))
    if (others.some((name) => this.changed(transaction, name))) throw conflict()
    if (after && (byOwnWrite || others.length > 0)) throw duplicateKey(collection, key.index.name, after.doc)
  }
}
