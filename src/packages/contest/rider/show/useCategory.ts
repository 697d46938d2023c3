import { useState } from 'react'
import { errorText } from '../../../../services/errorText'
import type { AnyRefusal } from '../../../../services/refusal'
import { useWrite } from '../../../../services/useWrite'
import type { Category } from '../contest'

type Reply = { ok: true } | { ok: false; error: AnyRefusal } | null

/** What one can do in a category, and why it was not done. */
export function useCategory(categoryId: Category['categoryId']) {
  const enrolling = useWrite('contest.enrol', ['contest.show'])
  const waiting = useWrite('contest.wait', ['contest.show'])
  const accepting = useWrite('contest.accept', ['contest.show'])
  const leaving = useWrite('contest.leave', ['contest.show'])
  const [problem, setProblem] = useState<string | null>(null)

  /** Whether it was done. */
  const doing = (send: (input: { categoryId: Category['categoryId'] }) => Promise<Reply>) => async () => {
    setProblem(null)
    const reply = await send({ categoryId })
    if (reply && !reply.ok) setProblem(errorText(reply.error))
    return reply?.ok ?? false
  }

  return {
    enrol: doing(enrolling.send),
    wait: doing(waiting.send),
    accept: doing(accepting.send),
    leave: doing(leaving.send),
    problem,
  }
}
