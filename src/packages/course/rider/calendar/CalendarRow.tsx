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
import { activeState } from '../mineText'
import { addToPhone } from './addToPhone'
import { ALARM_MINUTES, type CalendarEvent, icsOf } from './ics'
import { type Entry, entriesOf, entryOf, isSameEntry, notAdded, outdatedEntries, storeEntries } from './lessonsInCalendar'

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

/** The lessons to come that aren't in the phone's calendar yet, the entries that no longer hold, and how far adding has come. */
function useCalendar(session: SessionView) {
  const [entries, setEntries] = useState(() => entriesOf(session))
  const [count, setCount] = useState(0)
  const [stop, setStop] = useState<PhoneRefusal | null>(null)
  const [isRemembered, setRemembered] = useState(true)
  const outdated = outdatedEntries(session, entries, serverNow())
  const left = notAdded(session, entries, serverNow())

  const remember = (next: readonly Entry[]) => {
    setEntries(next)
    setRemembered(storeEntries(session, next))
  }

  /** The first so many of them. What was added before a refusal is not added again. */
  const add = async (most: number) => {
    const lessons = left.slice(0, most)
    const { added, stop: why } = await addToPhone(lessonEvents(session, lessons))
    remember([...entries, ...lessons.slice(0, added).map((lesson) => entryOf(lesson, session))])
    setCount(count + added)
    setStop(why)
  }

  /** The person has taken it out of the calendar. */
  const forget = (gone: Entry) => remember(entries.filter((entry) => !isSameEntry(entry, gone)))

  return { left, outdated, added: count, stop, isRemembered, add, forget }
}

/** All lessons as a file, also those that were called off, which say so: a calendar may know them. */
const saveCalendarFile = (session: SessionView) =>
  saveFile(`${session.title}.ics`, 'text/calendar;charset=utf-8', icsOf(lessonEvents(session, session.lessons), serverNow()))

interface Props {
  session: SessionView
  onClose: () => void
}

const stopText: Record<PhoneRefusal, (left: number) => string> = {
  undeclared: () => '暂时加不了日历，可以看“我的报名”里的时间。',
  privacyRefused: () => '你没有同意隐私保护指引，加不了。再点一次，选“同意并继续”。',
  notAllowed: () => '微信没有写日历的权限。点“打开设置”，允许“添加到日历”，再回来点一次。手机系统里微信的日历权限也要打开。',
  cancelled: (left) => `还有 ${left} 节没加。要加，再点一次，加过的不会重复。`,
  failed: (left) => `手机没让加，还有 ${left} 节没加。请再点一次；还不行，可以看“我的报名”里的时间。`,
}

/** Puts the lessons to come into the phone's calendar, all of them or only the next one, and names what is to be taken out. */
function CalendarSheet({ session, onClose }: Props) {
  const { left, outdated, added, stop, isRemembered, add, forget } = useCalendar(session)
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
    <Sheet title={next || outdated.length === 0 ? '加到手机日历' : '从手机日历删掉'} onClose={onClose} actions={actions}>
      {next && <View>{`下一节：${lessonText(next, serverNow())}。日历会提前 ${ALARM_MINUTES / 60} 小时提醒你。`}</View>}
      {!next && added === 0 && outdated.length === 0 && <View>要上的课都加到手机日历里了。</View>}
      {outdated.map(({ entry, why }) => (
        <View key={`${entry.no}-${entry.from}-${entry.address}`}>
          <Notice tone="warn">{`第 ${entry.no} 节${why}。日历里原来那条（${lessonText(entry, serverNow())}）请自己删掉。`}</Notice>
          <Button variant="quiet" onTap={() => forget(entry)}>{`第 ${entry.no} 节那条删掉了`}</Button>
        </View>
      ))}
      {added > 0 && <Notice tone="ok">{`加好了 ${added} 节。`}</Notice>}
      {!isRemembered && <Notice tone="warn">手机存不下记录，下次打开不知道哪些加过、删过。请看一下日历，别重复加。</Notice>}
      {stop && <Notice tone="warn">{stopText[stop](left.length)}</Notice>}
    </Sheet>
  )
}

/** In the browser: a file that its calendar reads. */
function CalendarFileSheet({ session, onClose }: Props) {
  const coming = comingLessons(session.lessons, serverNow()).length
  const note = coming > 0 ? `还要上的 ${coming} 节课，每节提前 ${ALARM_MINUTES / 60} 小时提醒；` : ''
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
      <View>{`${note}取消了的写着“已取消”。下载后点开，选你的日历。以后时间改了，再下载一次。`}</View>
    </Sheet>
  )
}

const isFile = process.env.TARO_ENV === 'h5'
const InThisBuild = isFile ? CalendarFileSheet : CalendarSheet

/** Whoever had the file before a session was called off takes it once more, so that the calendar knows. */
const isFileOutdated = (session: SessionView, now: Date) =>
  isFile &&
  session.cancelled !== null &&
  activeState(session) === 'held' &&
  session.lessons.some(({ from }) => Date.parse(from) > now.getTime())

/** The way into the phone's calendar, while there are lessons to come or entries that no longer hold. */
export function CalendarRow({ session }: { session: SessionView }) {
  const [open, setOpen] = useState(false)
  const now = serverNow()
  const count = activeState(session) === 'held' ? comingLessons(session.lessons, now).length : 0
  const outdated = outdatedEntries(session, entriesOf(session), now).length
  // Whoever has the sheet open takes the last entry out there.
  if (count + outdated === 0 && !open && !isFileOutdated(session, now)) return null
  const coming = count > 0 && `还有 ${count} 节，提前 1 小时提醒`
  const gone = (outdated > 0 || count === 0) && '日历里有不上的课，要删掉'
  return (
    <>
      <ListRow
        icon="calendar"
        title={count > 0 ? '加到日历' : '从日历删掉'}
        note={[coming, gone].filter(Boolean).join('；')}
        onTap={() => setOpen(true)}
      />
      {open && <InThisBuild session={session} onClose={() => setOpen(false)} />}
    </>
  )
}
