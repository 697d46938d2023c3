import { merchants } from '../../../../cloudfunctions/domains/merchant/merchantDocument'
import type { ShopPictureId } from '../../../../contract/merchant/ids'
import { issueKey, shopsOf } from '../pileOperator'
import type { Scene } from '../scene'
import { uploadPicture } from '../shopPictures'
import { nextNumber, type Samples } from './sample'

/** A key for the shop, while no other is in use. */
async function aKey(scene: Scene) {
  const { keys } = await scene.staff.must('merchant.operatorKeys', {})
  for (const { keyId } of keys) await scene.staff.must('merchant.endOperatorKey', { keyId })
  return issueKey(scene, scene.merchant)
}

/** The shop shows so many pictures. */
async function showing({ merchant }: Scene, count: number): Promise<ShopPictureId[]> {
  const pictures = Array.from({ length: count }, () => {
    const pictureId = `pic_${nextNumber()}` as ShopPictureId
    return { pictureId, file: `cloud://sample/shops/${pictureId}.jpg`, width: 640, height: 480 }
  })
  await merchants.update(merchant, {}, { pictures, stored: pictures.map(({ file }) => file) })
  return pictures.map(({ pictureId }) => pictureId)
}

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
    await showing(scene, 1)
    return { by: shopOwner, input: { merchantId }, other: null }
  },
  'merchant.uploadTicket': async ({ shopOwner, merchant: merchantId }) => ({ by: shopOwner, input: { merchantId }, other: null }),
  'merchant.addPicture': async (scene) => {
    const { shopOwner, merchant: merchantId } = scene
    await showing(scene, 0)
    const [picture, another] = [await uploadPicture(shopOwner, merchantId), await uploadPicture(shopOwner, merchantId)]
    return { by: shopOwner, input: { merchantId, picture }, other: { merchantId, picture: another } }
  },
  'merchant.removePicture': async (scene) => {
    const { shopOwner, merchant: merchantId } = scene
    const [first, second] = await showing(scene, 2)
    if (!first || !second) throw new Error('the shop shows no pictures')
    return { by: shopOwner, input: { merchantId, pictureId: first }, other: { merchantId, pictureId: second } }
  },
}
