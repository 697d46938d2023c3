import type { SessionView } from '../../../../../contract/course/course'
import { openPage, openTab } from '../../../../routes'
import { comingText, dayText } from '../../../../services/time'
import { cancellingNow, stateNow } from '../../../booking/bookingNow'
import { availabilityText } from '../../../booking/words/availability'
import { ruleText } from '../../../booking/words/eligibility'
import { programmeText } from '../../words/courses'

/** The one thing that can be done about a session now. `blocked`: nothing, and why; `way` leads to where it can be put right. */
export type Step =
  | { kind: 'enrol' | 'wait' | 'answer' | 'cancel' | 'stopWaiting' }
  | { kind: 'wish'; drawId: string }
  | { kind: 'blocked'; words: string; way?: { words: string; go: () => unknown } }

type Hindrance = NonNullable<SessionView['hindrance']>
type Blocked = Extract<Step, { kind: 'blocked' }>

const blocked = (words: string, way?: Blocked['way']): Blocked => ({ kind: 'blocked', words, ...(way && { way }) })

const toMine = { words: '看我的报名', go: () => openPage('myCourses') }

const limitText = ({ limit, overall }: Extract<Hindrance, { code: 'BOOKING_LIMIT' }>['details'], programme: SessionView['programme']) =>
  overall ? `报名和候补加起来最多 ${limit} 个，你已经报满` : `${programmeText[programme]}同时最多报 ${limit} 个班次，你已经报满`

/** Why I in particular can't book it. */
function hindered(hindrance: Hindrance, programme: SessionView['programme'], now: Date): Blocked {
  switch (hindrance.code) {
    case 'CLASHES_WITH': {
      const { title, from } = hindrance.details
      return blocked(`和你报的“${title}”（${comingText(from, now)}）时间撞了，或者赶不过去`, toMine)
    }
    case 'BOOKING_LIMIT':
      return blocked(limitText(hindrance.details, programme), toMine)
    case 'NOT_ELIGIBLE':
      return blocked(`你不在报名范围：${ruleText(hindrance.details.rule)}`)
    case 'BOOKING_BLOCKED':
      return blocked(`爽约次数多了，${dayText(hindrance.details.until, now)}起才能再报`, toMine)
    case 'NOT_VERIFIED':
      return blocked('认证小哥才能报名', { words: '去登记认证', go: () => openTab('pass') })
  }
}

/** When nobody can book it, or not in the usual way. */
function byState({ availability, drawId, hindrance, programme }: SessionView, now: Date): Step {
  const state = stateNow(availability, now)
  if (state === 'closed') return blocked('报名已经结束')
  if (state === 'cancelled') return blocked('这个班次取消了')
  if (state === 'full') return blocked('名额和候补都满了')
  if (state === 'drawing') return blocked('正在等摇号，结果在“我的消息”里')
  if (hindrance) return hindered(hindrance, programme, now)
  if (state === 'soon') return blocked(availabilityText(availability, now).words)
  if (state === 'wishing') return drawId === null ? blocked('还不能填志愿') : { kind: 'wish', drawId }
  return { kind: state === 'open' ? 'enrol' : 'wait' }
}

/** What the page's main button does. What I hold already comes first. */
export function stepOf(session: SessionView, now: Date): Step {
  const { mine } = session
  if (mine?.state === 'offered')
    return Date.parse(mine.offeredUntil ?? '') > now.getTime() ? { kind: 'answer' } : blocked('留给你的时间过了，名额给下一位')
  if (mine?.state === 'held')
    return cancellingNow(session, now) === 'no' ? blocked('已经开课，不能取消。有事请联系老师') : { kind: 'cancel' }
  if (mine?.state === 'waiting') return { kind: 'stopWaiting' }
  return byState(session, now)
}
