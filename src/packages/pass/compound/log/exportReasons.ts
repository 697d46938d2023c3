import type { Actions } from '../../../../../contract'
import type { InputOf } from '../../../../../contract/kernel/action'

type ExportReason = InputOf<Actions['compound.exportLog']>['reason']

/** Why a log leaves the system. */
export const exportReasonText: Record<ExportReason, string> = {
  incident: '小区出了事，要查记录',
  complaint: '处理投诉',
  settlement: '和站点、平台对账',
  authority: '公安等部门依法调取',
}
