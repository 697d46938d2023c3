import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OwnSession } from '../../../../../contract/course/course'
import { absenceUntil, wayOutOf } from '../../../../../contract/course/wayOut'
import { errorText } from '../../../../services/errorText'
import { comingText } from '../../../../services/time'
import { useWrite } from '../../../../services/useWrite'
import { Button } from '../../../../ui/button/Button'
import { Notice } from '../../../../ui/notice/Notice'
import { cancellingNow } from '../../../booking/bookingNow'
import { nextLesson } from '../../words/lessons'
import './own.scss'

const sentText = {
  excused: '已请假：这一节老师看得到，不记爽约。',
  told: '已告诉老师你来不了。说晚了，没来还是记一次爽约。',
} as const

/** Word that one can't come to the next lesson (请假), or that one comes after all. Where a place for one lesson is given back, there is nothing here. */
export function AbsenceRow({ own: { session, absences = [] }, now }: { own: OwnSession; now: Date }) {
  const { sessionId, lessons } = session
  const [problem, setProblem] = useState<string | null>(null)
  const [send, takeBack] = [useWrite('course.sendAbsence'), useWrite('course.takeBackAbsence')]
  const next = nextLesson(lessons, now)
  if (!next) return null
  const times = { from: new Date(next.from), to: new Date(next.to), cancelled: next.cancelled }
  const way = wayOutOf(times, { lessons, cancelling: cancellingNow(session, now) }, now)
  const sent = absences.find(({ lessonNo }) => lessonNo === next.no)
  if (!sent && way !== 'absence' && way !== 'tell') return null

  const act = async (write: typeof send | typeof takeBack) => {
    setProblem(null)
    const reply = await write.send({ sessionId, lessonNo: next.no })
    if (reply && !reply.ok) setProblem(errorText(reply.error))
  }
  return (
    <View>
      {problem && <Notice tone="no">{problem}</Notice>}
      {sent ? (
        <>
          <Notice tone={sent.state === 'excused' ? 'ok' : 'warn'}>{sentText[sent.state]}</Notice>
          <Button variant="quiet" busy={takeBack.busy} onTap={() => act(takeBack)}>
            又能来了，不请假
          </Button>
        </>
      ) : (
        <>
          <View className="own__quiet">
            {way === 'absence'
              ? `第 ${next.no} 节来不了？${comingText(absenceUntil(times), now)} 前请假，不记爽约。`
              : `第 ${next.no} 节来不了？请假的时间过了，还可以告诉老师，但会记一次爽约。`}
          </View>
          <Button variant="ghost" busy={send.busy} onTap={() => act(send)}>
            {way === 'absence' ? `第 ${next.no} 节请假` : '告诉老师来不了'}
          </Button>
        </>
      )}
    </View>
  )
}
