import type { Actions } from '../../../../../contract'
import type { OutputOf } from '../../../../../contract/kernel/action'
import { openPage } from '../../../../routes'
import { clockText } from '../../../../services/time'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Tag } from '../../../../ui/tag/Tag'
import { hoursText, nearDayText, phaseOf, whichText } from '../lessonText'

export type NearLesson = OutputOf<Actions['attendance.lessons']>['lessons'][number]

function State({ lesson, now }: { lesson: NearLesson; now: Date }) {
  switch (phaseOf(lesson, now)) {
    case 'cancelled':
      return <Tag tone="no">停课</Tag>
    case 'open':
      return <Tag tone="ok">正在签到</Tag>
    case 'early':
      return <Tag>{`${clockText(lesson.opensAt)} 开始签到`}</Tag>
    case 'over':
      return <Tag>可补记</Tag>
  }
}

/** One lesson: when, which, how many, and what can be done with it. */
export const LessonRow = ({ lesson, now }: { lesson: NearLesson; now: Date }) => (
  <ListRow
    title={lesson.title}
    note={
      lesson.cancelled === null
        ? `${nearDayText(lesson.from, now)} ${hoursText(lesson)} · ${whichText(lesson)} · ${lesson.taken} 人`
        : `${nearDayText(lesson.from, now)} ${hoursText(lesson)} · ${lesson.cancelled}`
    }
    trailing={<State lesson={lesson} now={now} />}
    onTap={() => openPage('lesson', { sessionId: lesson.sessionId, lessonNo: String(lesson.lessonNo) })}
  />
)
