import { useQueryClient } from '@tanstack/react-query'
import type { Actions } from '../../../../contract'
import type { SessionView } from '../../../../contract/course/course'
import type { OutputOf } from '../../../../contract/kernel/action'
import { errorText } from '../../../services/errorText'
import type { ReplyOf } from '../../../services/refusal'
import { actionKey } from '../../../services/useAction'
import { useWrite } from '../../../services/useWrite'

type BookingAction = 'enrol' | 'wait' | 'accept' | 'decline' | 'cancel'

/** What an action has done, by where I stand after it. */
export function bookedText(action: BookingAction, { mine }: SessionView): string {
  switch (action) {
    case 'enrol':
      return '报上了，位子给你留好了。'
    case 'wait':
      return mine?.state === 'held'
        ? '刚好有名额，直接报上了。'
        : `排上候补了${mine?.position ? `，你是第 ${mine.position} 位` : ''}。有名额会在消息里告诉你。`
    case 'accept':
      return '名额是你的了。'
    case 'decline':
      return '已放弃，名额给了下一位。'
    case 'cancel':
      return mine?.state === 'late' ? '已取消。过了取消时间，记了一次。' : '已取消，没有记爽约。'
  }
}

type Shown = OutputOf<Actions['course.show']>
type Own = OutputOf<Actions['course.mine']>
type Reply = ReplyOf<`course.${BookingAction}`>

export interface Outcome {
  tone: 'ok' | 'warn'
  words: string
}

/** All that can be done about a place in one session. `tell` says what became of it; null: a new try begins. */
export function useBooking({ sessionId }: Pick<SessionView, 'sessionId'>, tell: (outcome: Outcome | null) => void) {
  const client = useQueryClient()
  const writes = {
    enrol: useWrite('course.enrol'),
    wait: useWrite('course.wait'),
    accept: useWrite('course.accept'),
    decline: useWrite('course.decline'),
    cancel: useWrite('course.cancel'),
  }

  /** Puts what the write answered onto the pages: the truth is there before it is asked again. */
  const show = (changed: SessionView) => {
    client.setQueriesData<Shown>({ queryKey: actionKey('course.show') }, (shown) => shown && withSession(shown, changed))
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
