import { someTerms } from '../builders/offers'
import type { District } from './district'

export const sampleShop = {
  merchantId: 'mch_1',
  name: '天天包子（示例）',
  townId: 'twn_1',
  kind: 'meals',
  open: true,
} as const

const { merchantId } = sampleShop

/** Opens a shop whose owner is `owner` and whose clerk is `clerk`. It gives a meal for 8 instead of 11 yuan, three times a day. */
export async function openShop(district: District) {
  const [staff, owner, clerk] = [district.phone('staff'), district.phone('owner'), district.phone('clerk')]
  await staff.ask('merchant.save', sampleShop)
  const price = { kind: 'setMeal', normalFen: 1100, riderFen: 800 } as const
  await staff.ask('merchant.saveOffer', {
    merchantId,
    offerId: 'off_1',
    terms: someTerms({ title: '鲜肉包套餐', price, limits: { personDay: 3 } }),
  })
  const ofOwner = await staff.ask('staff.invite', { grant: { role: 'shopOwner', merchantId } })
  await owner.ask('role.accept', { code: ofOwner.code })
  const ofClerk = await owner.ask('merchant.inviteClerk', { merchantId, label: '示例店员' })
  await clerk.ask('role.accept', { code: ofClerk.code })
}
