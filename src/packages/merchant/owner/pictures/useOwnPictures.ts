import { useState } from 'react'
import type { MerchantId } from '../../../../../contract/merchant/ids'
import type { OwnPicture } from '../../../../../contract/merchant/pictures'
import { callAction } from '../../../../services/callAction'
import { errorText } from '../../../../services/errorText'
import { type Purpose, photoProblemText } from '../../../../services/photo/photo'
import { useUploadedPhoto } from '../../../../services/photo/useUploadedPhoto'
import { useWrite } from '../../../../services/useWrite'

/** As large as WeChat's check looks at, and light enough for riders on the way. */
const purpose: Purpose = { camera: 'back', side: 750, maxBytes: 280 * 1024 }

const words = { ...photoProblemText, tooLarge: '照片太大，压缩后还是传不上去。请换一张' }

/** Adds pictures of the shop and takes them away, each at once. */
export function useOwnPictures(merchantId: MerchantId) {
  const askForTicket = () => callAction('merchant.uploadTicket', { merchantId })
  const { choose, problem, setProblem } = useUploadedPhoto({ purpose, words, askForTicket })
  const { send: sendAdded } = useWrite('merchant.addPicture')
  const { send: sendRemoved } = useWrite('merchant.removePicture')
  const [removing, setRemoving] = useState<OwnPicture | null>(null)

  const add = async () => {
    const picture = await choose()
    const reply = picture && (await sendAdded({ merchantId, picture }))
    if (reply && !reply.ok) setProblem(errorText(reply.error))
  }
  const remove = async ({ pictureId }: OwnPicture) => {
    const reply = await sendRemoved({ merchantId, pictureId })
    if (!reply) return
    setRemoving(null)
    setProblem(reply.ok ? null : errorText(reply.error))
  }
  return { add, remove, removing, setRemoving, problem }
}
