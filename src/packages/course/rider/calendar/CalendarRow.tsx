import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { Lesson, SessionView } from '../../../../../contract/course/course'
import { serverNow } from '../../../../services/clock'
import type { PhoneRefusal } from '../../../../services/phoneRefusal'
import { Button } from '../../../../ui/button/Button'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Notice } from '../../../../ui/notice/Notice'
import { Sheet } from '../../../../ui/overlay/Overlay'
import { comingLessons, lessonText } from '../../words/lessons'
import { wayOutNote } from '../../words/wayOut'
import { addToPhone } from './addToPhone'
import { ALARM_MINUTES, type CalendarEvent, icsOf } from './ics'
import { addedOf, notAdded, outdatedEntries, rememberAdded } from './lessonsInCalendar'

/** Lessons of a session as a calendar takes them. */
function lessonEvents(session: SessionView, lessons: readonly Lesson[]): CalendarEvent[] {
  const { sessionId, title, teacher, school } = session
  return lessons.map(({ no, from, to, cancelled, revision = 0, changedAt = null }) => ({
    uid: `${sessionId}-${no}@xiaogema`,
    title: `${title}（第 ${no} 节）`,
    from,
    to,
    place: `${school.name} ${school.address}`,
    note: `老师：${teacher}。${wayOutNote(session)}`,
    cancelled: cancelled !== null,
    revision,
    changedAt,
  }))
}

/** Hands a text over as a file, in the browser: its calendar opens it. */
function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Not at once: some browsers begin to read it only after the tap is over.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** The lessons to come that aren't in the phone's calendar yet, and how far adding them has come. */
function useCalendar(session: SessionView) {
  const [known, setKnown] = useState(() => addedOf(session))
  const [count, setCount] = useState(0)
  const [stop, setStop] = useState<PhoneRefusal | null>(null)
  // As the sheet was opened: they are to be taken out by hand, also after the new times were added.
  const [outdated] = useState(() => outdatedEntries(session.lessons, known, serverNow()))
  const left = notAdded(session.lessons, known, serverNow())

  /** The first so many of them. What was added before a refusal is not added again. */
  const add = async (most: number) => {
    const lessons = left.slice(0, most)
    const { added, stop: why } = await addToPhone(lessonEvents(session, lessons))
    setKnown(rememberAdded(session, lessons.slice(0, added)))
    setCount(count + added)
    setStop(why)
  }

  return { left, outdated, added: count, stop, add }
}

/** All lessons as a file, also those that were called off, which say so: a calendar may know them. */
const saveCalendarFile = (session: SessionView) =>
  saveFile(`${session.title}.ics`, 'text/calendar;charset=utf-8', icsOf(lessonEvents(session, session.lessons), serverNow()))

interface Props {
  session: SessionView
  onClose: () => void
}

const stopText: Record<PhoneRefusal, (left: number) => string> = {
  undeclared: () => '暂时加不了日历，可以看“我的课程”里的时间。',
  privacyRefused: () => '你没有同意隐私保护指引，加不了。再点一次，选“同意并继续”。',
  notAllowed: () => '微信没有写日历的权限。点“打开设置”，允许“添加到日历”，再回来点一次。手机系统里微信的日历权限也要打开。',
  cancelled: (left) => `还有 ${left} 节没加。要加，再点一次，加过的不会重复。`,
  failed: (left) => `手机没让加，还有 ${left} 节没加。请再点一次；还不行，可以看“我的课程”里的时间。`,
}

/** Puts the lessons to come into the phone's calendar: all of them, or only the next one. */
function CalendarSheet({ session, onClose }: Props) {
  const { left, outdated, added, stop, add } = useCalendar(session)
  const [next] = left
  const actions = (
    <>
      {stop === 'notAllowed' && <Button onTap={() => Taro.openSetting()}>打开设置</Button>}
      {next && <Button onTap={() => add(left.length)}>{left.length === 1 ? '加到手机日历' : `${left.length} 节全部加上`}</Button>}
      {next && left.length > 1 && (
        <Button variant="ghost" onTap={() => add(1)}>
          只加下一节
        </Button>
      )}
      <Button variant={next ? 'quiet' : 'primary'} onTap={onClose}>
        {next ? '先不加' : '好了'}
      </Button>
    </>
  )
  return (
    <Sheet title="加到手机日历" onClose={onClose} actions={actions}>
      {next && <View>{`下一节：${lessonText(next, serverNow())}。日历会提前 ${ALARM_MINUTES / 60} 小时提醒你。`}</View>}
      {!next && added === 0 && <View>要上的课都加到手机日历里了。</View>}
      {outdated.map((entry) => (
        <Notice key={entry.no} tone="warn">
          {`第 ${entry.no} 节${entry.cancelled === null ? '改了时间' : '不上了'}。日历里原来那条（${lessonText(entry, serverNow())}）请自己删掉。`}
        </Notice>
      ))}
      {added > 0 && <Notice tone="ok">{`加好了 ${added} 节。`}</Notice>}
      {stop && <Notice tone="warn">{stopText[stop](left.length)}</Notice>}
    </Sheet>
  )
}

/** In the browser: a file that its calendar reads. */
function CalendarFileSheet({ session, onClose }: Props) {
  const coming = comingLessons(session.lessons, serverNow()).length
  const actions = (
    <>
      <Button icon="download" onTap={() => saveCalendarFile(session)}>
        下载日历文件
      </Button>
      <Button variant="quiet" onTap={onClose}>
        好了
      </Button>
    </>
  )
  return (
    <Sheet title="加到日历" onClose={onClose} actions={actions}>
      <View>{`还要上的 ${coming} 节课，每节提前 ${ALARM_MINUTES / 60} 小时提醒；取消了的写着“已取消”。下载后点开，选你的日历。以后时间改了，再下载一次。`}</View>
    </Sheet>
  )
}

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
