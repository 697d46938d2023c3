import type { Transaction } from './transaction'

/** A running transaction holds a document or key. The operation can be retried when that transaction has ended. */
export class Blocked extends Error {
  constructor(readonly until: Promise<void>) {
    super('A running transaction holds what this write needs.')
  }
}

/** The locks of running transactions, by the names of documents and unique keys that they have written. */
export class Locks {
  readonly #holders = new Map<string, Transaction>()
  readonly #running = new Set<Transaction>()

  /** Whether any transaction runs. */
  get inUse(): boolean {
    return this.#running.size > 0
  }

  enter(transaction: Transaction): void {
    this.#running.add(transaction)
  }

  leave(transaction: Transaction): void {
    this.#running.delete(transaction)
    for (const [name, holder] of this.#holders) if (holder === transaction) this.#holders.delete(name)
  }

  take(names: readonly string[], transaction: Transaction): void {
    for (const name of names) this.#holders.set(name, transaction)
  }

  /** Whether a transaction other than `own` holds one of the names. */
  holderOf(names: readonly string[], own: Transaction | undefined): Transaction | undefined {
    if (this.#holders.size === 0) return undefined
    return names.map((name) => this.#holders.get(name)).find((holder) => holder !== undefined && holder !== own)
  }

  /** @throws Blocked */
  refuseHeld(names: readonly string[], own: Transaction | undefined): void {
    const holder = this.holderOf(names, own)
    if (holder) throw new Blocked(holder.ended)
  }
}
