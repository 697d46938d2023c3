import type { BookingEntryState } from '../../../../contract/booking/booking'
import type { SessionRow, SessionView } from '../../../../contract/course/course'
import type { TagTone } from '../../../ui/tag/Tag'

type Active = NonNullable<SessionRow['mine']>

/** Where I stand with a session, in a word. */
export const mineWord: Record<Active, { word: string; tone: TagTone }> = {
  held: { word: '已报名', tone: 'ok' },
  waiting: { word: '候补中', tone: 'warn' },
  offered: { word: '有名额给你', tone: 'warn' },
}

/** Where I stand as long as it means something: a place, the waitlist, an offer. */
export function activeState({ mine }: Pick<SessionView, 'mine'>): Active | null {
  if (mine === null) return null
  return mine.state === 'held' || mine.state === 'waiting' || mine.state === 'offered' ? mine.state : null
}

const endedText: { [S in BookingEntryState]?: string } = {
  cancelled: '你取消过这个班次。',
  late: '你取消过这个班次，过了取消时间，记了一次。',
  declined: '你放弃了留给你的名额。',
  expired: '留给你的名额过了时间，已经给了下一位。',
  removed: '你的名额被工会取消了，原因在“我的消息”里。',
}

/** How an earlier booking ended; null: there was none, or it still is. */
export const endedWords = ({ mine }: SessionView): string | null => (mine && endedText[mine.state]) ?? null
