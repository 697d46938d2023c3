import type { Availability, OwnBooking } from '../../../contract/booking/booking'
import { comingText } from '../../services/time'
import { Notice } from '../../ui/notice/Notice'
import { freeWayNow } from './bookingNow'

interface Props {
  booked: { mine: OwnBooking | null; availability: Availability }
  /** Another booking at the same time, which others have brought about. */
  clashesWith: { title: string; from: string } | null | undefined
  now: Date
  /** What giving a place of this kind back is called. */
  leaving: '取消' | '退出'
}

/** What others have decided about the place, as long as something can be done about it. */
export function OthersDecided({ booked, clashesWith, now, leaving }: Props) {
  const freeUntil = freeWayNow(booked, now)
  return (
    <>
      {clashesWith && (
        <Notice tone="warn">{`和你报的“${clashesWith.title}”（${comingText(clashesWith.from, now)}）时间撞了，请取消一个。`}</Notice>
      )}
      {freeUntil && <Notice tone="warn">{`这个安排不合适的话，${comingText(freeUntil, now)} 前${leaving}，不记爽约。`}</Notice>}
    </>
  )
}
