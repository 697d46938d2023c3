import type { MapPoint } from '../../../../../contract/pass/pass'

/** The contract's limits. */
export const MOST_POINTS = 80
const LONGEST_LABEL = 6

/** A place on the picture in thousandths of its width and height. */
export interface Place {
  x: number
  y: number
}

interface Box {
  left: number
  top: number
  width: number
  height: number
}

const thousandths = (part: number, whole: number) => Math.min(1000, Math.max(0, Math.round((part / whole) * 1000)))

/** Where on the picture a finger was; null while the picture has no size yet. */
export function placeIn(box: Box, finger: { clientX: number; clientY: number }): Place | null {
  if (box.width <= 0 || box.height <= 0) return null
  return { x: thousandths(finger.clientX - box.left, box.width), y: thousandths(finger.clientY - box.top, box.height) }
}

/** Half of a finger's target, px. */
const REACH = 22

/** Which point a finger means: the nearest in reach; null: none is near. */
export function pointAt(points: readonly MapPoint[], { x, y }: Place, { width, height }: Pick<Box, 'width' | 'height'>): number | null {
  const distances = points.map((point) => Math.hypot(((point.x - x) * width) / 1000, ((point.y - y) * height) / 1000))
  const nearest = Math.min(...distances)
  return nearest <= REACH ? distances.indexOf(nearest) : null
}

/** The label that most probably comes next: 8幢 after 7幢. */
export function nextLabel(points: readonly MapPoint[]): string {
  const last = points[points.length - 1]?.label ?? '0幢'
  const [, before = '', number, after = ''] = /^(\D*)(\d+)(\D*)$/.exec(last) ?? []
  return number === undefined ? '' : `${before}${Number(number) + 1}${after}`
}

/** What is wrong with a label, in words; null: nothing. `others`: the points that it must not be taken for. */
export function labelProblem(label: string, others: readonly MapPoint[]): string | null {
  const typed = label.trim()
  if (typed === '') return '请写上楼号，如 7幢'
  if (typed.length > LONGEST_LABEL) return `最多 ${LONGEST_LABEL} 个字，请写短一点`
  return others.some((point) => point.label === typed) ? `图上已经有“${typed}”了` : null
}
