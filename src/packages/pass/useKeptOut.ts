import { useState } from 'react'
import type { Actions } from '../../../contract'
import type { OutputOf } from '../../../contract/kernel/action'
import { serverNow } from '../../services/clock'
import { fetchAction } from '../../services/useAction'
import { useEvery } from '../../services/useEvery'

type OwnUse = OutputOf<Actions['pass.uses']>['uses'][number]

const EVERY_TEN_SECONDS = 10_000
/** What is older is in the list of uses; the rider is elsewhere by now. */
const LATELY_MS = 10 * 60_000

/** Whether the rider's newest use is a guard's refusal of a moment ago. Asked again and again while the page is in sight: the guard decides on another phone. */
export function useKeptOut() {
  const [newest, setNewest] = useState<OwnUse | null>(null)
  useEvery(EVERY_TEN_SECONDS, () =>
    fetchAction('pass.uses', {}).then(
      ({ uses }) => setNewest(uses.find(({ outcome }) => outcome !== 'checked') ?? null),
      // Without an answer the last one stands; the next is asked for in a moment.
      () => undefined,
    ),
  )
  if (!newest?.guardRefusal || newest.undone) return null
  const { guardRefusal, at, compoundName, gateName } = newest
  return serverNow().getTime() - Date.parse(at) < LATELY_MS ? { guardRefusal, at, place: `${compoundName} · ${gateName}` } : null
}
