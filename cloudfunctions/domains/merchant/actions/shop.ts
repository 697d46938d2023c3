import type { TownId } from '../../../../contract/account/ids'
import { metresBetween } from '../../../../contract/kernel/distance'
import type { Refusal } from '../../../../contract/kernel/refusal'
import type { ShopKind, shopActions } from '../../../../contract/merchant/shop'
import { change } from '../../../kernel/database/change'
import { type Decision, refuse } from '../../../kernel/database/decision'
import { findPage, onlyFields } from '../../../kernel/database/page'
import type { Handler } from '../../../kernel/handler'
import { textChecksFor } from '../../../kernel/wechat/textCheckFor'
import { towns } from '../../account/public'
import { passes, passIdOfPerson, seenPass } from '../../pass/public'
import { type MerchantDocument, merchants } from '../merchantDocument'
import { seenIn } from '../redeeming'
import { refusalOfRider } from '../riders'
import { refusalOfShop } from '../rules/offers'
import { changedShop } from '../rules/shop'
import { IN_A_ROW, viewOffersFor, viewPictures, viewShop, viewShopRow } from '../views'

type Actions = typeof shopActions

export const saveShop: Handler<Actions['saveShop']> = async ({ merchantId, ...fields }, { caller, request }) => {
  const refusedTextIn = textChecksFor(caller)
  const decide = async (shop: MerchantDocument): Promise<Decision<MerchantDocument, Refusal<'NOT_FOUND' | 'TEXT_REFUSED'>>> => {
    const { townId, name, address } = fields
    if (townId !== undefined && townId !== shop.townId && !(await towns.get(townId))) return refuse({ code: 'NOT_FOUND', details: {} })
    const refusedText = await refusedTextIn({ name: name !== shop.name ? name : null, address: address !== shop.address ? address : null })
    if (refusedText) return refuse(refusedText)
    return { kind: 'change', next: changedShop(shop, fields, request.now) }
  }
  const outcome = await change(merchants, () => merchants.get(merchantId), request, decide)
  return 'refusal' in outcome ? outcome : { data: viewShop(outcome.doc) }
}

const PAGE = 40

const rowsOfShops = onlyFields(merchants, IN_A_ROW)

/** What holds of every shop that takes part. */
const takesPart = { open: true, suspendedAt: null }

interface Narrowed {
  readonly townId?: TownId | undefined
  readonly kind?: ShopKind | undefined
}

/** Which index answers what is asked for. */
function questionOf({ townId, kind }: Narrowed) {
  if (townId && kind) return { index: 'listedInTownOfKind', equals: { ...takesPart, townId, kind } }
  if (townId) return { index: 'listedInTown', equals: { ...takesPart, townId } }
  if (kind) return { index: 'listedOfKind', equals: { ...takesPart, kind } }
  return { index: 'listed', equals: takesPart }
}

export const list: Handler<Actions['list']> = async ({ after, ...narrowed }, { now }) => {
  const { index, equals } = questionOf(narrowed)
  const { rows, next } = await findPage(rowsOfShops, index, { equals, after, size: PAGE })
  return { data: { shops: rows.map(viewShopRow), next, now: now.toISOString() } }
}

const NEAREST = 20

export const near: Handler<Actions['near']> = async ({ here, kind }, { now }) => {
  const question = { point: here, equals: { ...takesPart, ...(kind && { kind }) }, most: NEAREST }
  const found = await merchants.findNearest('nearby', question, IN_A_ROW)
  const shops = found.flatMap((shop) =>
    shop.location ? { ...viewShopRow(shop), metres: Math.round(metresBetween(here, shop.location)) } : [],
  )
  return { data: { shops, now: now.toISOString() } }
}

export const show: Handler<Actions['show']> = async ({ merchantId }, { caller: { personId }, now }) => {
  const [shop, pass] = await Promise.all([merchants.get(merchantId), passes.get(passIdOfPerson(personId))])
  if (!shop || refusalOfShop(shop)) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const refusal = refusalOfRider(shop, pass, personId, now)
  const offers = viewOffersFor(shop, pass && seenIn(pass, shop, seenPass(pass), now), refusal, now)
  return { data: { shop: viewShop(shop), pictures: await viewPictures(shop), refusal, offers, now: now.toISOString() } }
}
