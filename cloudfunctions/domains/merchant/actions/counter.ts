import type { OutputOf } from '../../../../contract/kernel/action'
import type { PersonId } from '../../../../contract/kernel/ids'
import type { counterActions } from '../../../../contract/merchant/counter'
import type { RedemptionId } from '../../../../contract/merchant/ids'
import type { RedeemRefusal } from '../../../../contract/merchant/redeemRefusal'
import type { Credential } from '../../../../contract/pass/gate'
import { dayOf, startOf } from '../../../kernel/calendar'
import { findAll, findPage, onlyFields } from '../../../kernel/database/page'
import type { Handler } from '../../../kernel/handler'
import {
  checkAtCounter,
  holdsUntil,
  type PassDocument,
  passes,
  passIdOfPerson,
  passIdOfRider,
  refusalOfPass,
  requestKeyOf,
  seenPass,
} from '../../pass/public'
import type { MerchantDocument } from '../merchantDocument'
import { merchantOfPoster } from '../posters'
import { type Redeeming, redeem as redeemOnce, type Seen, seenIn, viewSpending } from '../redeeming'
import { declinedOfUse, keepRedemption, redemptionOfRequest, redemptionOfUse, redemptions } from '../redemptionDocument'
import { refusalOfRider, worksThere } from '../riders'
import { currentOffers, refusalOfShop, SCAN_LIFE_MS } from '../rules/offers'
import { openScan, type Scan, sealScan } from '../scan'
import { viewOffersFor, viewRedemption } from '../views'

type Actions = typeof counterActions
type Verified = OutputOf<Actions['verify']>

export const verify: Handler<Actions['verify']> = async ({ merchantId, text, said }, context) => {
  const { caller, granted: merchant, now } = context
  const about = { now: now.toISOString(), merchantName: merchant.name }
  const shopRefusal = refusalOfShop(merchant)
  if (shopRefusal) return { data: { ...notValid(about, null), shopRefusal } }
  const credential: Credential = said ? { kind: 'digits', ...said } : { kind: 'code', text: text ?? '' }
  const counter = { placeId: merchantId, name: merchant.name, spendsNext: currentOffers(merchant).length > 0 }
  const check = await checkAtCounter(credential, counter, context)
  if ('refusal' in check) return { data: notValid(about, check.refusal) }

  const { useId, at, holder, pass } = check
  const seen = seenIn(pass, merchant, check.seen, now)
  const offers = viewOffersFor(merchant, seen, refusalOfCustomer(pass, caller.personId, now), now)
  const canHave = offers.some(({ refusal }) => refusal === null)
  const scan = canHave ? sealScan({ ...scanOf(merchant, seen), useId, clerkId: caller.personId, until: scanUntil(at, pass) }) : null
  return { data: { ...about, valid: true, useId, at: at.toISOString(), holder, refusal: null, offers, scan } }
}

/** Why this customer is given nothing, whatever the shop has; null: they may be. A retry of the scan may come when the pass holds no more. */
function refusalOfCustomer(pass: PassDocument, clerkId: PersonId, now: Date): RedeemRefusal | null {
  if (pass.personId === clerkId) return { reason: 'forOneself' }
  const ended = refusalOfPass(pass, now)
  return ended && { reason: 'pass', refusal: ended }
}

/** Until then the scan may lead to a redemption, and the pass holds by all that is known. */
const scanUntil = (at: Date, pass: PassDocument) => new Date(Math.min(at.getTime() + SCAN_LIFE_MS, holdsUntil(pass).getTime()))

const notValid = (about: Pick<Verified, 'now' | 'merchantName'>, refusal: Verified['refusal']): Verified => ({
  ...about,
  valid: false,
  useId: null,
  at: about.now,
  holder: null,
  refusal,
})

const scanOf = (merchant: MerchantDocument, seen: Seen) => ({
  ...seen,
  merchantId: merchant._id,
  offers: currentOffers(merchant).map(({ offerId, version }) => ({ offerId, version })),
})

/** The scan, if this clerk has made it at this shop; else null. */
function ownScan(text: string, { _id }: MerchantDocument, clerkId: PersonId): Scan | null {
  const scan = openScan(text)
  return scan?.merchantId === _id && scan.clerkId === clerkId ? scan : null
}

const refused = (refusal: RedeemRefusal, now: Date) => ({ data: { redemption: null, refusal, now: now.toISOString() } })

export const redeem: Handler<Actions['redeem']> = async ({ scan: text, offerId, typed }, { caller, granted: merchant, request, now }) => {
  const scan = ownScan(text, merchant, caller.personId)
  if (!scan) return refused({ reason: 'scanAgain' }, now)
  const shown = scan.offers.find((one) => one.offerId === offerId)
  if (!shown) return refused({ reason: 'otherShopsOffer' }, now)
  const asked = {
    ...shown,
    typed,
    redemptionId: redemptionOfUse(scan.useId),
    passId: scan.seen.passId,
    clerkId: caller.personId,
    until: scan.until,
  }
  return answered(await redeemOnce(merchant, asked, scan, request), now)
}

function answered(outcome: Redeeming, now: Date) {
  if ('refusal' in outcome) return outcome
  if ('refused' in outcome) return refused(outcome.refused, now)
  return { data: { redemption: outcome.redemption, refusal: null, now: now.toISOString() } }
}

export const decline: Handler<Actions['decline']> = async ({ scan: text, reason }, { caller, granted: merchant, now }) => {
  const scan = ownScan(text, merchant, caller.personId)
  if (!scan) return { refusal: { code: 'NOT_FOUND', details: {} } }
  await keepRedemption({
    _id: declinedOfUse(scan.useId),
    merchantId: merchant._id,
    merchantName: merchant.name,
    passId: scan.seen.passId,
    maskedName: scan.maskedName,
    clerkId: caller.personId,
    outcome: 'declined',
    declined: reason,
    given: null,
    at: now,
    day: dayOf(now),
  })
  return { data: { declined: true } }
}

export const atPoster: Handler<Actions['atPoster']> = async ({ poster }, { caller, granted: rider, now }) => {
  const [merchant, pass] = await Promise.all([merchantOfPoster(poster), passes.get(passIdOfRider(rider._id))])
  const shown = { merchantId: merchant?._id ?? null, merchantName: merchant?.name ?? '', now: now.toISOString() }
  const refusal = refusalOfRider(merchant, pass, caller.personId, now)
  if (refusal || !merchant || !pass) return { data: { ...shown, refusal, offers: [] } }
  return { data: { ...shown, refusal, offers: viewOffersFor(merchant, seenIn(pass, merchant, seenPass(pass), now), null, now) } }
}

export const redeemAtPoster: Handler<Actions['redeemAtPoster']> = async ({ poster, offerId, typed }, context) => {
  const { caller, granted: rider, request, now } = context
  const merchant = await merchantOfPoster(poster)
  if (!merchant) return refused({ reason: 'shopClosed' }, now)
  if (worksThere(merchant, caller.personId)) return refused({ reason: 'forOneself' }, now)
  const version = currentOffers(merchant).find((one) => one.offerId === offerId)?.version ?? 0
  const redemptionId = redemptionOfRequest(requestKeyOf(request))
  const asked = { redemptionId, offerId, version, typed, passId: passIdOfRider(rider._id), clerkId: null, until: null }
  return answered(await redeemOnce(merchant, asked, null, request), now)
}

/** What was redeemed so lately is still worth showing. */
const JUST_MS = 2 * 60_000

export const justRedeemed: Handler<Actions['justRedeemed']> = async (_, { granted: rider, now }) => {
  const pass = await passes.getPart(passIdOfRider(rider._id), ['recentSpendings'])
  const [newest] = Object.entries(pass?.recentSpendings ?? {}).sort(([, a], [, b]) => b.at.getTime() - a.at.getTime())
  const isNew = newest && now.getTime() - newest[1].at.getTime() < JUST_MS
  const redemption = isNew ? viewSpending(newest[0] as RedemptionId, newest[1]) : null
  return { data: { redemption, now: now.toISOString() } }
}

const PAGE = 20

export const mine: Handler<Actions['mine']> = async ({ after }, { caller, now }) => {
  const passId = passIdOfPerson(caller.personId)
  const equals = { passId, outcome: 'redeemed' }
  const from = startOf(`${dayOf(now).slice(0, 7)}-01`)
  const [{ rows, next }, ofMonth] = await Promise.all([
    findPage(redemptions, 'pass', { equals, after, size: PAGE }),
    findAll(onlyFields(redemptions, ['given', 'reversal']), 'pass', { equals, from }),
  ])
  const counted = ofMonth.filter(({ reversal }) => reversal?.state !== 'reversed')
  const savedFen = counted.reduce((sum, { given }) => sum + (given?.amounts.savedFen ?? 0), 0)
  return {
    data: {
      redemptions: rows.flatMap((one) => viewRedemption(one) ?? []),
      month: { count: counted.length, savedFen },
      next,
      now: now.toISOString(),
    },
  }
}
