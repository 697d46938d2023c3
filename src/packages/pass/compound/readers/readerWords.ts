import type { FaceState, ReaderView } from '../../../../../contract/pass/faceReader'
import { elapsedText } from '../../../../services/time'
import type { TagTone } from '../../../../ui/tag/Tag'

/** What a face reader knows of somebody, for the property manager. */
export const faceStateText: Record<FaceState, string> = {
  asked: '等机器取走',
  acknowledged: '已下发',
  deleting: '等机器删除',
  deleted: '已删除',
}

/** "已下发 40 人 · 等机器取走 2 人", without what is none. */
export function faceCountsText(counts: ReaderView['counts']): string {
  const parts = (['acknowledged', 'asked', 'deleting', 'deleted'] as const)
    .filter((state) => counts[state] > 0)
    .map((state) => `${faceStateText[state]} ${counts[state]} 人`)
  return parts.join(' · ') || '还没有人开通人脸进门'
}

const MINUTE_MS = 60_000
/** A reader asks every few minutes; after that it is cut off. */
const SILENT_MINUTES = 30

/** Whether a reader is in touch, in a word and a sentence. */
export function seenText({ lastSeenAt }: ReaderView, now: Date): { word: string; tone: TagTone; note: string } {
  if (!lastSeenAt) return { word: '还没接上', tone: 'warn', note: '还没来取过名单，请检查编号和密钥' }
  const silent = now.getTime() - Date.parse(lastSeenAt) > SILENT_MINUTES * MINUTE_MS
  const ago = elapsedText(lastSeenAt, now)
  if (silent) return { word: '断了', tone: 'no', note: `${ago}没来取名单，请检查电源和网络` }
  return { word: '连着', tone: 'ok', note: ago === '刚刚' ? '刚刚来取过名单' : `${ago}前来取过名单` }
}
