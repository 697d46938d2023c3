import type { RemovedFor, RemoveReason, ReturnReason, RiderStatus, RiderStep } from '../../../../contract/account/rider'

/** States and reasons in the words of those who decide. The rider reads them in `rider.ts`. */

export const statusLabel: Record<RiderStatus, string> = {
  draft: '未提交',
  waitingStation: '待担保',
  waitingDistrict: '待区里审核',
  returned: '已退回',
  verified: '已认证',
  removed: '已离站',
}

export const returnReasonLabel: Record<ReturnReason, string> = {
  notOurs: '不是本站的人',
  stationMismatch: '应该选别的站点',
  nameMismatch: '姓名对不上',
  photoUnclear: '照片看不清，或不是本人',
  wrongWorkKind: '工种不对',
  identityUnproven: '身份还没核实，要当面看证件',
}

export const removeReasonLabel: Record<RemoveReason, string> = {
  left: '已离职',
  transferred: '调到别的站点',
  conduct: '违反文明公约',
}

const removedForLabel: Record<RemovedFor, string> = { ...removeReasonLabel, identityMoved: '已在另一台手机认证' }

type Reason = NonNullable<RiderStep['reasons']>[number]

const isReturnReason = (reason: Reason): reason is ReturnReason => reason in returnReasonLabel

/** A reason out of the history. */
export const reasonLabel = (reason: Reason) => (isReturnReason(reason) ? returnReasonLabel[reason] : removedForLabel[reason])
