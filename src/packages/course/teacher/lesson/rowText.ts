import type { MarkState, RollRow } from '../../../../../contract/course/attendance'
import { serverNow } from '../../../../services/clock'
import { clockText, momentText } from '../../../../services/time'
import type { TagTone } from '../../../../ui/tag/Tag'

export const markText: Record<MarkState, string> = { here: '到了', late: '迟到', absent: '没来', excused: '请假', none: '没到' }

const tones: Record<MarkState, TagTone> = { here: 'ok', late: 'warn', absent: 'no', excused: 'plain', none: 'plain' }

/** The state in a word. Who has only the phone's word is not here yet. */
export const tagOf = ({ state, unconfirmed }: Pick<RollRow, 'state' | 'unconfirmed'>): { words: string; tone: TagTone } =>
  unconfirmed ? { words: '待确认', tone: 'warn' } : { words: markText[state], tone: tones[state] }

/** Somebody whom the teacher still has to look for. */
export const isMissing = ({ state, unconfirmed }: RollRow) => unconfirmed || state === 'none' || state === 'absent'

export const nameOf = ({ name, number }: RollRow) => `${number ?? '–'} 号 ${name ?? '已注销'}`

export function noteOf({ at, state, unconfirmed, reason, toldAt }: RollRow): string | undefined {
  if (reason) return `补记：${reason}`
  if (toldAt && state === 'excused') return `${momentText(toldAt, serverNow())}自己请的假`
  if (toldAt && (state === 'none' || state === 'absent')) return `${momentText(toldAt, serverNow())}说来不了，晚了，不算请假`
  if (unconfirmed && at) return `${clockText(at)} 自己扫的码，没有位置`
  return at && (state === 'here' || state === 'late') ? `${clockText(at)} 到` : undefined
}
