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

/** Another transaction has written the document, now or since this one began. The words are the service's own. */
export const conflict = () =>
  new CloudBaseError(
    'DATABASE_TRANSACTION_CONFLICT',
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. Please check your request, but if the problem persists, contact us.',
  )

/** The transaction has ended or never existed. */
export const finished = () =>
  new CloudBaseError(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. Please check your request, but if the problem persists, contact us.',
  )
