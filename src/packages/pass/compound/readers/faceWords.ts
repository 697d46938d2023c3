import type { FaceState, ReaderView } from '../../../../../contract/pass/faceReader'

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
