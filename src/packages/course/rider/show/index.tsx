import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { openPage } from '../../../../routes'
import { isDenied } from '../../../../services/refusal'
import { useAction } from '../../../../services/useAction'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { Button } from '../../../../ui/button/Button'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { Course } from './Course'
import { StepBar } from './StepBar'
import '../../../account/words/refusals'
import '../../../booking/words/refusals'
import '../../icons.scss'

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
  const { courseId = '', sessionId = '' } = useRouter().params
  const course = useAction('course.show', { courseId })
  const [chosen, setChosen] = useState<string>(sessionId)
  usePullRefresh(course.refetch)
  const sessions = (course.error && isDenied(course.error.refusal) ? undefined : course.data)?.sessions ?? []
  const session = sessions.find((one) => one.sessionId === chosen) ?? sessions.find(({ cancelled }) => cancelled === null) ?? sessions[0]
  return (
    <Screen footer={session && <StepBar key={session.sessionId} session={session} />}>
      <Answered query={course}>
        {(found) => (session ? <Course found={found} session={session} onChoose={setChosen} refetch={course.refetch} /> : <NoSession />)}
      </Answered>
    </Screen>
  )
}
