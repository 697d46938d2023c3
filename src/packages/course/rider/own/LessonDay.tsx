import type { OwnMark, SessionView } from '../../../../../contract/course/course'
import { openPage } from '../../../../routes'
import { isSameDay } from '../../../../services/time'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { lessonText, markText, nextLesson } from '../../words/lessons'

interface Props {
  session: SessionView
  /** What the roll says of today's lessons, as far as it is known. */
  marks: readonly OwnMark[] | undefined
  now: Date
}

/** The next lesson; on its day one checks in here, until one has. */
export function LessonDay({ session: { sessionId, lessons, school, cancelled }, marks = [], now }: Props) {
  const next = nextLesson(lessons, now)
  if (!next) return <ListRow icon="clock" title={cancelled === null ? '课上完了' : '不上课了'} />
  const note = `第 ${next.no} 节 · ${school.name}`
  if (!isSameDay(next.from, now)) return <ListRow icon="clock" title={`下一节：${lessonText(next, now)}`} note={note} />
  const mark = marks.find(({ lessonNo }) => lessonNo === next.no)
  if (mark) return <ListRow icon="check" title={markText(mark)} note={`${lessonText(next, now)} · ${note}`} />
  return <ListRow icon="scan" title={`签到：${lessonText(next, now)}`} note={note} onTap={() => openPage('checkIn', { sessionId })} />
}
