import { storeFile } from '../../../cloudfunctions/kernel/files'
import type { MerchantId } from '../../../contract/merchant/ids'
import { aJpeg } from '../jpeg'
import type { Phone } from './phone'

/** Uploads a picture of the shop as its owner's phone does. */
export async function uploadPicture(owner: Phone, merchantId: MerchantId, picture = aJpeg({ width: 640, height: 480 })): Promise<string> {
  const { path } = await owner.must('merchant.uploadTicket', { merchantId })
  return storeFile(path, picture)
}

/** Shows a picture at the shop; returns all that it shows. */
export async function addPicture(owner: Phone, merchantId: MerchantId, picture?: Buffer) {
  const upload = await uploadPicture(owner, merchantId, picture)
  return (await owner.must('merchant.addPicture', { merchantId, picture: upload })).pictures
}
