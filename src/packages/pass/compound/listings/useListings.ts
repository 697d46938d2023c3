import { useState } from 'react'
import type { ListingRow } from '../../../../../contract/pass/compound'
import type { ListingRefusal } from '../../../../../contract/pass/pass'
import { errorText } from '../../../../services/errorText'
import { useActionPages } from '../../../../services/useActionPages'
import { useWrite } from '../../../../services/useWrite'
import { toTop } from '../useCompound'
import { type DecisionKind, decisionText } from './decisionText'
import { choosableOf, present, type Selection, toggle, toggleAll } from './selection'

export type ListName = 'asked' | 'approved' | 'ended'

export type Decision =
  | { kind: 'approve'; days: number }
  | { kind: 'refuse'; reason: ListingRefusal }
  | { kind: 'remove'; reason: ListingRefusal }

export interface Outcome {
  tone: 'ok' | 'warn' | 'no'
  lines: readonly string[]
}

/** Who is on the list already isn't approved again, but for longer. */
const doneAs = (kind: Decision['kind'], [first]: readonly ListingRow[]): DecisionKind =>
  kind === 'approve' && first?.state === 'approved' ? 'prolong' : kind

/** Marked rows of a list, and one decision about all of them. */
function useDecision(compoundId: string, rows: readonly ListingRow[]) {
  const { send } = useWrite('compound.decideListings')
  const [marked, setMarked] = useState<Selection>([])
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const all = rows.map(({ passId }) => passId)
  const selection = present(marked, all)
  const nameOf = (passId: string) => rows.find((row) => row.passId === passId)?.holder.maskedName ?? '一位小哥'

  const mark = (next: Selection | null) => {
    setOutcome(next ? null : { tone: 'warn', lines: ['一次最多 30 人，先处理这些'] })
    if (next) setMarked(next)
  }
  const decide = async (decision: Decision) => {
    const passIds = rows.filter(({ passId }) => selection.includes(passId)).map(({ passId }) => passId)
    const reply = await send({ compoundId, passIds, decision })
    if (!reply) return
    toTop()
    if (!reply.ok) return setOutcome({ tone: 'no', lines: [errorText(reply.error)] })
    const { results } = reply.data
    setOutcome({
      tone: results.some(({ problem }) => problem) ? 'warn' : 'ok',
      lines: decisionText(doneAs(decision.kind, rows), results, nameOf),
    })
    setMarked([])
  }
  return {
    selection,
    toggle: (passId: string) => mark(toggle(selection, passId)),
    toggleAll: () => mark(toggleAll(selection, choosableOf(rows))),
    clear: () => mark([]),
    decide,
    outcome,
  }
}

/** One of the three lists, page by page, with what is marked in it. */
export function useListings(compoundId: string, state: ListName) {
  const list = useActionPages('compound.listings', (after) => ({ compoundId, state, ...(after !== undefined && { after }) }))
  const rows = list.data?.flatMap((page) => page.listings) ?? []
  return { list, rows, decision: useDecision(compoundId, rows) }
}
