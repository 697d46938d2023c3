import type { GateRefusal } from '../../../../../contract/pass/gateVerdict'
import { dayText, momentText } from '../../../../services/time'
import { windowsText, workKindsText } from '../../words/compoundRules'
import type { RefusalWords } from '../../words/gate'

/** What is said to a guard: one thing that stands in the way, one thing to do. The rider reads the same in `gate.ts`. */

const SCAN_AGAIN = '再扫一次'
const BY_PAPER = '登记在纸质本上'
const YOUR_RULES = '要进，按你们平时的规矩登记。'

/** `passEnded`: suspended or revoked, as a phone without network knows it; it isn't told why. */
export type RefusalAtGate = GateRefusal | { reason: 'passEnded' }

/** Why somebody doesn't come in. A guard isn't told what a rider is blamed for. `now`: the server's time. */
export function gateRefusalForGuard(refusal: RefusalAtGate, now: Date): RefusalWords {
  switch (refusal.reason) {
    case 'passSuspended':
      return { title: '他的小哥码暂停了', todo: `${refusal.until ? `${momentText(refusal.until, now)}恢复。` : ''}${YOUR_RULES}` }
    case 'passExpired':
      return { title: `他的小哥码 ${dayText(refusal.expiredAt, now)} 到期了`, todo: `请他在“小哥码”里续期，续好${SCAN_AGAIN}。` }
    case 'listingExpired':
      return { title: `他的白名单 ${dayText(refusal.expiredAt, now)} 到期了`, todo: `请他在小程序里再申请。${YOUR_RULES}` }
    case 'workKind':
      return { title: `这里只让${workKindsText(refusal.allowed)}进`, todo: YOUR_RULES }
    case 'outsideHours':
      return { title: '现在不是小哥能进的时间', todo: `能进的时间：${windowsText(refusal.hours)}。请他到时候再来，或让顾客到门口取。` }
    case 'eBike':
      return {
        title: '电动车现在不让进',
        todo: `${refusal.closed.length === 0 ? '' : `${windowsText(refusal.closed)} 不让骑进去。`}请他把车停在门外，走进去。`,
      }
    case 'tooManyTries':
      return { title: '数字输错太多次了', todo: `${momentText(refusal.until, now)}以后才能再输。请改用扫码，或${BY_PAPER}。` }
    case 'tooManyScans':
      return { title: '他一小时里扫得太多次', todo: `${momentText(refusal.until, now)}以后才能再扫。请他亮码，你来扫。` }
    default:
      return words[refusal.reason]
  }
}

type WithDetails =
  | 'passSuspended'
  | 'passExpired'
  | 'listingExpired'
  | 'workKind'
  | 'outsideHours'
  | 'eBike'
  | 'tooManyTries'
  | 'tooManyScans'

const words: Record<Exclude<RefusalAtGate['reason'], WithDetails>, RefusalWords> = {
  noPass: { title: '查不到这个小哥码', todo: YOUR_RULES },
  passRevoked: { title: '他的小哥码被吊销了', todo: YOUR_RULES },
  passEnded: { title: '他的小哥码已经停用', todo: YOUR_RULES },
  unknownGate: { title: '这个门已经没有了', todo: '请点“换门”，重新选一个。' },
  compoundClosed: { title: '小区停用了小哥码', todo: `请${BY_PAPER}，问问物业。` },
  gateClosed: { title: '这个门现在不让小哥进', todo: '请他走别的门。' },
  notOnWhiteList: { title: '他不在白名单', todo: `请他在小程序里申请，物业批准后就能进。${YOUR_RULES}` },
  codeUnreadable: { title: '这不是小哥码', todo: `请他打开“小哥码”，擦擦屏幕，${SCAN_AGAIN}。` },
  codeOtherVersion: { title: '他的小程序版本太旧', todo: `请他退出小程序再打开，${SCAN_AGAIN}。` },
  codeForged: { title: '这个码是假的', todo: '不要放行。请把时间和样子告诉物业。' },
  codeOtherPhone: { title: '这是旧手机上的码', todo: '小哥码已经换了手机。请他用新手机亮码。' },
  codeExpired: { title: '码过期了，可能是截图', todo: `请他打开“小哥码”，亮正在变的码，${SCAN_AGAIN}。` },
  codeFuture: { title: '他的手机时间不对', todo: `请他连一次网，重新打开“小哥码”，${SCAN_AGAIN}。` },
  codeUsed: { title: '这个码用过了', todo: `等几秒，码变了${SCAN_AGAIN}。` },
  codeOtherAudience: { title: '这是店里优惠用的码', todo: `请他切到“进门”，${SCAN_AGAIN}。` },
  codeNeedsLive: { title: '要扫正在变的码', todo: `请他打开“小哥码”，亮正在变的码，${SCAN_AGAIN}。` },
  digitsWrong: { title: '数字不对', todo: '请他看着屏幕再报一次：手机尾号 4 位，和正在显示的 6 位。' },
}

/** Why nothing can be decided on this phone without network. */
export type NoJudgement = 'noList' | 'listTooOld' | 'wrongClock' | 'needsSignedPass'

/** `asOf`: from when the list is, where there is one. */
export function noJudgementText(why: NoJudgement, asOf: string | null, now: Date): RefusalWords {
  switch (why) {
    case 'needsSignedPass':
      return { title: '没连上网，这个码核不了', todo: `请他点“门岗没有网络？”，${SCAN_AGAIN}。还不行，就${BY_PAPER}。` }
    case 'listTooOld':
      return { title: `名单太旧${asOf ? `（${momentText(asOf, now)}）` : ''}，请用纸质登记`, todo: '连上网就会更新名单。' }
    case 'wrongClock':
      return { title: '手机时间被改过，请用纸质登记', todo: '连上网就会自动校准。' }
    case 'noList':
      return { title: '手机里还没有名单，请用纸质登记', todo: '连上一次网，以后断网也能核。' }
  }
}

/** From when a list is: "09:10", or "昨天 18:00". */
export const listTimeText = (asOf: string, now: Date) => momentText(asOf, now).replace(/^今天 /, '')
