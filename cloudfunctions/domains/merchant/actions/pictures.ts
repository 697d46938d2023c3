import { createHash } from 'node:crypto'
import type { Refusal } from '../../../../contract/kernel/refusal'
import type { ShopPictureId } from '../../../../contract/merchant/ids'
import { MOST_PICTURES, type OwnPicture, type pictureActions } from '../../../../contract/merchant/pictures'
import { change } from '../../../kernel/database/change'
import { type Decision, refuse } from '../../../kernel/database/decision'
import { linksTo } from '../../../kernel/files'
import type { Handler } from '../../../kernel/handler'
import { type PictureKind, type PictureRefusal, pictureOf, takePicture } from '../../../kernel/pictures/takePicture'
import { giveUploadTicket } from '../../../kernel/pictures/uploads'
import { type PictureCheck, pictureCheck } from '../../../kernel/wechat/pictureCheck'
import { type MerchantDocument, merchants } from '../merchantDocument'
import { showing, withoutPicture } from '../rules/pictures'

type Actions = typeof pictureActions

const SHOPS: PictureKind<MerchantDocument> = {
  owners: merchants,
  folder: 'shops',
  limitBytes: 300 * 1024,
  minimumPixels: 240,
  /** As large as WeChat looks at: 750 × 1334. */
  maximumArea: 750 * 1334,
  dailyUploads: 60,
}

export const uploadTicket: Handler<Actions['uploadTicket']> = (_, context) => giveUploadTicket(SHOPS, context)

export const pictures: Handler<Actions['pictures']> = async (_, { granted }) => ({ data: await viewOwnPictures(granted) })

export const addPicture: Handler<Actions['addPicture']> = async ({ merchantId, picture }, { caller, request, now }) => {
  const taking = { personId: caller.personId, now, look: pictureCheck() }
  const outcome = await change(
    merchants,
    () => merchants.get(merchantId),
    request,
    (shop) => withUpload(shop, picture, taking),
  )
  return 'refusal' in outcome ? outcome : { data: await viewOwnPictures(outcome.doc) }
}

type Decided = Decision<MerchantDocument, PictureRefusal | Refusal<'PHOTO_REFUSED' | 'TOO_MANY'>>

async function withUpload(
  shop: MerchantDocument,
  upload: string,
  taking: Parameters<typeof takePicture>[3] & { look: PictureCheck },
): Promise<Decided> {
  const file = pictureOf(SHOPS, upload, shop._id)
  const shown = shop.pictures ?? []
  // A picture that is shown stays as it is, even if somebody has uploaded another file under the same name since.
  if (shown.some((one) => one.file === file)) return { kind: 'change', next: {} }
  if (shown.length >= MOST_PICTURES) return refuse({ code: 'TOO_MANY', details: { limit: MOST_PICTURES } })
  const taken = await takePicture(SHOPS, upload, shop, taking)
  if ('refusal' in taken) return refuse(taken.refusal)
  return showing(shop, [...shown, { pictureId: idOf(file), file, ...taken.size }], upload)
}

const idOf = (file: string) => `pic_${createHash('sha256').update(file).digest('hex').slice(0, 20)}` as ShopPictureId

export const removePicture: Handler<Actions['removePicture']> = async ({ merchantId, pictureId }, { request }) => {
  const load = () => merchants.get(merchantId)
  const outcome = await change(merchants, load, request, (shop) => withoutPicture(shop, pictureId))
  return 'refusal' in outcome ? outcome : { data: await viewOwnPictures(outcome.doc) }
}

async function viewOwnPictures({ pictures: shown = [] }: MerchantDocument): Promise<{ pictures: OwnPicture[] }> {
  const links = await linksTo(shown.map(({ file }) => file))
  return { pictures: shown.map(({ pictureId, file }) => ({ pictureId, url: links.get(file) ?? null })) }
}
