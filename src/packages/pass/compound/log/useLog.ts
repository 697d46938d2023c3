import { useState } from 'react'
import type { CompoundId } from '../../../../../contract/pass/ids'
import { serverNow } from '../../../../services/clock'
import { dayOf } from '../../../../services/time'
import { useActionPages } from '../../../../services/useActionPages'

export type OutcomeFilter = 'all' | 'enter' | 'leave' | 'refused'

export const outcomeFilters: readonly OutcomeFilter[] = ['all', 'enter', 'leave', 'refused']

export const isOutcomeFilter = (value: string | undefined): value is OutcomeFilter => outcomeFilters.some((one) => one === value)

/** One day's log, filtered, page by page. */
export function useLog(compoundId: CompoundId, first: OutcomeFilter) {
  const [day, setDay] = useState(() => dayOf(serverNow()))
  const [gateId, setGateId] = useState<string>('all')
  const [outcome, setOutcome] = useState<OutcomeFilter>(first)
  const list = useActionPages('compound.log', (before) => ({
    compoundId,
    day,
    ...(gateId !== 'all' && { gateId }),
    ...(outcome !== 'all' && { outcome }),
    ...(before !== undefined && { before }),
  }))
  const isFiltered = gateId !== 'all' || outcome !== 'all'
  return { list, day, setDay, gateId, setGateId, outcome, setOutcome, isFiltered }
}
