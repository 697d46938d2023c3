import type { SessionView } from '../../../../contract/course/course'

export type BookingAction = 'enrol' | 'wait' | 'accept' | 'decline' | 'cancel'

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
