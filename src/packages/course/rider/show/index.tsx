import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Actions } from '../../../../../contract'
import type { SessionView } from '../../../../../contract/course/course'
import type { SessionId } from '../../../../../contract/course/ids'
import type { OutputOf } from '../../../../../contract/kernel/action'
import { openPage } from '../../../../routes'
import { useAction } from '../../../../services/useAction'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { useServerNow } from '../../../../services/useServerNow'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Options } from '../../../../ui/form/Options'
import { Notice } from '../../../../ui/notice/Notice'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { availabilityText } from '../../../booking/words/availability'
import { standingText } from '../../../booking/words/standing'
import { courseRulesText, firstRulesText } from '../../words/courseRules'
import { rhythmText } from '../../words/lessons'
import { activeState, mineWord } from '../mineText'
import { Head } from './Head'
import { Lessons } from './Lessons'
import { Mine } from './Mine'
import { Place } from './Place'
import { StepBar, TICK_MS } from './StepBar'
import { type CourseTurns, useCourse } from './useCourse'
import './show.scss'
import '../../../account/words/refusals'
import '../../../booking/words/refusals'
import '../../icons.scss'

interface Props {
  sessions: readonly SessionView[]
  chosen: SessionView
  onChoose: (sessionId: SessionId) => void
  turns: CourseTurns
  now: Date
}

/** The course's sessions, where there are several. */
export function Sessions({ sessions, chosen, onChoose, turns: { first, later }, now }: Props) {
  if (sessions.length < 2 && !first && !later) return null
  const noteOf = (session: SessionView) => {
    const state = activeState(session)
    return [session.school.name, state ? mineWord[state].word : availabilityText(session.availability, now).words].join(' · ')
  }
  const options = sessions.map((session) => ({ value: session.sessionId, label: rhythmText(session.lessons, now), note: noteOf(session) }))
  return (
    <Card title={first || later ? '选一个班次' : `选一个班次（${sessions.length} 个）`}>
      <Options options={options} isChosen={(sessionId) => sessionId === chosen.sessionId} onTap={onChoose} />
      {later && (
        <Button variant="ghost" onTap={later}>
          看后面的班次
        </Button>
      )}
      {first && (
        <Button variant="quiet" onTap={first}>
          回到最前面的班次
        </Button>
      )}
    </Card>
  )
}

/** The rules, before anybody books: those that count now, the rest behind a tap. Names of towns are asked for only where a rule has some. */
export function Rules({ session, now }: { session: SessionView; now: Date }) {
  const [all, setAll] = useState(false)
  const hasTowns = session.eligibility.some(({ rule }) => rule === 'town')
  const { data } = useAction('course.places', {}, { enabled: hasTowns })
  return (
    <Card title="报名规则">
      <View>
        {(all ? courseRulesText : firstRulesText)(session, data?.towns ?? [], now).map((line) => (
          <View key={line} className="show__rule">
            {line}
          </View>
        ))}
      </View>
      {!all && (
        <Button variant="quiet" onTap={() => setAll(true)}>
          看全部规则
        </Button>
      )}
    </Card>
  )
}

export type Found = OutputOf<Actions['course.show']>

interface CourseProps {
  found: Found
  /** The session that stands open; another one is chosen on the page. */
  session: Found['sessions'][number]
  onChoose: (sessionId: SessionId) => void
  turns: CourseTurns
  refetch: () => Promise<unknown>
}

/** Warns of marks before the next booking; who has none needs no praise here. */
function StandingNotice({ standing, now }: { standing: Found['standing']; now: Date }) {
  const { words, tone } = standingText(standing, now)
  return tone === 'warn' ? <Notice tone="warn">{words}</Notice> : null
}

/** Everything that one must know before booking, in the order in which it is asked. */
export function Course({ found: { sessions, standing }, session, onChoose, turns, refetch }: CourseProps) {
  const now = useServerNow(TICK_MS)
  return (
    <>
      <Head session={session} now={now} />
      <Mine session={session} now={now} onChanged={refetch} />
      <Sessions sessions={sessions} chosen={session} onChoose={onChoose} turns={turns} now={now} />
      <StandingNotice standing={standing} now={now} />
      <Rules session={session} now={now} />
      <Lessons lessons={session.lessons} now={now} />
      <Place school={session.school} />
    </>
  )
}

const NoSession = () => (
  <State
    icon="book"
    title="这门课现在没有班次"
    note="上完了，或者还没有排。可以看看别的课程"
    action={
      <Button variant="ghost" onTap={() => openPage('courses')}>
        看别的课程
      </Button>
    }
  />
)

export default function CoursePage() {
  const { query: course, session, choose, ...turns } = useCourse()
  usePullRefresh(course.refetch)
  return (
    <Screen footer={session && <StepBar key={session.sessionId} session={session} />}>
      <Answered query={course}>
        {(found) =>
          session ? <Course found={found} session={session} onChoose={choose} turns={turns} refetch={course.refetch} /> : <NoSession />
        }
      </Answered>
    </Screen>
  )
}
