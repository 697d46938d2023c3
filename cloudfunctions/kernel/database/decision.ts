import type { Refusal } from '../../../contract/kernel/refusal'
import type { NewEffect } from '../effect'

/** What must still follow from a past change, in the document's outbox. */
export interface StoredEffect {
  readonly kind: string
  readonly version: number
  readonly payload: unknown
  /** How often it was tried in vain. */
  readonly attempts: number
  /** A job doesn't try it again before. */
  readonly notBefore: Date
  /** Domains that have done their part, where several do. */
  readonly done: readonly string[]
}

/** What a document that is changed by requests carries next to its own fields. */
export interface Changeable {
  readonly _id: string
  /** Counts the changes; a change holds only for the revision that was read. */
  readonly revision: number
  /** The last requests that changed it, so that a retry is recognised. */
  readonly applied: readonly { requestId: string; fingerprint: string }[]
  /**
   * What must still follow (messages, audit, files, copies), written in the same update that decided. By an id of its own, so that one is
   * taken out without regard to what else is changed meanwhile.
   */
  readonly outbox: Readonly<Record<string, StoredEffect>>
  /** So many are in the outbox. */
  readonly owed: number
  /** When a job looks at the outbox next; null: nothing is owed. */
  readonly outboxDueAt: Date | null
}

export const unchanged = { revision: 0, applied: [], outbox: {}, owed: 0, outboxDueAt: null } as const satisfies Omit<Changeable, '_id'>

/** The index by which the job `kernel.outbox` finds what is owed. */
export const outboxIndex = {
  name: 'outboxDueAt',
  keys: [
    ['outboxDueAt', 1],
    ['_id', 1],
  ],
} as const

export type Decision<Doc extends Changeable, R extends Refusal = never> =
  | { readonly kind: 'change'; readonly next: Partial<Omit<Doc, keyof Changeable>>; readonly effects?: readonly NewEffect[] }
  | { readonly kind: 'refuse'; readonly refusal: R }

export const refuse = <const R extends Refusal>(refusal: R) => ({ kind: 'refuse', refusal }) as const
