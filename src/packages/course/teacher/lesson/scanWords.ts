import type { GateRefusal } from '../../../../../contract/pass/gateVerdict'
import type { RefusalWords } from '../../../pass/words/gate'

/** What a teacher says to a rider whose code doesn't do, in front of the class. */

const NEW_CODE = '请小哥亮出正在变的码，再扫一次。'

const words: Partial<Record<GateRefusal['reason'], RefusalWords>> = {
  noPass: { title: '查不到这个小哥码', todo: '请点名。小哥可以在“小哥码”里看原因。' },
  codeUnreadable: { title: '这不是小哥的码', todo: '请小哥打开小哥码或听课证，再扫一次。' },
  codeOtherVersion: { title: '小哥的小程序版本太旧', todo: '请小哥退出小程序再打开，再扫一次。' },
  codeForged: { title: '这个码不是真的', todo: '请小哥打开自己的小哥码，或者点名。' },
  codeOtherPhone: { title: '这是旧手机上的码', todo: '小哥码换了手机。请用新手机亮码，或者点名。' },
  codeExpired: { title: '码过期了，可能是截图', todo: NEW_CODE },
  codeOtherAudience: { title: '这是别的班次的听课证', todo: '请小哥打开这门课的听课证，或者点名。' },
  codeFuture: { title: '小哥的手机时间不对', todo: '请小哥连一次网，重新打开“小哥码”，再扫一次。' },
  codeNeedsLive: { title: '要扫正在变的码', todo: NEW_CODE },
}

const OTHER: RefusalWords = { title: '这个码现在不能用', todo: '请点名。' }

export const scanRefusalText = ({ reason }: GateRefusal): RefusalWords => words[reason] ?? OTHER
