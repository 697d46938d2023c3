import type { RemoveReason, ReturnReason, WorkKind } from '../contract/account/rider'

/**
 * Sample people (示例数据). Their identity numbers begin with 99, an area that does not exist, and their phone numbers with 1000, a range that
 * was never assigned, so they belong to no real person.
 */
export interface SampleRider {
  readonly openid: string
  readonly name: string
  readonly kind: WorkKind
  readonly stationId: string
  readonly upTo: 'draft' | 'waiting' | 'vouched' | 'verified' | 'removed' | 'returned'
  readonly reasons?: readonly ReturnReason[]
  readonly removedFor?: RemoveReason
}

export type Group = '小哥' | '站点' | '门岗' | '物业' | '老师' | '店主' | '店员' | '区里'

/** Somebody whose phone the preview offers. No two have the same name. */
export interface CastMember {
  readonly openid: string
  readonly group: Group
  readonly name: string
  /** How far a rider is. */
  readonly note?: string
  /** The page that the phone opens with. District staff have no page in the mini-program: their phone shows `preview/staff.html`. */
  readonly page: string
  /** The portrait of this rider (`portraits/`). */
  readonly portrait?: number
}

const HOME = 'pages/home/index'
const MINE = 'pages/mine/index'

/** The people in the preview's list of phones. */
export const CAST: readonly CastMember[] = [
  { openid: 'new-rider', group: '小哥', name: '新来的小哥', note: '还没登记', page: HOME },
  { openid: 'rider-1', group: '小哥', name: '张示例', note: '已认证', page: HOME, portrait: portraitOf(1) },
  { openid: 'rider-7', group: '小哥', name: '周示例', note: '已认证', page: HOME, portrait: portraitOf(7) },
  { openid: 'rider-2', group: '小哥', name: '李示例', note: '等担保', page: HOME, portrait: portraitOf(2) },
  { openid: 'rider-3', group: '小哥', name: '王示例', note: '被退回', page: HOME, portrait: portraitOf(3) },
  { openid: 'rider-4', group: '小哥', name: '赵示例', note: '等区里审', page: HOME, portrait: portraitOf(4) },
  { openid: 'rider-5', group: '小哥', name: '陈示例', note: '已离站', page: HOME, portrait: portraitOf(5) },
  { openid: 'manager-1', group: '站点', name: '同里湖站', page: MINE },
  { openid: 'manager-9', group: '站点', name: '苏州湾站（不受信任）', page: MINE },
  { openid: 'guard-1', group: '门岗', name: '天铂华庭西门', page: HOME },
  { openid: 'guard-4', group: '门岗', name: '东太湖家园东门', page: HOME },
  { openid: 'property-1', group: '物业', name: '天铂华庭物业', page: HOME },
  { openid: 'property-3', group: '物业', name: '东太湖家园物业', page: HOME },
  { openid: 'teacher-1', group: '老师', name: '太湖新城夜校', page: HOME },
  { openid: 'shopkeeper-1', group: '店主', name: '天天包子店主', page: HOME },
  { openid: 'clerk-1', group: '店员', name: '天天包子', page: HOME },
  { openid: 'staff-1', group: '区里', name: '区工作人员甲', page: 'staff' },
  { openid: 'staff-2', group: '区里', name: '区工作人员乙', page: 'staff' },
]

/** Which of the four sample portraits this rider has. */
export function portraitOf(rider: number): number {
  return (rider % 4) + 1
}

const rider = (number: number, name: string, kind: WorkKind, station: number, upTo: SampleRider['upTo']): SampleRider => ({
  openid: `rider-${number}`,
  name,
  kind,
  stationId: `stn_${station}`,
  upTo,
  ...(upTo === 'returned' && { reasons: ['photoUnclear', 'nameMismatch'] as const }),
  ...(upTo === 'removed' && { removedFor: 'transferred' as const }),
})

const KINDS: readonly WorkKind[] = ['deliveryRider', 'courier', 'rideHailDriver', 'streamer']
const SURNAMES = '刘周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁'
const STATES: readonly SampleRider['upTo'][] = ['waiting', 'verified', 'verified', 'returned', 'verified', 'draft']

/** The five riders that are named in the preview's list of phones, then enough others to fill a station's lists. */
export const RIDERS: readonly SampleRider[] = [
  rider(1, '张示例', 'deliveryRider', 1, 'verified'),
  rider(2, '李示例', 'deliveryRider', 1, 'waiting'),
  rider(3, '王示例', 'courier', 1, 'returned'),
  rider(4, '赵示例', 'rideHailDriver', 9, 'vouched'),
  rider(5, '陈示例', 'courier', 1, 'removed'),
  ...Array.from(SURNAMES, (surname, at) => {
    const state = STATES[at % STATES.length] ?? 'verified'
    return rider(at + 6, `${surname}示例`, KINDS[at % KINDS.length] ?? 'courier', at % 2 === 0 ? 1 : ((at * 3) % 14) + 1, state)
  }),
]
