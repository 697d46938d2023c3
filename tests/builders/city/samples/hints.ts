import { shopHints } from '../../../../cloudfunctions/domains/merchant/books/hints'
import type { HintId } from '../../../../contract/merchant/ids'
import { aHint as aHintOf } from '../../hints'
import { daysAfter } from '../../time'
import { store } from '../filledList'
import type { Scene } from '../scene'
import { nextNumber, type Samples } from './sample'

/** The owners of the shop have been told of something unusual, longer ago than staff wait. */
async function aHint({ merchant, city }: Scene): Promise<HintId> {
  const _id = `hnt_sample${nextNumber()}` as HintId
  await store(shopHints, [aHintOf({ _id, merchantId: merchant, toldAt: daysAfter(city.now, -4), listedAt: daysAfter(city.now, -1) })])
  return _id
}

/** What is told of unusual patterns at shops. */
export const hintSamples: Pick<Samples, 'merchant.hints' | 'merchant.closeHint' | 'merchant.ownHints' | 'merchant.explainHint'> = {
  'merchant.hints': async (scene) => {
    await aHint(scene)
    return { by: scene.staff, input: {}, other: null }
  },
  'merchant.closeHint': async (scene) => {
    const [hintId, other] = [await aHint(scene), await aHint(scene)]
    return { by: scene.staff, input: { hintId }, other: { hintId: other } }
  },
  'merchant.ownHints': async (scene) => {
    await aHint(scene)
    return { by: scene.shopOwner, input: { merchantId: scene.merchant }, other: null }
  },
  'merchant.explainHint': async (scene) => {
    const one = { merchantId: scene.merchant, hintId: await aHint(scene) }
    return { by: scene.shopOwner, input: { ...one, reason: 'groupMeal', words: '示例说明' }, other: { ...one, reason: 'family' } }
  },
}
