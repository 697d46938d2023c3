import type { Availability } from '../../../../contract/booking/booking'
import { comingText } from '../../../services/time'
import type { TagTone } from '../../../ui/tag/Tag'
import { stateNow } from '../bookingNow'

type Words = { words: string; tone: TagTone }

/** What can be done now, in words: "12月1日 09:00 开始报名", "还有 12 个名额", "候补 5 人". */
export function availabilityText(availability: Availability, now: Date): Words {
  const { opensAt, closesAt, left, waiting } = availability
  switch (stateNow(availability, now)) {
    case 'soon':
      return { words: `${comingText(opensAt, now)} 开始报名`, tone: 'plain' }
    case 'open':
      return { words: `还有 ${left} 个名额`, tone: 'ok' }
    case 'waitlist':
      return { words: waiting > 0 ? `候补 ${waiting} 人` : '满了，可以候补', tone: 'warn' }
    case 'full':
      return { words: '已满', tone: 'plain' }
    case 'closed':
      return { words: '报名已结束', tone: 'plain' }
    case 'cancelled':
      return { words: '已取消', tone: 'no' }
    case 'wishing':
      return { words: `摇号，${comingText(closesAt, now)} 前填志愿`, tone: 'ok' }
    case 'drawing':
      return { words: '等摇号', tone: 'plain' }
  }
}
