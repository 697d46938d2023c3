import { randomUUID } from 'node:crypto'
import { CloudBaseError } from '../../plugin'
import type { Write } from './writes'

/** A running transaction with its writes, which no other reader sees yet. */
export class Transaction {
  readonly id = randomUUID()
  /** The commit whose state it reads: the last one before its first operation. */
  snapshot: number | undefined
  readonly writes = new Map<string, Write>()
  /** Resolves when the transaction has been committed or aborted. */
  readonly ended: Promise<void>
  #end: () => void = () => undefined
  readonly #expiry: NodeJS.Timeout

  constructor(lifetime: number, onExpiry: (transaction: Transaction) => void) {
    this.ended = new Promise((resolve) => {
      this.#end = resolve
    })
    this.#expiry = setTimeout(() => onExpiry(this), lifetime)
    this.#expiry.unref()
  }

  end(): void {
    clearTimeout(this.#expiry)
    this.#end()
  }
}

/** Another transaction has written the document, now or since this one began. */
export const conflict = () =>
  new CloudBaseError(
    'DATABASE_TRANSACTION_CONFLICT',
    'Transaction conflict: another write was first, and this transaction is aborted. Run it again after a short random pause.',
  )

/** The transaction has ended or never existed. */
export const finished = (id: string) =>
  new CloudBaseError('DATABASE_TRANSACTION_FAIL', `The transaction "${id}" is finished, aborted or expired (30 s). Start another one.`)
