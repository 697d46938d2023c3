import type { Vehicle } from '../../../../contract/pass/compoundRules'
import type { LogRow } from '../../../../contract/pass/gate'
import type { GateRefusal, UseMethod } from '../../../../contract/pass/gateVerdict'
import { windowsText, workKindsText } from './compoundRules'

/** One use of a pass in the short words of a list. What a rider or a guard is told at the gate itself is longer and stands elsewhere. */

export const outcomeText: Record<LogRow['outcome'], string> = { enter: '进', leave: '出', refused: '拒绝', checked: '核验' }

export const methodText: Record<UseMethod, string> = {
  gateCode: '扫门口码',
  liveCode: '门岗扫码',
  digits: '报 6 位数',
  offlinePass: '没网核验',
}

export const vehicleText: Record<Vehicle, string> = { eBike: '骑车', foot: '步行' }

/** Why a pass didn't open the gate, for who reads the log. */
export function refusalLabel(refusal: GateRefusal): string {
  switch (refusal.reason) {
    case 'workKind':
      return `只让${workKindsText(refusal.allowed)}进`
    case 'outsideHours':
      return `不在能进的时间（${windowsText(refusal.hours)}）`
    case 'eBike':
      return refusal.closed.length === 0 ? '电动车不能骑进去' : `这时电动车不能骑进去（${windowsText(refusal.closed)}）`
    default:
      return labels[refusal.reason]
  }
}

const labels: Record<Exclude<GateRefusal['reason'], 'workKind' | 'outsideHours' | 'eBike'>, string> = {
  noPass: '没有小哥码',
  passSuspended: '小哥码已暂停',
  passRevoked: '小哥码已吊销',
  passExpired: '小哥码过期了',
  unknownGate: '不是这里的门口码',
  compoundClosed: '小区停用了小哥码',
  gateClosed: '这个门关着',
  notOnWhiteList: '不在白名单',
  listingExpired: '白名单到期了',
  codeUnreadable: '码读不出来',
  codeOtherVersion: '码的版本不对',
  codeForged: '码是伪造的',
  codeOtherPhone: '码是别的手机的',
  codeExpired: '码过期了，可能是截图',
  codeFuture: '手机时间不对',
  codeUsed: '码已经用过，可能是截图',
  codeOtherAudience: '不是进门用的码',
  codeNeedsLive: '要出示会变的码',
  digitsWrong: '6 位数不对',
  tooManyTries: '试错太多次',
  tooManyScans: '扫得太多次',
}
