import { extensionOf } from '../../../../contract/kernel/phoneNumber'
import type { DayPattern, GateRefusal, Verdict } from '../../../../contract/pass/gateVerdict'
import { dayText, momentText } from '../../../services/time'
import { windowsText, workKindsText } from './compoundRules'
import { passEndText } from './pass'

/** What both phones say at a gate. */

export interface RefusalWords {
  /** What stands in the way. */
  title: string
  /** What to do now. */
  todo: string
}

/** On the button that dials the hotline: an extension can't be dialled with it. */
export function hotlineWords(hotline: string): string {
  const extension = extensionOf(hotline)
  return extension === null ? '打热线' : `打热线（接通后转 ${extension}）`
}

const REGISTER_HERE = '这次请按门岗的要求登记。'

/** What is said to the rider. `now`: the server's time. */
export function gateRefusalText(refusal: GateRefusal, now: Date): RefusalWords {
  switch (refusal.reason) {
    case 'passSuspended':
      return { title: `小哥码已暂停：${passEndText[refusal.end]}`, todo: suspendedTodo(refusal, now) }
    case 'passRevoked':
      return { title: `小哥码已吊销：${passEndText[refusal.end]}`, todo: `有不同意见可以申诉。${REGISTER_HERE}` }
    case 'passExpired':
      return { title: `小哥码 ${dayText(refusal.expiredAt, now)} 到期了`, todo: '在“小哥码”里续期，马上就能用。' }
    case 'listingExpired':
      return { title: `白名单 ${dayText(refusal.expiredAt, now)} 到期了`, todo: `再申请一次，物业批准后就能进。${REGISTER_HERE}` }
    case 'workKind':
      return {
        title: `这个小区只让${workKindsText(refusal.allowed)}进`,
        todo: `工种填错了，请联系站点负责人。没填错的话，${REGISTER_HERE}`,
      }
    case 'outsideHours':
      return { title: `这个小区只在 ${windowsText(refusal.hours)} 让小哥进`, todo: '到了时间再来，或者打电话请顾客到门口取。' }
    case 'eBike':
      return {
        title: refusal.closed.length === 0 ? '这个小区不让电动车骑进去' : `这个小区 ${windowsText(refusal.closed)} 不让电动车进`,
        todo: '把车停在门外，走进去。步行现在就能进。',
      }
    case 'tooManyTries':
      return { title: '6 位数字报错太多次', todo: `${momentText(refusal.until, now)} 以后才能再报。现在请亮码给门岗扫。` }
    case 'tooManyScans':
      return { title: '一小时里扫得太多次', todo: `${momentText(refusal.until, now)} 以后才能再扫。急着进门，请亮码给门岗扫。` }
    default:
      return words[refusal.reason]
  }
}

function suspendedTodo({ end, until }: Extract<GateRefusal, { reason: 'passSuspended' }>, now: Date): string {
  if (end === 'leftStation') return `到新站点登记，站点担保后马上恢复。${REGISTER_HERE}`
  return `${until ? `${momentText(until, now)} 自动恢复。` : ''}有不同意见可以申诉。${REGISTER_HERE}`
}

type WithDetails =
  | 'passSuspended'
  | 'passRevoked'
  | 'passExpired'
  | 'listingExpired'
  | 'workKind'
  | 'outsideHours'
  | 'eBike'
  | 'tooManyTries'
  | 'tooManyScans'

const words: Record<Exclude<GateRefusal['reason'], WithDetails>, RefusalWords> = {
  noPass: { title: '你还没有小哥码', todo: `先登记认证，站点担保后就能扫码进门。${REGISTER_HERE}` },
  unknownGate: { title: '这张码已经不用了', todo: '请扫门口最新的那张，或者亮码给门岗扫。' },
  compoundClosed: { title: '这个小区停用了小哥码', todo: REGISTER_HERE },
  gateClosed: { title: '这个门现在不开', todo: '请走别的门，扫那个门口的码。' },
  notOnWhiteList: { title: '你还不在这个小区的白名单', todo: `点下面去申请，物业批准后就能进。${REGISTER_HERE}` },
  codeUnreadable: { title: '码没有读出来', todo: '擦一擦屏幕，调亮一点，再给门岗扫一次。' },
  codeOtherVersion: { title: '小程序版本太旧', todo: '退出小程序再打开，换成新的码。' },
  codeForged: { title: '这不是小哥码出的码', todo: '请打开自己的“小哥码”，亮出正在变的码。' },
  codeOtherPhone: { title: '小哥码换到了另一部手机', todo: '请用那部手机亮码，或者在“小哥码”里换到这部手机。' },
  codeExpired: { title: '这个码过期了', todo: '请亮出正在变的码，截图不能用。' },
  codeFuture: { title: '手机时间不对', todo: '连一次网，打开“小哥码”会自动校准，再亮码。' },
  codeUsed: { title: '这个码用过了', todo: '等几秒，码变了再扫。' },
  codeOtherAudience: { title: '码用错了地方', todo: '进小区选“进门”，在店里选“优惠”，再亮码。' },
  codeNeedsLive: { title: '要亮正在变的码', todo: '门岗有网络时，请亮普通的小哥码。' },
  digitsWrong: { title: '6 位数字不对', todo: '看着“小哥码”再报一次：手机尾号 4 位，和正在显示的 6 位。' },
}

const FLOWERS = ['海棠', '桂花', '荷花', '梅花', '玉兰', '茶花', '兰花', '桃花']

/** Today's picture at this compound in words: two phones that show the same belong to the same day and place. */
export const patternText = ({ flower, stripe }: DayPattern) => `今日花样：${FLOWERS[flower] ?? FLOWERS[0]} · 第 ${stripe + 1} 纹`

export const outcomeWord: Record<Verdict['outcome'], string> = { enter: '可以进', leave: '再见', refused: '现在不能进' }

/** Where it is: "天铂华庭 · 西门". */
export const placeText = ({ compound, gate }: Pick<Verdict, 'compound' | 'gate'>) =>
  [compound?.name, gate?.name].filter(Boolean).join(' · ') || '小区门口'
