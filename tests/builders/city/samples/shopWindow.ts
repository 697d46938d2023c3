import { merchants } from '../../../../cloudfunctions/domains/merchant/merchantDocument'
import { issueKey, shopsOf } from '../pileOperator'
import type { Scene } from '../scene'
import { addPicture, uploadPicture } from '../shopPictures'
import type { Samples } from './sample'

/** A key for the shop, while no other is in use. */
async function aKey(scene: Scene) {
  const { keys } = await scene.staff.must('merchant.operatorKeys', {})
  for (const { keyId } of keys) await scene.staff.must('merchant.endOperatorKey', { keyId })
  return issueKey(scene, scene.merchant)
}

/** The shop shows no pictures. */
const withoutPictures = ({ merchant }: Scene) => merchants.update(merchant, {}, { pictures: [], stored: [] })

/** What a shop and an operator of charging piles show of themselves. */
export const shopWindowSamples: Pick<
  Samples,
  | 'merchant.issueOperatorKey'
  | 'merchant.operatorKeys'
  | 'merchant.endOperatorKey'
  | 'merchant.pictures'
  | 'merchant.uploadTicket'
  | 'merchant.addPicture'
  | 'merchant.removePicture'
> = {
  'merchant.issueOperatorKey': async (scene) => {
    await aKey(scene)
    const key = { name: '示例充电', shops: shopsOf(scene.merchant) }
    return { by: scene.staff, input: key, other: { ...key, name: '示例充电二' } }
  },
  'merchant.operatorKeys': async (scene) => {
    await aKey(scene)
    return { by: scene.staff, input: {}, other: null }
  },
  'merchant.endOperatorKey': async (scene) => {
    const [{ keyId }, other] = [await aKey(scene), await issueKey(scene, scene.merchant)]
    return { by: scene.staff, input: { keyId }, other: { keyId: other.keyId } }
  },
  'merchant.pictures': async (scene) => {
    const { shopOwner, merchant: merchantId } = scene
    await withoutPictures(scene)
    await addPicture(shopOwner, merchantId)
    return { by: shopOwner, input: { merchantId }, other: null }
  },
  'merchant.uploadTicket': async ({ shopOwner, merchant: merchantId }) => ({ by: shopOwner, input: { merchantId }, other: null }),
  'merchant.addPicture': async (scene) => {
    const { shopOwner, merchant: merchantId } = scene
    await withoutPictures(scene)
    const [picture, another] = [await uploadPicture(shopOwner, merchantId), await uploadPicture(shopOwner, merchantId)]
    return { by: shopOwner, input: { merchantId, picture }, other: { merchantId, picture: another } }
  },
  'merchant.removePicture': async (scene) => {
    const { shopOwner, merchant: merchantId } = scene
    await withoutPictures(scene)
    await addPicture(shopOwner, merchantId)
    const [first, second] = await addPicture(shopOwner, merchantId)
    if (!first || !second) throw new Error('the shop shows no pictures')
    return { by: shopOwner, input: { merchantId, pictureId: first.pictureId }, other: { merchantId, pictureId: second.pictureId } }
  },
}
