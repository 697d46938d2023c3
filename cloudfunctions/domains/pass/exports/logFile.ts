import type { WorkKind } from '../../../../contract/account/rider'
import type { ParsedOf } from '../../../../contract/kernel/action'
import type { exportLog } from '../../../../contract/pass/compoundLog'
import type { Vehicle } from '../../../../contract/pass/compoundRules'
import type { LogRow } from '../../../../contract/pass/gate'
import type { GateRefusal, GuardRefusal, UseMethod } from '../../../../contract/pass/gateVerdict'
import { type Column, writeSheetFile } from '../../../kernel/exports/sheetFile'

/** The log as an Excel file. @param title the compound and the period @param mark who took it out, when and for what */
export const writeLogFile = ({ title, mark, rows }: { title: string; mark: string; rows: readonly LogRow[] }): Promise<Buffer> =>
  writeSheetFile({ sheet: '通行记录', title, mark, columns, rows })

/** The columns of the log: what a property manager sees on the phone, with masked names as there. */
export const columns: readonly Column<LogRow>[] = [
  { title: '时间', width: 19, value: ({ at }) => new Date(at) },
  { title: '门', width: 12, value: ({ gateName }) => gateName },
  { title: '结果', width: 14, value: outcomeOf },
  { title: '方式', width: 11, value: ({ method }) => methodWord[method] },
  { title: '怎么来的', width: 9, value: ({ vehicle }) => vehicleWord[vehicle] },
  { title: '姓名', width: 8, value: ({ holder }) => holder?.maskedName ?? '已注销' },
  { title: '工种', width: 12, value: ({ holder }) => holder && workKindWord[holder.workKind] },
  { title: '平台', width: 10, value: ({ holder }) => holder?.platform ?? null },
  { title: '站点', width: 18, value: ({ holder }) => holder?.station ?? null },
  { title: '拒绝原因', width: 14, value: refusalOf },
  { title: '门岗', width: 10, value: ({ guard }) => guard },
  { title: '等了几秒', width: 9, value: ({ waitedSeconds }) => waitedSeconds },
]

function outcomeOf({ outcome, undone, suspicious, objectedAt, guardRefusal }: LogRow): string {
  const notes = [...(undone ? ['扫错，已撤销'] : []), ...(suspicious ? ['事后核对可疑'] : []), ...(objectedAt ? ['小哥说不是本人'] : [])]
  const word = guardRefusal ? outcomeWord.refused : outcomeWord[outcome]
  return notes.length > 0 ? `${word}（${notes.join('，')}）` : word
}

function refusalOf({ refusal, guardRefusal }: LogRow): string | null {
  if (guardRefusal) return `门岗：${guardRefusalWord[guardRefusal]}`
  return refusal && refusalWord[refusal.reason]
}

/** The words of the exported log: a file is read where no phone words it. */

export type ExportReason = ParsedOf<typeof exportLog>['reason']

export const reasonWord: Record<ExportReason, string> = {
  incident: '小区出了事，要查记录',
  complaint: '处理投诉',
  settlement: '和站点、平台对账',
  authority: '公安等部门依法调取',
}

export const outcomeWord: Record<LogRow['outcome'], string> = { enter: '进', leave: '出', refused: '拒绝', checked: '再次核验' }

export const methodWord: Record<UseMethod, string> = {
  gateCode: '扫门口码',
  liveCode: '门岗扫码',
  digits: '报 6 位数',
  offlinePass: '没网核验',
}

export const vehicleWord: Record<Vehicle, string> = { eBike: '骑车', foot: '步行' }

export const workKindWord: Record<WorkKind, string> = {
  courier: '快递员',
  deliveryRider: '外卖骑手',
  rideHailDriver: '网约车司机',
  streamer: '网络主播',
}

export const guardRefusalWord: Record<GuardRefusal, string> = {
  notThePerson: '不是本人',
  noHelmet: '没戴头盔',
  overloaded: '超载',
  conduct: '不守规矩',
  gateBlocked: '门口堵了',
  residentsObject: '业主反对',
}

export const refusalWord: Record<GateRefusal['reason'], string> = {
  noPass: '没有小哥码',
  passSuspended: '小哥码已暂停',
  passRevoked: '小哥码已吊销',
  passExpired: '小哥码过期',
  unknownGate: '不是这里的门口码',
  compoundClosed: '小区停用小哥码',
  gateClosed: '这个门关着',
  notOnWhiteList: '不在白名单',
  listingExpired: '白名单到期',
  workKind: '工种不让进',
  outsideHours: '不在能进的时间',
  eBike: '电动车不让进',
  codeUnreadable: '码读不出来',
  codeOtherVersion: '码的版本不对',
  codeForged: '码是伪造的',
  codeOtherPhone: '码是别的手机的',
  codeExpired: '码过期',
  codeFuture: '手机时间不对',
  codeUsed: '码已经用过',
  codeOtherAudience: '不是进门用的码',
  codeNeedsLive: '没有出示会变的码',
  digitsWrong: '6 位数不对',
  tooManyTries: '试错太多次',
  tooManyScans: '扫得太多次',
}
