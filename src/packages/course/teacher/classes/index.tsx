import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { Actions } from '../../../../../contract'
import { ATTENDANCE_RULE } from '../../../../../contract/course/attendanceRule'
import type { SchoolId } from '../../../../../contract/course/ids'
import type { OutputOf } from '../../../../../contract/kernel/action'
import { openPage } from '../../../../routes'
import { clockText } from '../../../../services/time'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { useServerNow } from '../../../../services/useServerNow'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { Tag } from '../../../../ui/tag/Tag'
import { hoursText, nearDayText, phaseOf, whichText } from '../lessonText'
import { type Groups, groupsOf } from './groups'
import { useClasses } from './useClasses'
import './classes.scss'

export type NearLesson = OutputOf<Actions['attendance.lessons']>['lessons'][number]

function PhaseTag({ lesson, now }: { lesson: NearLesson; now: Date }) {
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

interface RowProps {
  lesson: NearLesson
  /** The list is of several schools: each row names its own. */
  several?: boolean
  now: Date
}

/** One lesson: when, which, how many, and what can be done with it. */
export const LessonRow = ({ lesson, several = false, now }: RowProps) => (
  <ListRow
    title={lesson.title}
    note={[
      `${nearDayText(lesson.from, now)} ${hoursText(lesson)}`,
      several && lesson.schoolName,
      lesson.cancelled === null ? `${whichText(lesson)} · ${lesson.taken} 人` : lesson.cancelled,
    ]
      .filter(Boolean)
      .join(' · ')}
    trailing={<PhaseTag lesson={lesson} now={now} />}
    onTap={() => openPage('lesson', { sessionId: lesson.sessionId, lessonNo: String(lesson.lessonNo) })}
  />
)

const LOOKS_EVERY_MS = 10_000

const titles: Record<keyof Groups<NearLesson>, string> = { now: '正在签到', today: '今天', next: '接下来', over: '上过的' }

function Lessons({ lessons, several }: { lessons: readonly NearLesson[]; several: boolean }) {
  const now = useServerNow(LOOKS_EVERY_MS)
  if (lessons.length === 0) return <State icon="board" title="这几天没有课" note="一周内的课会出现在这里。课表不对，请联系工会" />
  const groups = groupsOf(lessons, now)
  const shown = (Object.keys(titles) as (keyof typeof titles)[]).filter((group) => groups[group].length > 0)
  return (
    <>
      {groups.now.length === 0 && (
        <View className="classes__none">{`现在没有要签到的课。开课前 ${ATTENDANCE_RULE.opensMinutes} 分钟，课会到最上面`}</View>
      )}
      {shown.map((group) => (
        <Card key={group} title={titles[group]}>
          {groups[group].map((lesson) => (
            <LessonRow key={`${lesson.sessionId}:${lesson.lessonNo}`} lesson={lesson} several={several} now={now} />
          ))}
        </Card>
      ))}
    </>
  )
}

/** The lessons of all schools where this person teaches, in one list. */
export default function ClassesPage() {
  const { schoolId = '' } = useRouter().params
  const { query, otherNames } = useClasses(schoolId as SchoolId)
  usePullRefresh(query.refetch)
  return (
    <Screen>
      <Answered query={query}>
        {({ school, lessons }) => (
          <>
            <View className="classes__school">{[school.name, ...otherNames].join('、')}</View>
            <Lessons lessons={lessons} several={otherNames.length > 0} />
          </>
        )}
      </Answered>
    </Screen>
  )
}
