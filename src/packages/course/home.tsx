import type { OwnSession } from '../../../contract/course/course'
import type { DomainHome } from '../../domains/domainHome'
import { openPage } from '../../routes'
import { clockText, comingText, isSameDay } from '../../services/time'
import { useAction } from '../../services/useAction'
import { useServerNow } from '../../services/useServerNow'
import { Card } from '../../ui/card/Card'
import { ListRow } from '../../ui/listRow/ListRow'
import { Tag } from '../../ui/tag/Tag'

const MINUTE_MS = 60_000
/** An offered place is kept for longer, and a message tells of it: the home page needn't ask at every look. */
const FRESH_MS = 5 * MINUTE_MS

interface Row {
  key: string
  title: string
  note: string
  tag: string
}

const later = (instant: string | null, now: Date) => instant !== null && Date.parse(instant) > now.getTime()

/** A place that is kept for me. */
const offers = (current: readonly OwnSession[], now: Date): Row[] =>
  current.flatMap(({ session: { sessionId, title, mine } }) =>
    mine?.state === 'offered' && mine.offeredUntil !== null && later(mine.offeredUntil, now)
      ? [{ key: sessionId, title: `“${title}”有名额了`, note: `给你留到${comingText(mine.offeredUntil, now)}`, tag: '去接受' }]
      : [],
  )

/** A lesson of today that isn't over. */
const lessons = (current: readonly OwnSession[], now: Date): Row[] =>
  current.flatMap(({ session: { sessionId, title, mine, school, lessons: all } }) => {
    const lesson = all.find(({ from, to, cancelled }) => cancelled === null && isSameDay(from, now) && later(to, now))
    if (mine?.state !== 'held' || !lesson) return []
    return [{ key: sessionId, title: `今天 ${clockText(lesson.from)} ${title}`, note: school.name, tag: '去签到' }]
  })

/** What of my courses can't wait until I look for it. Nothing: nothing is shown, also while it is not known. */
export function MyCourses() {
  const { data } = useAction('course.mine', {}, { freshMs: FRESH_MS })
  const now = useServerNow(MINUTE_MS)
  const rows = data ? [...offers(data.current, now), ...lessons(data.current, now)] : []
  if (rows.length === 0) return null
  return (
    <Card title="我的课程">
      {rows.map(({ key, title, note, tag }) => (
        <ListRow
          key={key}
          icon="book"
          title={title}
          note={note}
          trailing={<Tag tone="warn">{tag}</Tag>}
          onTap={() => openPage('myCourses')}
        />
      ))}
    </Card>
  )
}

export const courseHome = {
  services: [{ name: '夜校学堂', note: '选课、报名、候补，我的课程也在里面', icon: 'book', open: () => openPage('courses') }],
  Today: MyCourses,
  links: [{ name: '我的课程', note: '上课时间、候补、听课证', icon: 'book', open: () => openPage('myCourses') }],
  roles: {
    teacher: {
      word: '老师',
      workplace: ({ schoolId, schoolName }) => ({
        icon: 'document',
        title: schoolName,
        next: { title: '上课签到、点名', action: '看今天的课' },
        open: () => openPage('classes', { schoolId }),
      }),
    },
  },
  kept: { 'course.mine': '5d61c1ef' },
} satisfies DomainHome
