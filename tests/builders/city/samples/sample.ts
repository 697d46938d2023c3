import type { ActionName, Actions } from '../../../../contract'
import type { InputOf } from '../../../../contract/kernel/action'
import type { Phone } from '../phone'
import type { Scene } from '../scene'

/** A call that succeeds, in a situation made for it. */
export interface Sample<In = unknown> {
  readonly by: Phone
  readonly input: In
  /** Another question that the same caller could ask; null where there is no other. */
  readonly other: In | null
}

/** Somebody of an audience; where it has places, of the scene's own place and of the other one. */
export interface Members {
  readonly own: Phone
  readonly other: Phone | null
}

export type Samples = { readonly [N in ActionName]: (scene: Scene) => Promise<Sample<InputOf<Actions[N]>>> }

let numbers = 0
/** A number that no other sample has. */
export const nextNumber = () => {
  numbers += 1
  return numbers
}
