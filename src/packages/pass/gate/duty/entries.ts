import type { LogRow } from '../../../../../contract/pass/gate'
import { clockText } from '../../../../services/time'
import type { TagTone } from '../../../../ui/tag/Tag'
import { guardRefusalText } from '../../words/pass'
import { methodText, refusalLabel } from '../../words/uses'
import type { QueuedUse } from '../offline/queue'
import type { Entry } from './judged'

/** One row of today's list, whether the server has it or it still waits on this phone. */
export interface EntryRow {
  readonly key: string
  readonly at: string
  /** "示*", or who it was in other words. */
  readonly name: string
  readonly title: string
  readonly note: string
  readonly tag: { readonly word: string; readonly tone: TagTone }
  /** What this guard may undo, and until when, ms since 1970. Null: nothing of theirs. */
  readonly undo: { readonly entry: Entry; readonly until: number } | null
}

const KEPT_OUT = { word: '已拒绝', tone: 'no' } as const

function tagOf({ undone, guardRefusal, outcome, suspicious }: LogRow): EntryRow['tag'] {
  if (undone) return { word: '已撤销', tone: 'plain' }
  if (guardRefusal !== null || outcome === 'refused') return KEPT_OUT
  return outcome === 'leave' ? { word: '已出', tone: 'plain' } : { word: '已进', tone: suspicious ? 'warn' : 'ok' }
}

/** Why not, else how it was known; and what the server found of what was judged without network. */
function whatOf({ refusal, guardRefusal, method, suspicious }: LogRow): string {
  if (suspicious) return '离线放行的，核对有问题，已告诉物业'
  if (guardRefusal !== null) return guardRefusalText[guardRefusal]
  return refusal ? refusalLabel(refusal) : methodText[method]
}

function rowOf(use: LogRow, gateName: string): EntryRow {
  const { holder } = use
  const where = use.gateName === gateName ? '' : `${use.gateName} `
  return {
    key: use.useId,
    at: use.at,
    name: holder?.maskedName ?? '',
    title: holder ? `${holder.maskedName} · ${holder.platform}` : '已退出登记的小哥',
    note: `${clockText(use.at)} ${where}${whatOf(use)}`,
    tag: tagOf(use),
    undo: use.undoableUntil ? { entry: { useId: use.useId }, until: Date.parse(use.undoableUntil) } : null,
  }
}

/** How long a mistake may be taken back on this phone: as long as at the server. */
const UNDO_MS = 5 * 60_000

const waitingRow = ({ localId, at, holder, refusal, sent }: QueuedUse): EntryRow => ({
  key: localId,
  at,
  name: holder.maskedName,
  title: `${holder.maskedName} · ${holder.platform}`,
  note: `${clockText(at)} ${refusal ? `拒绝：${guardRefusalText[refusal]}` : methodText.offlinePass}`,
  tag: { word: '待补传', tone: 'warn' },
  undo: sent ? null : { entry: { localId }, until: Date.parse(at) + UNDO_MS },
})

/** Today's rows, newest first: what waits among what the server has. A code that was shown once more is no new row. */
export const entryRows = (uses: readonly LogRow[], waiting: readonly QueuedUse[], gateName: string): EntryRow[] =>
  [...waiting.map(waitingRow), ...uses.filter(({ outcome }) => outcome !== 'checked').map((use) => rowOf(use, gateName))].sort((a, b) =>
    b.at.localeCompare(a.at),
  )
