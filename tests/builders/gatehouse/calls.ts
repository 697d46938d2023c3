import type { ActionName } from '../../../contract'
import type { UseId } from '../../../contract/ids'
import type { Delivery } from '../fleet/commands'

/** What a call knew when it began: about whom it is, and what had been answered with success by then. */
export interface Scan {
  readonly rider: number
  /** The pass was ended, and nobody has done anything to bring it back. */
  readonly ended: boolean
  /** The code is of a phone from which the pass was moved. */
  readonly moved: boolean
}

/** A reply that said that somebody comes in, goes out or is a rider. */
export interface Acknowledged {
  readonly requestId: string
  readonly rider: number
  readonly useId: UseId
  readonly outcome: 'enter' | 'leave' | 'checked'
  readonly repeated: boolean
}

export interface Shown {
  readonly rider: number
  readonly keyNo: number
  readonly text: string
}

export interface Call {
  readonly openid: string
  readonly action: ActionName
  readonly input: object
  readonly requestId: string
  readonly delivery: Delivery
  /** Whose pass is shown, if it is one. */
  readonly shown?: { readonly rider: number; readonly keyNo?: number }
  /** What follows for the people from an answer of success. */
  readonly then?: (data: never) => void
}
