import * as z from 'zod/mini'
import { action } from '../kernel/action'
import { FileId } from '../kernel/fields'
import { limits } from '../kernel/limit'
import { UploadTicket } from '../kernel/uploadTicket'
import { MerchantId, OfferId, ShopPictureId } from './ids'

/** How many pictures a shop shows, on its own page: in lists they would weigh more than all the rest. */
export const MOST_PICTURES = 3

/** A picture as riders see it. `offerIds`: the offers that are given now and show it. */
export const ShopPicture = z.object({ url: z.string(), width: z.int(), height: z.int(), offerIds: z.array(OfferId) })
export type ShopPicture = z.output<typeof ShopPicture>

/** `url` null: the storage gives no link just now. */
const OwnPicture = z.object({ pictureId: ShopPictureId, url: z.nullable(z.string()) })
export type OwnPicture = z.output<typeof OwnPicture>

const here = { merchantId: MerchantId }
const OwnPictures = z.object({ pictures: z.array(OwnPicture) })
const leading = { audience: 'shopOwner', scope: 'merchantId', output: OwnPictures } as const

/** What my shop shows of itself, the oldest first. */
export const pictures = action({
  name: 'merchant.pictures',
  limit: limits.looking,
  ...leading,
  input: z.strictObject(here),
  errors: [],
})

/** The right to upload one picture of a shop. */
export const uploadTicket = action({
  name: 'merchant.uploadTicket',
  unlimited: 'uploads have a limit of their own a day, which counts pictures',
  audience: 'shopOwner',
  scope: 'merchantId',
  writes: true,
  unaudited: 'the ticket itself records the upload until it is used or removed',
  input: z.strictObject(here),
  output: UploadTicket,
  errors: ['TOO_MANY_UPLOADS'],
})

/** Shows a picture to everybody from now on, when WeChat has nothing against it (M23). At most three. */
export const addPicture = action({
  name: 'merchant.addPicture',
  limit: limits.work,
  ...leading,
  writes: true,
  audited: true,
  leftOut: ['picture'],
  input: z.strictObject({ ...here, picture: FileId }),
  errors: ['PHOTO_MISSING', 'PHOTO_NOT_JPEG', 'PHOTO_TOO_LARGE', 'PHOTO_TOO_SMALL', 'PHOTO_REFUSED', 'TOO_MANY'],
})

/** Nobody is shown the picture any more, and its file is deleted. */
export const removePicture = action({
  name: 'merchant.removePicture',
  limit: limits.work,
  ...leading,
  writes: true,
  audited: true,
  input: z.strictObject({ ...here, pictureId: ShopPictureId }),
  errors: [],
})

export const pictureActions = { pictures, uploadTicket, addPicture, removePicture }
