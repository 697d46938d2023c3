import type { CompoundRules } from '../contract/pass/compoundRules'

/** Sample data (示例数据): compounds and malls, which an operator replaces through `compound.save`, and the rules of some of them. */

const place = (number: number, town: number, name: string, community: string, settings: { mall?: boolean; preparing?: boolean } = {}) => ({
  compoundId: `cmp_${number}`,
  name: `${name}（示例）`,
  kind: settings.mall ? ('mall' as const) : ('compound' as const),
  level: settings.preparing ? ('preparing' as const) : ('friendly' as const),
  townId: `twn_${town}`,
  community: `${community}社区`,
  open: true,
})

/** Compounds in each town, and two malls. */
export const COMPOUNDS = [
  place(1, 4, '天铂华庭', '示例一'),
  place(2, 1, '同里湖畔', '示例二'),
  place(3, 4, '东太湖家园', '示例一'),
  place(4, 1, '运河人家', '示例三'),
  place(5, 2, '汾湖丽景', '示例四'),
  place(6, 2, '黎里新村', '示例四'),
  place(7, 3, '舜湖名邸', '示例五'),
  place(8, 3, '绸都花苑', '示例六'),
  place(9, 4, '太湖新城商圈', '示例七', { mall: true }),
  place(10, 1, '庞金路商圈', '示例二', { mall: true }),
  place(11, 5, '七都雅苑', '示例八', { preparing: true }),
  place(12, 6, '桃源水岸', '示例九', { preparing: true }),
  place(13, 7, '震泽古韵', '示例十', { preparing: true }),
  place(14, 8, '平望运河湾', '示例十一', { preparing: true }),
]

const anybody: CompoundRules = {
  who: 'anyPass',
  workKinds: ['courier', 'deliveryRider', 'rideHailDriver', 'streamer'],
  hours: [],
  eBikes: true,
  eBikesClosed: [],
}

/** A compound in operation: its property manager, the guards of its gates, its rules and its note. */
export interface RuledCompound {
  readonly compoundId: string
  readonly manager: string
  readonly guards: readonly { readonly openid: string; readonly label: string }[]
  readonly gates: readonly { readonly name: string; readonly exits: boolean }[]
  readonly rules: CompoundRules
  readonly hotline: string
  readonly note: string
}

/**
 * The first compound only admits its white list. The others admit every pass, but two exclude e-bikes for a while, and the mall opens late.
 */
export const RULED: readonly RuledCompound[] = [
  {
    compoundId: 'cmp_1',
    manager: 'property-1',
    guards: [
      { openid: 'guard-1', label: '西门示例' },
      { openid: 'guard-2', label: '东门示例' },
    ],
    gates: [
      { name: '西门', exits: true },
      { name: '东门', exits: false },
    ],
    rules: { ...anybody, who: 'whiteList', workKinds: ['courier', 'deliveryRider'] },
    hotline: '0512-6300 0000',
    note: '车停 3 幢东侧，走货梯上楼',
  },
  {
    compoundId: 'cmp_2',
    manager: 'property-2',
    guards: [{ openid: 'guard-3', label: '南门示例' }],
    gates: [{ name: '南门', exits: false }],
    rules: { ...anybody, eBikesClosed: [{ from: '22:00', to: '06:00' }] },
    hotline: '0512-6300 0001',
    note: '快递柜在南门左手边',
  },
  {
    compoundId: 'cmp_3',
    manager: 'property-3',
    guards: [{ openid: 'guard-4', label: '东门示例' }],
    gates: [
      { name: '东门', exits: false },
      { name: '南门', exits: false },
    ],
    rules: { ...anybody, eBikesClosed: [{ from: '13:00', to: '14:30' }] },
    hotline: '0512-6300 0002',
    note: '午休时把车停在东门右侧小哥车位，步行进去',
  },
  {
    compoundId: 'cmp_9',
    manager: 'property-9',
    guards: [{ openid: 'guard-9', label: '卸货口示例' }],
    gates: [
      { name: '卸货口', exits: true },
      { name: '2 号门', exits: false },
    ],
    rules: { ...anybody, workKinds: ['courier', 'deliveryRider'], hours: [{ from: '09:00', to: '22:30' }] },
    hotline: '0512-6300 0003',
    note: '取餐走 2 号门，送货走卸货口货梯',
  },
]

/** Buildings on the sample plan (`plan.jpg`), in thousandths. */
export const BUILDINGS = Array.from({ length: 12 }, (_, at) => ({
  label: `${at + 1}幢`,
  x: 185 + (at % 4) * 205,
  y: Math.round((142 + Math.floor(at / 4) * 200) / 0.76),
}))
