import type { ClassCodeFault } from '../../../../../contract/course/refusals'
import { errorText } from '../../../../services/errorText'
import { clockText, momentText } from '../../../../services/time'
import { classCodeText } from '../../words/refusals'
import type { CheckInRefusal } from './useCheckIn'

interface Words {
  word: string
  why: string
  /** Only a wait, or one more scan: nothing is lost. */
  soon: boolean
  /** What the button does: scan, or send the same scan once more. */
  next: 'scan' | 'again' | null
}

const codeWord: Record<ClassCodeFault, string> = {
  unreadable: '没认出码',
  otherVersion: '版本太旧',
  forged: '码不对',
  otherPhone: '码换了',
  expired: '码过期了',
  future: '时间不准',
}

/** What happened and what to do, in a word for a glance and a sentence for whoever reads on. `now`: the server's time. */
export function refusedWords(refusal: CheckInRefusal, now: Date): Words {
  const why = errorText(refusal)
  switch (refusal.code) {
    case 'CLASS_CODE_REFUSED':
      return { word: codeWord[refusal.details.reason], why: classCodeText[refusal.details.reason], soon: true, next: 'scan' }
    case 'CHECK_IN_NOT_OPEN': {
      const { opensAt } = refusal.details
      return {
        word: `${clockText(opensAt)} 开始`,
        why: `还没到签到时间，${momentText(opensAt, now)} 起再扫就行，不影响。`,
        soon: true,
        next: null,
      }
    }
    case 'CHECK_IN_OVER':
      return { word: '签到已结束', why, soon: false, next: null }
    case 'OTHER_LESSON':
      return { word: '不是这门课', why, soon: false, next: 'scan' }
    case 'NOT_BOOKED':
      return { word: '没有报名', why: '你没有报这个班次，或者已经取消了。想听课请问老师还有没有名额。', soon: false, next: 'scan' }
    case 'PHONE_CHECKED_IN':
      return { word: '手机用过了', why, soon: false, next: null }
    case 'OFFLINE':
      return { word: '没有网络', why: '签到要连网。走到信号好的地方再扫一次，或者让老师扫你的小哥码。', soon: true, next: 'scan' }
    case 'NO_REPLY':
      return { word: '网络不稳', why: '没等到回答。再试一次，不会重复记。', soon: true, next: 'again' }
    default:
      return { word: '没签上', why, soon: true, next: 'again' }
  }
}
