import type { ShopPictureId } from '../../../../contract/merchant/ids'
import type { Decision } from '../../../kernel/database/decision'
import type { NewEffect } from '../../../kernel/effect'
import { deleteStoredFile } from '../../../kernel/effects'
import type { MerchantDocument, StoredPicture } from '../merchantDocument'
import { changedShop, type ShopChange } from './shop'

type Changing = Extract<Decision<MerchantDocument>, { kind: 'change' }>

const deleting = (files: readonly string[]): NewEffect[] => files.map((fileId) => deleteStoredFile({ fileId }))

/** The shop shows these pictures from now on. The files of all others are deleted, and so is the upload that one was made of. */
export function showing({ stored = [] }: Pick<MerchantDocument, 'stored'>, pictures: readonly StoredPicture[], upload?: string): Changing {
  const kept = pictures.map(({ file }) => file)
  const dropped = stored.filter((file) => !kept.includes(file))
  return { kind: 'change', next: { pictures, stored: kept }, effects: deleting([...dropped, ...(upload ? [upload] : [])]) }
}

export const withoutPicture = (shop: MerchantDocument, pictureId: ShopPictureId) =>
  showing(
    shop,
    (shop.pictures ?? []).filter((picture) => picture.pictureId !== pictureId),
  )

/**
 * What the district changes of a shop. One that it closes, or keeps closed, shows no pictures any more, and their files are deleted. An owner who closes
 * for a while keeps them: riders see nothing of a closed shop.
 */
export function changedByDistrict(shop: MerchantDocument, change: ShopChange, now: Date): Changing {
  const changed = changedShop(shop, change, now)
  if (change.open !== false) return { kind: 'change', next: changed }
  const { next, effects = [] } = showing(shop, [])
  return { kind: 'change', next: { ...changed, ...next }, effects }
}
