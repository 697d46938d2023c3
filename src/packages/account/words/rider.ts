import type { Actions } from '../../../../contract'
import type { RemovedFor, RemoveReason, ReturnReason, RiderStatus, RiderStep, WorkKind } from '../../../../contract/account/rider'
import type { InputOf } from '../../../../contract/kernel/action'

export const workKindText: Record<WorkKind, string> = {
  courier: '快递员',
  deliveryRider: '外卖骑手',
  rideHailDriver: '网约车司机',
  streamer: '网络主播',
}

/** The state of a registration in a word, and what happens next. */
export const statusText: Record<RiderStatus, { word: string; next: string }> = {
  draft: { word: '未提交', next: '接着填，填好就能提交' },
  waitingStation: { word: '待站点担保', next: '站点负责人担保后，会在消息里告诉你' },
  waitingDistrict: { word: '待区里审核', next: '站点已担保，区里审核后会在消息里告诉你' },
  returned: { word: '请修改', next: '改好后再交一次就行' },
  verified: { word: '已认证', next: '站点已为你担保' },
  removed: { word: '已离站', next: '到新站点后重新登记，就能再认证' },
}

/** Why an application was given back, and what to do about it. */
export const returnReasonText: Record<ReturnReason, { what: string; todo: string }> = {
  notOurs: { what: '站点说你不是本站的', todo: '请核对选的站点，或先联系站点负责人' },
  photoUnclear: { what: '照片看不清', todo: '请正对镜头、不戴帽子口罩，重拍一张' },
  nameMismatch: { what: '姓名对不上', todo: '请按身份证填写姓名' },
  wrongWorkKind: { what: '工种不对', todo: '请改成你现在做的工种' },
  stationMismatch: { what: '站点选错了', todo: '请选你现在跑单的站点' },
  identityUnproven: { what: '身份还没核实清楚', todo: '请带身份证到站点，当面核实后再提交' },
}

export const removeReasonText: Record<RemoveReason, string> = {
  left: '已离职',
  transferred: '调到别的站点',
  conduct: '违反文明公约',
}

export const removedForText: Record<RemovedFor, string> = { ...removeReasonText, identityMoved: '你已用另一台手机认证' }

/** One step of the registration's history. */
export const stepText: Record<RiderStep['step'], string> = {
  registered: '已提交',
  vouched: '站点已担保',
  returned: '退回修改',
  verified: '已认证',
  removed: '离开站点',
}

/** Why somebody looks at a whole phone number: what they choose, and what the rider reads. */
export const revealReasonLabel: Record<InputOf<Actions['station.revealPhone']>['reason'], string> = {
  checkApplication: '核对登记资料',
  safety: '安全或紧急情况',
  lostProperty: '失物或送错件',
}
