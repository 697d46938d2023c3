import type { SessionView } from '../../../../../contract/course/course'
import { openPage } from '../../../../routes'
import { isSameDay } from '../../../../services/time'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { lessonText, nextLesson } from '../../words/lessons'

/** The next lesson; on its day one checks in here. */
export function LessonDay({ session: { sessionId, lessons, school, cancelled }, now }: { session: SessionView; now: Date }) {
  const next = nextLesson(lessons, now)
  if (!next) return <ListRow icon="clock" title={cancelled === null ? '课上完了' : '不上课了'} />
  const note = `第 ${next.no} 节 · ${school.name}`
  if (!isSameDay(next.from, now)) return <ListRow icon="clock" title={`下一节：${lessonText(next, now)}`} note={note} />
  return <ListRow icon="scan" title={`签到：${lessonText(next, now)}`} note={note} onTap={() => openPage('checkIn', { sessionId })} />
}
