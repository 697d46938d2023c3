import type { OwnHint } from '../../contract/merchant/hints'
import type { HintId } from '../../contract/merchant/ids'
import { minutesAfter, NOON } from './time'

/** Nine redemptions in four minutes, of which nothing has been said yet. */
export const aHintView = (overrides: Partial<OwnHint> = {}): OwnHint => ({
  hintId: 'hnt_sample' as HintId,
  day: '2026-11-22',
  pattern: 'twoRiders',
  count: 9,
  from: minutesAfter(NOON, 1).toISOString(),
  to: minutesAfter(NOON, 5).toISOString(),
  toldAt: NOON.toISOString(),
  explanation: null,
  state: 'open',
  ...overrides,
})

/** One that waits, one that the shop has explained, and one that the district has seen to. */
export const someHints = (): OwnHint[] => [
  aHintView(),
  aHintView({
    hintId: 'hnt_explained' as HintId,
    ...{ pattern: 'sameRider', count: 3 },
    explanation: { reason: 'groupMeal', words: '工地的班组来吃午饭', at: NOON.toISOString() },
  }),
  aHintView({
    hintId: 'hnt_closed' as HintId,
    ...{ pattern: 'reversed', count: 6, state: 'closed' },
    explanation: { reason: 'repeated', words: null, at: NOON.toISOString() },
  }),
]
