import type { Refusal } from '../../../contract/kernel/refusal'
import type { Effect } from '../outbox/effect'

/** What a document that is changed by requests carries next to its own fields. */
export interface Changeable {
  readonly _id: string
  /** Counts the changes; a change holds only for the revision that was read. */
  readonly revision: number
  /** The last requests that changed it, so that a retry is recognised. */
  readonly applied: readonly { requestId: string; fingerprint: string }[]
  /** What must still follow from past changes (messages, audit, files), written in the same update that decided. */
  readonly effects: readonly Effect[]
  /** Since when effects are waiting; null when none are. The reconciler looks for old ones. */
  readonly pendingSince: Date | null
}

export const unchanged = { revision: 0, applied: [], effects: [], pendingSince: null } as const satisfies Omit<Changeable, '_id'>

/** The index by which the reconciler finds what a crash left undone. */
export const pendingIndex = { name: 'pendingSince', keys: [['pendingSince', 1]] } as const

export type Decision<Doc extends Changeable, R extends Refusal = never> =
  | { readonly kind: 'change'; readonly next: Partial<Omit<Doc, keyof Changeable>>; readonly effects?: readonly Effect[] }
  | { readonly kind: 'refuse'; readonly refusal: R }

export const refuse = <const R extends Refusal>(refusal: R) => ({ kind: 'refuse', refusal }) as const
