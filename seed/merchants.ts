import type { Phones } from './phone'
import { SHOP_PLANS } from './shopPlans'

/** Who works at the shops whose phones the preview offers, and at one more. */
const STAFFED = [
  { merchantId: 'mch_1', role: 'shopOwner', openid: 'shopkeeper-1' },
  { merchantId: 'mch_1', role: 'clerk', openid: 'clerk-1' },
  { merchantId: 'mch_2', role: 'clerk', openid: 'clerk-2' },
] as const

export async function fillMerchants(phones: Phones) {
  const staff = phones('staff-1')
  for (const { shop, offers } of SHOP_PLANS) {
    const { merchantId } = await staff.ask('merchant.save', shop)
    for (const [at, terms] of offers.entries()) await staff.ask('merchant.saveOffer', { merchantId, offerId: `off_${at + 1}`, terms })
  }
  for (const { openid, ...grant } of STAFFED) {
    const { code } = await staff.ask('staff.invite', { grant })
    await phones(openid).ask('role.accept', { code })
  }
}
