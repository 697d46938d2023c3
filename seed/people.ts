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

/** The people in the preview's list of phones. */
export const CAST = [
  { openid: 'new-rider', label: '新来的小哥', note: '还没登记', page: 'pages/home/index' },
  { openid: 'rider-1', label: '小哥 张示例', note: '已认证 · 美团', page: 'pages/home/index' },
  { openid: 'rider-2', label: '小哥 李示例', note: '等站点担保', page: 'pages/home/index' },
  { openid: 'rider-3', label: '小哥 王示例', note: '资料被退回', page: 'pages/home/index' },
  { openid: 'rider-4', label: '司机 赵示例', note: '等区里审核', page: 'pages/home/index' },
  { openid: 'rider-5', label: '小哥 陈示例', note: '已离站', page: 'pages/home/index' },
  { openid: 'manager-1', label: '站点负责人', note: '同里湖站（示例）', page: 'pages/mine/index' },
  { openid: 'guard-1', label: '门岗', note: '天铂华庭西门（示例）', page: 'pages/home/index' },
  { openid: 'guard-4', label: '门岗', note: '东太湖家园（示例），午休不让电动车进', page: 'pages/home/index' },
  { openid: 'property-1', label: '物业', note: '天铂华庭（示例）', page: 'pages/home/index' },
  { openid: 'clerk-1', label: '店员', note: '天天包子（示例）', page: 'pages/home/index' },
  { openid: 'teacher-1', label: '老师', note: '太湖新城职工夜校（示例）', page: 'pages/home/index' },
  { openid: 'manager-9', label: '站点负责人', note: '苏州湾站（示例），还不受信任', page: 'pages/mine/index' },
] as const

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
