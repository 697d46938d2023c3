import { useState } from 'react'
import type { SessionView } from '../../../../../contract/course/course'
import { serverNow } from '../../../../services/clock'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { comingLessons } from '../../words/lessons'
import { CalendarFileSheet, CalendarSheet } from './CalendarSheet'

const InThisBuild = process.env.TARO_ENV === 'h5' ? CalendarFileSheet : CalendarSheet

/** The way into the phone's calendar, while there are lessons to come. */
export function CalendarRow({ session }: { session: SessionView }) {
  const [open, setOpen] = useState(false)
  const count = comingLessons(session.lessons, serverNow()).length
  if (count === 0) return null
  return (
    <>
      <ListRow icon="calendar" title="加到日历" note={`还有 ${count} 节，提前 1 小时提醒`} onTap={() => setOpen(true)} />
      {open && <InThisBuild session={session} onClose={() => setOpen(false)} />}
    </>
  )
}
