import type { GateRefusal } from '../../../../../contract/pass/gateVerdict'
import type { RefusalWords } from '../../../pass/words/gate'

/** What a clerk says to a customer whose code doesn't do. Nobody in the queue hears what a rider is blamed for. */

const NEW_CODE = '请顾客亮出正在变的码，再扫一次。'
const NO_DISCOUNT = '这次不能享受小哥优惠。请顾客在“小哥码”里看原因。'

const NOT_A_RIDER: RefusalWords = { title: '小哥码现在不能用', todo: NO_DISCOUNT }

/** Reasons of codes; all others say something about the holder. */
const words: Partial<Record<GateRefusal['reason'], RefusalWords>> = {
  noPass: { title: '查不到这个小哥码', todo: NO_DISCOUNT },
  codeUnreadable: { title: '这不是小哥码', todo: '请顾客打开“小哥码”，切到“优惠”，再扫一次。' },
  codeOtherAudience: { title: '这是进小区的码', todo: '请顾客切到“优惠”那一页，再扫一次。' },
  codeOtherVersion: { title: '顾客的小程序版本太旧', todo: '请顾客退出小程序再打开，再扫一次。' },
  codeForged: { title: '这个码是假的', todo: '不能享受小哥优惠。' },
  codeOtherPhone: { title: '这是旧手机上的码', todo: '小哥码已经换了手机。请顾客用新手机亮码。' },
  codeExpired: { title: '码过期了，可能是截图', todo: NEW_CODE },
  codeUsed: { title: '这个码用过了', todo: `等几秒，码变了再扫。${NEW_CODE}` },
  codeFuture: { title: '顾客的手机时间不对', todo: '请顾客连一次网，重新打开“小哥码”，再扫一次。' },
  codeNeedsLive: { title: '要扫正在变的码', todo: NEW_CODE },
}

export const counterRefusalText = ({ reason }: GateRefusal): RefusalWords => words[reason] ?? NOT_A_RIDER
