import type { LogRow } from '../../../../contract/pass/gate'
import { timeTextOf } from '../../../kernel/calendar'
import type { Column } from '../../../kernel/exports/sheetFile'
import { guardRefusalWord, methodWord, outcomeWord, refusalWord, vehicleWord, workKindWord } from './words'

/** The log as a table: what a property manager sees on the phone, names masked as there. */
export const columns: readonly Column<LogRow>[] = [
  { title: '时间', width: 20, value: ({ at }) => timeTextOf(new Date(at)) },
  { title: '门', width: 14, value: ({ gateName }) => gateName },
  { title: '结果', width: 18, value: outcomeOf },
  { title: '方式', width: 12, value: ({ method }) => methodWord[method] },
  { title: '怎么来的', width: 10, value: ({ vehicle }) => vehicleWord[vehicle] },
  { title: '姓名', width: 10, value: ({ holder }) => holder?.maskedName ?? '已注销' },
  { title: '工种', width: 12, value: ({ holder }) => holder && workKindWord[holder.workKind] },
  { title: '平台', width: 14, value: ({ holder }) => holder?.platform ?? null },
  { title: '站点', width: 26, value: ({ holder }) => holder?.station ?? null },
  { title: '拒绝原因', width: 20, value: refusalOf },
  { title: '门岗', width: 14, value: ({ guard }) => guard },
  { title: '等了几秒', width: 10, value: ({ waitedSeconds }) => waitedSeconds },
]

function outcomeOf({ outcome, undone, suspicious, guardRefusal }: LogRow): string {
  const notes = [...(undone ? ['扫错，已撤销'] : []), ...(suspicious ? ['事后核对可疑'] : [])]
  const word = guardRefusal ? outcomeWord.refused : outcomeWord[outcome]
  return notes.length > 0 ? `${word}（${notes.join('，')}）` : word
}

function refusalOf({ refusal, guardRefusal }: LogRow): string | null {
  if (guardRefusal) return `门岗：${guardRefusalWord[guardRefusal]}`
  return refusal && refusalWord[refusal.reason]
}
