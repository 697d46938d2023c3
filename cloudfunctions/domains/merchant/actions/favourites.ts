import type { Refusal } from '../../../../contract/kernel/refusal'
import { type favouriteActions, MOST_FAVOURITES } from '../../../../contract/merchant/favourites'
import type { MerchantId } from '../../../../contract/merchant/ids'
import { change } from '../../../kernel/database/change'
import { type Decision, refuse } from '../../../kernel/database/decision'
import type { Handler } from '../../../kernel/handler'
import { ensureFavourites, type FavouritesDocument, favourites as favouritesOf } from '../favouriteDocument'
import { merchants } from '../merchantDocument'
import { refusalOfShop } from '../rules/offers'
import { IN_A_ROW, viewShopRow } from '../views'

type Actions = typeof favouriteActions

export const favourites: Handler<Actions['favourites']> = async (_, { caller: { personId }, now }) => {
  const ids = (await favouritesOf.get(personId))?.merchantIds ?? []
  const found = await merchants.getManyParts(ids, [...IN_A_ROW, 'suspendedAt'])
  const takesPart = (shop: (typeof found)[number]) => refusalOfShop(shop) === null
  const away = found.filter((shop) => !takesPart(shop)).map(({ _id: merchantId, name }) => ({ merchantId, name }))
  return { data: { favourites: [...ids], shops: found.filter(takesPart).map(viewShopRow), away, now: now.toISOString() } }
}

export const star: Handler<Actions['star']> = async ({ merchantId, on }, { caller: { personId }, request }) => {
  if (on && !(await merchants.getPart(merchantId, ['open']))) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const outcome = await change(
    favouritesOf,
    () => ensureFavourites(personId),
    request,
    (own) => decideStar(own, merchantId, on),
  )
  return 'refusal' in outcome ? outcome : { data: { favourites: [...outcome.doc.merchantIds] } }
}

function decideStar(
  { merchantIds }: FavouritesDocument,
  merchantId: MerchantId,
  on: boolean,
): Decision<FavouritesDocument, Refusal<'TOO_MANY'>> {
  const others = merchantIds.filter((id) => id !== merchantId)
  if (on && others.length >= MOST_FAVOURITES) return refuse({ code: 'TOO_MANY', details: { limit: MOST_FAVOURITES } })
  return { kind: 'change', next: { merchantIds: on ? [...others, merchantId] : others } }
}
