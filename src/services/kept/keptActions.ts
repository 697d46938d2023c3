import type { ActionName } from '../../../contract/index'

/**
 * Actions whose last answers the phone keeps, for a start without network: what the first screens need, no more. Beside each stands the shape of
 * its answer: one that was kept in another shape, by an older app, is dropped. `tests/architecture/kept` says the new shape after a change.
 */
export const keptActions = {
  'account.me': 'cf760231',
  'pass.mine': 'de818734',
  'gate.duty': '448a892d',
  'course.mine': 'c511b807',
  'gate.offlineList': '411a0b7b',
} as const satisfies { [N in ActionName]?: string }

export type KeptAction = keyof typeof keptActions
