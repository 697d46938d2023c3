import type { Refusal } from '../../../contract/kernel/refusal'
import type { AuditFacts } from '../audit/facts'
import type { NewEffect } from '../effect'
import type { Sealed } from '../secrets/fieldCipher'

/** An effect of a past change that has not been completed, in the document's outbox. */
export interface StoredEffect {
  readonly kind: string
  readonly version: number
  readonly payload: unknown
  /** The fields of the payload that are personal, as JSON (`kernel/storedEffect.ts`). */
  readonly sealed?: Sealed
  /** The number of failed attempts. */
  readonly attempts: number
  /** A job does not try it again before this time. */
  readonly notBefore: Date
  /** The domains whose runners have completed, for effects that several domains run. */
  readonly done: readonly string[]
}

/** The fields that every document changed by requests carries besides its own. */
export interface Changeable {
  readonly _id: string
  /** Counts the changes. A change is written only if the revision is still the one that was read. */
  readonly revision: number
  /** The last requests that changed the document, by which a retry is recognised. */
  readonly applied: readonly { requestId: string; fingerprint: string }[]
  /**
   * Pending effects (messages, audit entries, files, copies), stored by the same update as the decision. Each has an id of its own, so that
   * it can be removed regardless of other changes to the document.
   */
  readonly outbox: Readonly<Record<string, StoredEffect>>
  /** The number of effects in the outbox. */
  readonly owed: number
  /** When a job next looks at the outbox; null when it is empty. */
  readonly outboxDueAt: Date | null
}

export const unchanged = { revision: 0, applied: [], outbox: {}, owed: 0, outboxDueAt: null } as const satisfies Omit<Changeable, '_id'>

/** The index by which the job `kernel.outbox` finds documents with pending effects. */
export const outboxIndex = {
  name: 'outboxDueAt',
  keys: [
    ['outboxDueAt', 1],
    ['_id', 1],
  ],
} as const

export type Decision<Doc extends Changeable, R extends Refusal = never> =
  | {
      readonly kind: 'change'
      readonly next: Partial<Omit<Doc, keyof Changeable>>
      readonly effects?: readonly NewEffect[]
      readonly facts?: AuditFacts
    }
  | { readonly kind: 'refuse'; readonly refusal: R }

export const refuse = <const R extends Refusal>(refusal: R) => ({ kind: 'refuse', refusal }) as const
