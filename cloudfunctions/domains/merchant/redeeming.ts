import * as z from 'zod/mini'
import type { WorkKind } from '../../../contract/account/rider'
import { DAY_MS } from '../../../contract/kernel/duration'
import type { PersonId } from '../../../contract/kernel/ids'
import type { CommonCode, Refusal } from '../../../contract/kernel/refusal'
import { amountsOf, typedFor } from '../../../contract/merchant/amounts'
import type { Redemption } from '../../../contract/merchant/counter'
import { MerchantId, OfferId, type RedemptionId } from '../../../contract/merchant/ids'
import { Amounts, type OfferTerms, type Typed } from '../../../contract/merchant/offer'
import type { RedeemRefusal } from '../../../contract/merchant/redeemRefusal'
import type { PassId } from '../../../contract/pass/ids'
import { dayOf } from '../../kernel/calendar'
import type { PayloadOf, Turn } from '../../kernel/effect'
import type { WriteRequest } from '../../kernel/request'
import { LOST, retryOnConflict } from '../../kernel/retry'
import { type PassDocument, passes, type RecentSpending, refusalOfPass, requestKeyOf, type SeenPass, seenPass, spend } from '../pass/public'
import { bookDayOf } from './books/rules'
import { recordRedemption } from './effects'
import { type MerchantDocument, merchants } from './merchantDocument'
import { keepRedemption, numberOf } from './redemptionDocument'
import { type Had, hadOf, isLimitedInAll, keysOf, pastKeys } from './rules/limits'
import { termsInVersion } from './rules/offers'
import { refusalOf } from './rules/redeem'
import { MOST_TAKES, newTakeId, releaseTake, settleTake, takeOne } from './takes'

/** What is asked for: which offer in which version, for whom, at which merchant, by whom. */
export interface Asked {
  readonly redemptionId: RedemptionId
  readonly offerId: OfferId
  readonly version: number
  readonly typed: Typed
  readonly passId: PassId
  /** Who redeems it; null: the rider, by the shop's poster. */
  readonly clerkId: PersonId | null
  /** Until then the scan may lead to a redemption; null: there was none. */
  readonly until: Date | null
}

/** The rider as they were read: with the scan, or now. */
export interface Seen {
  readonly maskedName: string
  readonly workKind: WorkKind
  readonly seen: SeenPass
  readonly had: Had
  readonly drop: { readonly keys: readonly string[]; readonly recent: readonly string[] }
}

export type Redeeming =
  | { readonly redemption: Redemption }
  | { readonly refused: RedeemRefusal }
  | { readonly refusal: Refusal<Extract<CommonCode, 'INVALID_INPUT' | 'BUSY' | 'REQUEST_REUSED'>> }

/** How many of the newest spendings a pass keeps, and for how long: a retry comes within minutes. */
const MOST_RECENT = 10

/** What a pass says of its rider for offers of this merchant. */
export function seenIn(pass: PassDocument, merchant: Pick<MerchantDocument, '_id' | 'offers'>, seen: SeenPass, now: Date): Seen {
  const { spent = {}, recentSpendings = {} } = pass
  const keys = (merchant.offers ?? []).flatMap(({ offerId, terms, earlier }) =>
    [terms, ...earlier.map((one) => one.terms)].flatMap(({ limits }) => keysOf({ merchantId: merchant._id, offerId, limits }, now)),
  )
  const newest = Object.entries(recentSpendings).sort(([, a], [, b]) => b.at.getTime() - a.at.getTime())
  const old = newest.filter(([, { at }], place) => place >= MOST_RECENT - 1 || now.getTime() - at.getTime() >= DAY_MS)
  return {
    maskedName: pass.holder.maskedName,
    workKind: pass.holder.workKind,
    seen,
    had: hadOf(spent, [...new Set(keys)], (id) => shopOf(recentSpendings[id])),
    drop: { keys: pastKeys(spent, now), recent: old.map(([id]) => id) },
  }
}

/** The shop of one of the newest spendings. */
const shopOf = (recent: RecentSpending | undefined) => {
  const name = recent?.record.merchantName
  return typeof name === 'string' ? name : null
}

/**
 * Redeems an offer, once. What is limited for a person is decided by the update of their pass that spends it; what is limited in all is taken
 * before by an update of the merchant's document (`takes.ts`). Both are written only if nothing has changed since it was read, else all is read
 * and decided again. A refusal, too, is only given on what was read just now, so that a retry hears what its first try has done.
 *
 * @param first what the scan has seen; null reads the pass
 */
export async function redeem(merchant: MerchantDocument, asked: Asked, first: Seen | null, request: WriteRequest): Promise<Redeeming> {
  const held: Held = { takeId: null, isSpent: false }
  const redeemed = await redeemHolding(held, merchant, asked, first, request)
  if (held.takeId && !held.isSpent) await releaseTake(merchant._id, held.takeId, request.now)
  return redeemed
}

async function redeemHolding(
  held: Held,
  merchant: MerchantDocument,
  asked: Asked,
  first: Seen | null,
  request: WriteRequest,
): Promise<Redeeming> {
  const { now } = request
  // What is limited in all is only taken when the pass is known not to have spent it: a retry writes nothing.
  const terms = termsInVersion(merchant, asked, now)
  const takesFirst = terms !== null && isLimitedInAll(terms.limits)
  if (first && !takesFirst) {
    const redeemed = await attempt(held, merchant, asked, first, request)
    if (redeemed !== LOST && 'redemption' in redeemed) return redeemed
  }
  return retryOnConflict(async () => {
    const [current, pass] = await Promise.all([merchants.get(merchant._id), passes.get(asked.passId)])
    if (!current) return { refused: { reason: 'shopClosed' } }
    if (!pass) return { refused: { reason: 'pass', refusal: { reason: 'noPass' } } }
    const earlier = pass.recentSpendings?.[asked.redemptionId]
    if (earlier) return answerAgain(asked, earlier, request)
    const ended = refusalOfPass(pass, now)
    if (ended) return { refused: { reason: 'pass', refusal: ended } }
    return attempt(held, current, asked, seenIn(pass, current, seenPass(pass), now), request)
  })
}

/** What this call has taken of what is limited in all, under an id of its own, and whether its update of the pass has spent it. */
interface Held {
  takeId: string | null
  isSpent: boolean
}

/** The scan has led to a redemption. Whoever asked for it then hears it again; for anything else it is used. */
function answerAgain({ redemptionId }: Asked, earlier: RecentSpending, request: WriteRequest): Redeeming {
  const redemption = viewSpending(redemptionId, earlier)
  if (earlier.requestKey === requestKeyOf(request)) return { redemption }
  if (earlier.requestKey.startsWith(`${request.actorId}:${request.requestId}:`)) return { refusal: { code: 'REQUEST_REUSED', details: {} } }
  return { refused: { reason: 'alreadyRedeemed', at: redemption.at, number: redemption.number } }
}

async function attempt(
  held: Held,
  merchant: MerchantDocument,
  asked: Asked,
  rider: Seen,
  request: WriteRequest,
): Promise<Redeeming | typeof LOST> {
  const { redemptionId, offerId, typed, until } = asked
  const { now } = request
  if (until && until <= now) return { refused: { reason: 'scanAgain' } }
  const terms = termsInVersion(merchant, asked, now)
  const amounts = terms && amountsOf(terms.price, typed)
  const refused = refusalOf(
    merchant,
    { offerId, terms },
    rider,
    { savedFen: amounts?.savedFen ?? null, isTaken: held.takeId !== null },
    now,
  )
  if (refused || !terms) return { refused: refused ?? { reason: 'offerGone' } }
  if (!amounts) return { refusal: { code: 'INVALID_INPUT', details: { field: `typed.${typedFor(terms.price)}`, rule: 'required' } } }

  if (isLimitedInAll(terms.limits) && !held.takeId) {
    if (Object.keys(merchant.takes ?? {}).length >= MOST_TAKES) return { refusal: { code: 'BUSY', details: {} } }
    const takeId = newTakeId()
    const take = { redemptionId, offerId, passId: asked.passId, fen: amounts.savedFen, day: dayOf(now), at: now }
    if (!(await takeOne(merchant, takeId, take))) return LOST
    held.takeId = takeId
  }
  const record = recordOf(merchant, asked, rider, { ...givenOffer(merchant._id, asked, terms, amounts, now), takeId: held.takeId }, now)
  const recent = { requestKey: requestKeyOf(request), at: now, record: asRecent(record) }
  const { keys } = record.given
  const spending = { id: redemptionId, keys, fen: amounts.savedFen, recent, drop: rider.drop, effects: [recordRedemption(record)] }
  if (!(await spend(rider.seen, spending, now))) return LOST
  held.isSpent = true
  await keepRedemption(record)
  return { redemption: viewSpending(redemptionId, recent) }
}

type NewRecord = PayloadOf<typeof recordRedemption>

function givenOffer(
  merchantId: MerchantId,
  { offerId, version, typed }: Asked,
  { title, price, limits }: OfferTerms,
  amounts: NewRecord['given']['amounts'],
  now: Date,
): Omit<NewRecord['given'], 'takeId'> {
  const keys = keysOf({ merchantId, offerId, limits }, now)
  return { offerId, version, title, price: price.kind, typed, amounts, keys }
}

const recordOf = (
  { _id: merchantId, name: merchantName }: MerchantDocument,
  { redemptionId, passId, clerkId }: Asked,
  { maskedName }: Seen,
  given: NewRecord['given'],
  at: Date,
): NewRecord => ({
  _id: redemptionId,
  merchantId,
  merchantName,
  passId,
  maskedName,
  clerkId,
  outcome: 'redeemed',
  declined: null,
  given,
  at,
  day: dayOf(at),
})

/** The part of a redemption that the pass keeps for a day, to answer a retry and to show it to the rider. */
const Kept = z.object({ merchantId: MerchantId, merchantName: z.string(), offerId: OfferId, title: z.string(), ...Amounts.shape })

const asRecent = ({ merchantId, merchantName, given: { offerId, title, takeId, amounts } }: NewRecord): RecentSpending['record'] => ({
  ...({ merchantId, merchantName, offerId, title, ...amounts } satisfies z.output<typeof Kept>),
  takeId,
})

/** A redemption as the pass keeps it. */
export function viewSpending(redemptionId: RedemptionId, { at, record }: Pick<RecentSpending, 'at' | 'record'>): Redemption {
  const { normalFen, chargeFen, savedFen, ...of } = z.parse(Kept, record)
  return { redemptionId, number: numberOf(redemptionId), at: at.toISOString(), ...of, amounts: { normalFen, chargeFen, savedFen } }
}

/** Carries out {@link recordRedemption}. What comes when the books of its day may be closed stands in those of today. */
export async function recordOnce(record: NewRecord, { now }: Pick<Turn, 'now'>): Promise<void> {
  await keepRedemption({ ...record, day: bookDayOf(record.at, now) })
  if (record.given.takeId) await settleTake(record.merchantId, record.given.takeId)
}
