import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { Actions } from '../../../../../contract'
import { ATTENDANCE_RULE } from '../../../../../contract/course/attendanceRule'
import type { SchoolId } from '../../../../../contract/course/ids'
import type { OutputOf } from '../../../../../contract/kernel/action'
import { openPage } from '../../../../routes'
import { clockText } from '../../../../services/time'
import { useAction } from '../../../../services/useAction'
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

/** One lesson: when, which, how many, and what can be done with it. */
export const LessonRow = ({ lesson, now }: { lesson: NearLesson; now: Date }) => (
  <ListRow
    title={lesson.title}
    note={
      lesson.cancelled === null
        ? `${nearDayText(lesson.from, now)} ${hoursText(lesson)} · ${whichText(lesson)} · ${lesson.taken} 人`
        : `${nearDayText(lesson.from, now)} ${hoursText(lesson)} · ${lesson.cancelled}`
    }
    trailing={<PhaseTag lesson={lesson} now={now} />}
    onTap={() => openPage('lesson', { sessionId: lesson.sessionId, lessonNo: String(lesson.lessonNo) })}
  />
)

const LOOKS_EVERY_MS = 10_000

const titles: Record<keyof Groups<NearLesson>, string> = { now: '正在签到', today: '今天', next: '接下来', over: '上过的' }

function Lessons({ lessons }: { lessons: readonly NearLesson[] }) {
  const now = useServerNow(LOOKS_EVERY_MS)
  if (lessons.length === 0) return <State icon="document" title="这几天没有课" note="一周内的课会出现在这里。课表不对，请联系工会" />
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
            <LessonRow key={`${lesson.sessionId}:${lesson.lessonNo}`} lesson={lesson} now={now} />
          ))}
        </Card>
      ))}
    </>
  )
}

/** A teacher's lessons at one school: the one that is on comes first. */
export default function ClassesPage() {
  const { schoolId = '' } = useRouter().params
  const query = useAction('attendance.lessons', { schoolId: schoolId as SchoolId })
  usePullRefresh(query.refetch)
  return (
    <Screen>
      <Answered query={query}>
        {({ school, lessons }) => (
          <>
            <View className="classes__school">{school.name}</View>
            <Lessons lessons={lessons} />
          </>
        )}
      </Answered>
    </Screen>
  )
}
