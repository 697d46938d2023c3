import { useQueryClient } from '@tanstack/react-query'
import type { Actions } from '../../../../contract'
import type { SessionView } from '../../../../contract/course/course'
import type { OutputOf } from '../../../../contract/kernel/action'
import { errorText } from '../../../services/errorText'
import { isUnanswered, type ReplyOf } from '../../../services/refusal'
import { actionKey } from '../../../services/useAction'
import { useWrite } from '../../../services/useWrite'
import { type BookingAction, bookedText } from './bookedText'

type Shown = OutputOf<Actions['course.show']>
type Own = OutputOf<Actions['course.mine']>
type Reply = ReplyOf<`course.${BookingAction}`>

/** Whatever lists places, or says where I stand. */
const CHANGES = ['course.list', 'course.show', 'course.mine'] as const

export interface Outcome {
  tone: 'ok' | 'warn'
  words: string
}

/** All that can be done about a place in one session. `tell` says what became of it; null: a new try begins. */
export function useBooking({ courseId, sessionId }: Pick<SessionView, 'courseId' | 'sessionId'>, tell: (outcome: Outcome | null) => void) {
  const client = useQueryClient()
  const writes = {
    enrol: useWrite('course.enrol', CHANGES),
    wait: useWrite('course.wait', CHANGES),
    accept: useWrite('course.accept', CHANGES),
    decline: useWrite('course.decline', CHANGES),
    cancel: useWrite('course.cancel', CHANGES),
  }

  /** Puts what the write answered onto the pages: the truth is there before it is asked again. */
  const show = (changed: SessionView) => {
    client.setQueryData<Shown>(actionKey('course.show', { courseId }), (shown) => shown && withSession(shown, changed))
    client.setQueryData<Own>(actionKey('course.mine', {}), (own) => own && withOwn(own, changed))
  }

  const act = async (action: BookingAction) => {
    tell(null)
    const reply: Reply | null = await writes[action].send({ sessionId })
    if (!reply) return
    if (reply.ok) {
      show(reply.data.session)
      return tell({ tone: 'ok', words: bookedText(action, reply.data.session) })
    }
    tell({ tone: 'warn', words: errorText(reply.error) })
    // Refused, so what the page shows is no longer so: somebody else was faster, or time has passed.
    if (!isUnanswered(reply.error)) for (const name of CHANGES) void client.invalidateQueries({ queryKey: [name] })
  }

  return { act, busy: Object.values(writes).some((write) => write.busy) }
}

export type Booking = ReturnType<typeof useBooking>

const withSession = (shown: Shown, changed: SessionView): Shown => ({
  ...shown,
  sessions: shown.sessions.map((session) => (session.sessionId === changed.sessionId ? changed : session)),
})

const withOwn = (own: Own, changed: SessionView): Own => ({
  ...own,
  current: own.current.map((one) => (one.session.sessionId === changed.sessionId ? { ...one, session: changed } : one)),
})
