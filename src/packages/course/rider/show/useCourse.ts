import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import type { CourseId, SessionId } from '../../../../../contract/course/ids'
import { isDenied } from '../../../../services/refusal'
import { useAction } from '../../../../services/useAction'

/** A page of the sessions of a course, and the one that stands open. */
export function useCourse() {
  const { courseId = '', sessionId = '' } = useRouter().params as { courseId?: CourseId; sessionId?: SessionId }
  const [after, setAfter] = useState<string>()
  const [chosen, choose] = useState<string>(sessionId)
  const query = useAction('course.show', { courseId: courseId as CourseId, ...(after !== undefined && { after }) })
  const found = query.error && isDenied(query.error.refusal) ? undefined : query.data
  const sessions = found?.sessions ?? []
  const next = found?.next ?? null
  const wanted = sessions.find((one) => one.sessionId === chosen)

  /** A link may name a session of a later page. */
  useEffect(() => {
    if (sessionId !== '' && chosen === sessionId && found && !wanted && next !== null) setAfter(next)
  }, [sessionId, chosen, found, wanted, next])

  const turnTo = (cursor: string | undefined) => {
    choose('')
    setAfter(cursor)
  }
  return {
    query,
    session: wanted ?? sessions.find(({ cancelled }) => cancelled === null) ?? sessions[0],
    choose,
    /** Null: no more sessions stand there. */
    later: next === null ? null : () => turnTo(next),
    first: after === undefined ? null : () => turnTo(undefined),
  }
}

export type CourseTurns = Pick<ReturnType<typeof useCourse>, 'later' | 'first'>
