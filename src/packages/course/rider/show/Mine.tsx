import { View } from '@tarojs/components'
import type { SessionView } from '../../../../../contract/course/course'
import { openPage } from '../../../../routes'
import { useAction } from '../../../../services/useAction'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Notice } from '../../../../ui/notice/Notice'
import { minutesText } from '../../words/courses'
import { comingLessons } from '../../words/lessons'
import { CalendarRow } from '../calendar/CalendarRow'
import { activeState, endedWords } from '../mineText'
import { LessonDay } from '../own/LessonDay'
import { OfferLeft } from '../own/OfferLeft'
import { RemindMe } from '../own/RemindMe'

interface Props {
  session: SessionView
  now: Date
  onChanged: () => unknown
}

const Drawn = ({ session: { mine } }: { session: SessionView }) =>
  mine?.drawn ? <View>{`摇号排在第 ${mine.drawn.number}，共 ${mine.drawn.of} 人。`}</View> : null

function Held({ session, now }: Props) {
  const own = useAction('course.mine', {}).data?.current.find((one) => one.session.sessionId === session.sessionId)
  const begins = comingLessons(session.lessons, now).length > 0
  return (
    <Card title="你已报名">
      <Drawn session={session} />
      <View>
        <LessonDay session={session} marks={own?.marks} now={now} />
        <CalendarRow session={session} />
        <ListRow icon="calendar" title="我的报名" note="签到、听课证、到课情况" onTap={() => openPage('myCourses')} />
      </View>
      {begins && <RemindMe sessionId={session.sessionId} about="上课前" />}
    </Card>
  )
}

const Waiting = ({ session }: Props) => (
  <Card title={session.mine?.position ? `候补第 ${session.mine.position} 位` : '候补中'}>
    <Drawn session={session} />
    <View>{`有名额轮到你时，消息里会告诉你，保留 ${minutesText(session.availability.offerMinutes)}，到时要点“接受名额”。`}</View>
    <RemindMe sessionId={session.sessionId} about="有名额时" />
  </Card>
)

/** Where I stand with this session, and what belongs to it. */
export function Mine(props: Props) {
  const { session, onChanged } = props
  const ended = endedWords(session)
  switch (activeState(session)) {
    case 'held':
      return <Held {...props} />
    case 'waiting':
      return <Waiting {...props} />
    case 'offered':
      return (
        <Card title="有名额留给你">
          <OfferLeft until={session.mine?.offeredUntil ?? ''} onOver={onChanged} />
        </Card>
      )
    case null:
      return ended === null ? null : (
        <>
          <Notice>{ended}</Notice>
          <CalendarRow session={session} />
        </>
      )
  }
}
