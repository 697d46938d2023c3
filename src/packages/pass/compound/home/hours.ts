import type { Actions } from '../../../../../contract'
import type { OutputOf } from '../../../../../contract/kernel/action'

export type Hour = OutputOf<Actions['compound.figures']>['hours'][number]

/** One bar: the hour that begins then. */
export interface Bar extends Hour {
  hour: number
}

const isQuiet = ({ entered, refused, left }: Hour) => entered + refused + left === 0

/** Hours that are shown even if nobody came: the day as one knows it. */
const USUAL = { from: 6, to: 22 }

/** The hours of the day for a chart; night hours only from the first to the last in which somebody came. */
export function barsOf(hours: readonly Hour[]): Bar[] {
  const bars = hours.map((hour, at) => ({ ...hour, hour: at }))
  const busy = bars.filter((bar) => !isQuiet(bar)).map(({ hour }) => hour)
  const [from, to] = [Math.min(USUAL.from, ...busy), Math.max(USUAL.to, ...busy)]
  return bars.filter(({ hour }) => hour >= from && hour <= to)
}

export const busyBars = (hours: readonly Hour[]): Bar[] => barsOf(hours).filter((bar) => !isQuiet(bar))

export const hourText = (hour: number) => `${hour}–${hour + 1} 点`

/** "最忙 12–13 点，86 人次"; null when nobody came. Of two equal hours the earlier. */
export function busiestText(hours: readonly Hour[]): string | null {
  const most = Math.max(0, ...hours.map(({ entered }) => entered))
  if (most === 0) return null
  return `最忙 ${hourText(hours.findIndex(({ entered }) => entered === most))}，${most} 人次`
}

export const totalOf = (hours: readonly Hour[], what: keyof Hour) => hours.reduce((sum, hour) => sum + hour[what], 0)

/** "进 86 · 出 80 · 拒绝 2", without what is none. */
export const figuresText = ({ entered, left, refused }: Hour) =>
  [
    [entered, '进'],
    [left, '出'],
    [refused, '拒绝'],
  ]
    .filter(([count]) => count !== 0)
    .map(([count, word]) => `${word} ${count}`)
    .join(' · ')
