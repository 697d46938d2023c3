import { View } from '@tarojs/components'
import type { OwnSession } from '../../../../../contract/course/course'
import { openPage } from '../../../../routes'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Notice } from '../../../../ui/notice/Notice'
import { OthersDecided } from '../../../booking/OthersDecided'
import { OwnHead } from '../../../booking/OwnHead'
import { minutesText } from '../../words/courses'
import { rhythmText } from '../../words/lessons'
import { CalendarRow } from '../calendar/CalendarRow'
import { AbsenceRow } from '../own/AbsenceRow'
import { LessonDay } from '../own/LessonDay'
import { attendanceText, CertificateRow } from './cardParts'

interface Props {
  own: OwnSession
  now: Date
}

const toCourse = ({ session: { courseId, sessionId } }: OwnSession) => openPage('course', { courseId, sessionId })

const Held = ({ own, now }: Props) => (
  <>
    <LessonDay session={own.session} marks={own.marks} now={now} />
    <AbsenceRow own={own} now={now} />
    <CalendarRow session={own.session} />
    {own.pass && (
      <ListRow
        icon="ticket"
        title={`听课证 第 ${own.pass.number} 号`}
        note="上课时给老师看"
        onTap={() => openPage('attendancePass', { sessionId: own.session.sessionId })}
      />
    )}
    <CertificateRow own={own} />
  </>
)

const Waiting = ({ own: { session }, now }: Props) => (
  <ListRow
    icon="clock"
    title={rhythmText(session.lessons, now)}
    note={`有名额轮到你，消息里会告诉你，保留 ${minutesText(session.availability.offerMinutes)}`}
  />
)

/** A session that I'm in, or wait for. */
export function CurrentCard({ own, now }: Props) {
  const { session } = own
  const waits = session.mine?.state === 'waiting'
  const position = session.mine?.position
  const waiting = position ? `候补第 ${position} 位` : '候补中'
  const attendance = attendanceText(own, now)
  return (
    <Card>
      <OwnHead title={session.title} where={session.school.name} word={waits ? waiting : '已报名'} tone={waits ? 'warn' : 'ok'} />
      {session.cancelled !== null && <Notice tone="no">{`这个班次取消了。原因：${session.cancelled}`}</Notice>}
      {!waits && <OthersDecided booked={session} clashesWith={own.clashesWith} now={now} leaving="取消" />}
      {!waits && attendance !== null && <View>{attendance}</View>}
      <View>
        {waits ? <Waiting own={own} now={now} /> : <Held own={own} now={now} />}
        <ListRow icon="book" title="课程和规则" note={waits ? '看规则、退出候补' : '看规则、取消报名'} onTap={() => toCourse(own)} />
      </View>
    </Card>
  )
}
