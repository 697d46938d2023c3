import { merchants } from '../../../cloudfunctions/domains/merchant/merchantDocument'
import { redemptions } from '../../../cloudfunctions/domains/merchant/redemptionDocument'
import { unchanged } from '../../../cloudfunctions/kernel/database/decision'
import type { ActionName } from '../../../contract'
import type { MerchantId } from '../../../contract/merchant/ids'
import { passId } from '../passes'
import { aRedemption, redemptionId } from '../redemptions'
import { aStation } from '../stations'
import { type FilledList, MANY, names, store } from './filledList'
import type { Phone } from './phone'
import type { Scene } from './scene'

const redemptionsOf =
  <Rows extends string>(rows: Rows) =>
  (page: Record<Rows, { redemptionId: string }[]>) =>
    page[rows].map((row) => row.redemptionId)

async function someRedemptions({ merchant, city }: Scene, ofOnePass: Phone | null) {
  const docs = names(MANY).map((name) =>
    aRedemption({ _id: redemptionId(name), merchantId: merchant, passId: ofOnePass?.passId ?? passId(name), at: city.now }),
  )
  await store(redemptions, docs)
  return docs.map(({ _id }) => _id)
}

/** The lists of merchants and of what was redeemed. */
export const merchantLists: { readonly [Name in ActionName]?: (scene: Scene) => Promise<FilledList> } = {
  'merchant.list': async ({ staff }) => {
    const shop = { ...unchanged, name: '示例洗车店', townId: aStation().townId, open: true, kind: 'carWash' } as const
    const docs = names(MANY).map((name) => ({ ...shop, _id: `mch_${name}` as MerchantId }))
    await store(merchants, docs)
    const idsIn = (page: { shops: { merchantId: string }[] }) => page.shops.map((row) => row.merchantId)
    return { by: staff, input: { kind: 'carWash' }, cursor: 'after', expected: docs.map(({ _id }) => _id), idsIn }
  },
  'merchant.mine': async (scene) => {
    const by = await scene.holder()
    return { by, input: {}, cursor: 'after', expected: await someRedemptions(scene, by), idsIn: redemptionsOf('redemptions') }
  },
  'merchant.log': async (scene) => ({
    by: scene.clerk,
    input: { merchantId: scene.merchant },
    cursor: 'after',
    expected: await someRedemptions(scene, null),
    idsIn: redemptionsOf('rows'),
  }),
}
