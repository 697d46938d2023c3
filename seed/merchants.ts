import type { Phones } from './phone'

/** Sample data (示例数据): merchants with one clerk each, which an operator replaces through `merchant.save`. */
const MERCHANTS = [
  { merchantId: 'mch_1', name: '天天包子（示例）', townId: 'twn_1', open: true, clerk: 'clerk-1' },
  { merchantId: 'mch_2', name: '邻里食堂（示例）', townId: 'twn_4', open: true, clerk: 'clerk-2' },
] as const

export async function fillMerchants(phones: Phones) {
  const staff = phones('staff-1')
  for (const { clerk, ...merchant } of MERCHANTS) {
    await staff.ask('merchant.save', merchant)
    const { code } = await staff.ask('staff.invite', { grant: { role: 'clerk', merchantId: merchant.merchantId } })
    await phones(clerk).ask('role.accept', { code })
  }
}
