import type { RefusalDetails } from '../../../../contract/kernel/refusal'
import type { GuardRefusal } from '../../../../contract/pass/gateVerdict'
import type { ListingRefusal, PassState } from '../../../../contract/pass/pass'
import type { PassEnd } from '../../../../contract/pass/passHolder'

/** What a pass is, in the middle of a sentence. */
export const passStateText: Record<PassState, string> = { active: '可以用', suspended: '已暂停', revoked: '已吊销', expired: '已过期' }

/** Why a pass doesn't hold, for its holder. */
export const passEndText: Record<PassEnd, string> = {
  leftStation: '你已离开站点',
  removedForConduct: '站点因违反文明公约把你移出',
  identityMoved: '你已在另一个微信号上认证',
  sharedPass: '小哥码给别人用过',
  forgedCode: '出示过伪造的码',
  dangerousRiding: '在小区里骑车太快、太险',
  conduct: '违反了文明公约',
}

/** Why somebody is not on a white list, for the rider and for the property manager. */
export const listingRefusalText: Record<ListingRefusal, string> = {
  notKnownHere: '不常来这个小区',
  conduct: '在小区里不守规矩',
  complaints: '业主有投诉',
  noLongerNeeded: '现在用不到了',
  conventionMissing: '文明公约没有签齐',
}

/** Why a guard keeps somebody out. */
export const guardRefusalText: Record<GuardRefusal, string> = {
  notThePerson: '不是本人',
  noHelmet: '没戴头盔',
  overloaded: '车上东西太多',
  conduct: '态度或骑行不文明',
  gateBlocked: '门口堵住了',
  residentsObject: '业主不让进',
}

/** Who signs the convention beside the rider. */
export const conventionPartyText: Record<RefusalDetails['CONVENTION_NOT_SIGNED']['party'], string> = {
  station: '站点',
  compound: '小区物业',
  community: '社区',
}
