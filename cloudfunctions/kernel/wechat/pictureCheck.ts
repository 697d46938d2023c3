import type { Refusal } from '../../../contract/kernel/refusal'
import { wechat } from './wechat'

export type PictureCheck = (jpeg: Buffer) => Promise<Refusal<'PHOTO_REFUSED'> | null>

/** Checks a picture with WeChat once. `change` may run its decision again after a conflict, and must not ask again. */
export function pictureCheck(): PictureCheck {
  let answer: Promise<boolean> | undefined
  return async (jpeg) => {
    answer ??= wechat().checkPicture(jpeg)
    return (await answer) ? null : { code: 'PHOTO_REFUSED', details: {} }
  }
}
