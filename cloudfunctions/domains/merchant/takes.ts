import { randomBytes } from 'node:crypto'
import { MINUTE_MS } from '../../../contract/kernel/duration'
import type { MerchantId } from '../../../contract/merchant/ids'
import { dayOf } from '../../kernel/calendar'
import type { Modification, Operation } from '../../kernel/database/modify'
import { findFirst } from '../../kernel/database/page'
import type { PayloadOf } from '../../kernel/effect'
import type { Job } from '../../kernel/job'
import { LOST, retryOnConflict } from '../../kernel/retry'
import { passes } from '../pass/public'
import type { forgetGiven } from './effects'
import { type MerchantDocument, merchants, type Take } from './merchantDocument'
import { type RedemptionDocument, redemptions } from './redemptionDocument'
import { givenAfter, givenBy, givenWithout } from './rules/limits'

/**
 * What is limited in all is taken from the merchant's document before the pass decides, and given back when the pass refuses. The take is
 * noted in the same update, so that one whose function died is settled by the job: by what the pass says, it counts or is given back.
 */

/** Longer than a scan lives and a function runs, so that nothing is under way any more. */
const SETTLED_AFTER_MS = 10 * MINUTE_MS
/** More than can be under way at one merchant, unless the job stands still. */
export const MOST_TAKES = 200

/** Each call takes under an id of its own, so that nobody settles or gives back what another call has taken. */
export const newTakeId = () => `t${randomBytes(8).toString('hex')}`

/** Takes one. Answers false when somebody else has changed how much is given since the merchant was read. */
export function takeOne(merchant: MerchantDocument, takeId: string, take: Take): Promise<boolean> {
  const { offerId, day, at, fen } = take
  const stored = merchant.given?.[offerId]
  return changeGiven(merchant._id, offerId, stored?.revision ?? null, {
    [`given.${offerId}`]: { set: givenAfter(givenBy(merchant, offerId, day), { savedFen: fen }) },
    [`takes.${takeId}`]: { set: take },
    takesDueAt: { set: merchant.takesDueAt ?? new Date(at.getTime() + SETTLED_AFTER_MS) },
  })
}

const changeGiven = (merchantId: MerchantId, offerId: string, revision: number | null, change: Record<string, Operation>) =>
  merchants.modify(merchantId, {
    when: { [`given.${offerId}.revision`]: { is: revision } },
    change,
  } as Modification<MerchantDocument>)

/** Gives back what was taken for a redemption that did not come about. Doing it again changes nothing. */
export const releaseTake = (merchantId: MerchantId, takeId: string, now: Date): Promise<void> =>
  retryOnConflict(async () => {
    const merchant = await merchants.getPart(merchantId, ['given', 'takes'])
    const take = merchant?.takes?.[takeId]
    if (!merchant || !take) return
    const given = givenBy(merchant, take.offerId, dayOf(now))
    const released = await changeGiven(merchantId, take.offerId, merchant.given?.[take.offerId]?.revision ?? null, {
      [`given.${take.offerId}`]: { set: givenWithout(given, take) },
      [`takes.${takeId}`]: { drop: true },
    })
    return released ? undefined : LOST
  })

/**
 * Counts a redemption no more that was counted for good. It is marked in the same update; the record then says so, and the mark goes. The record is
 * read after the merchant, so that whoever finds no mark knows whether it has not been there yet or is gone: a repetition changes nothing, wherever
 * an earlier try has died.
 */
export async function uncount({ _id, merchantId, given, day }: RedemptionDocument, now: Date): Promise<void> {
  if (!given?.takeId) return
  const { offerId, amounts } = given
  const mark = `givingBack.${_id}` as const
  await retryOnConflict(async () => {
    const merchant = await merchants.getPart(merchantId, ['given', 'givingBack'])
    const reversal = (await redemptions.getPart(_id, ['reversal']))?.reversal
    if (!merchant || !reversal || reversal.givenBackInAll || merchant.givingBack?.[_id]) return
    const left = givenWithout(givenBy(merchant, offerId, dayOf(now)), { fen: amounts.savedFen, day })
    const change: Record<string, Operation> = { [`given.${offerId}`]: { set: left }, [mark]: { set: true } }
    return (await changeGiven(merchantId, offerId, merchant.given?.[offerId]?.revision ?? null, change)) ? undefined : LOST
  })
  await redemptions.modify(_id, { when: { 'reversal.state': { is: 'reversed' } }, change: { 'reversal.givenBackInAll': { set: true } } })
  await merchants.modify(merchantId, { when: { [mark]: { is: true } }, change: { [mark]: { drop: true } } })
}

/** What was taken for a redemption counts for good. */
export async function settleTake(merchantId: MerchantId, takeId: string): Promise<void> {
  const path = `takes.${takeId}` as const
  await merchants.modify(merchantId, { when: { [`${path}.fen`]: { atLeast: 0 } }, change: { [path]: { drop: true } } })
}

/** Carries out {@link forgetGiven}. An offer that is given anew meanwhile goes on counting. */
export async function forgetGivenOnce({ merchantId, offerIds }: PayloadOf<typeof forgetGiven>): Promise<void> {
  for (const offerId of offerIds) {
    await retryOnConflict(async () => {
      const merchant = await merchants.getPart(merchantId, ['offers', 'given'])
      const counted = merchant?.given?.[offerId]
      if (!counted || merchant?.offers?.some((offer) => offer.offerId === offerId)) return
      const forgotten = await changeGiven(merchantId, offerId, counted.revision, { [`given.${offerId}`]: { drop: true } })
      return forgotten ? undefined : LOST
    })
  }
}

const PAGE = 50

/** Settles what functions that died have left. */
export const openTakesJob: Job = {
  name: 'merchant.openTakes',
  budgetMs: 5000,
  async run({ now, hasTime }) {
    const due = await findFirst(merchants, 'takesDueAt', { equals: {}, from: new Date(0), upTo: now, most: PAGE })
    let settled = 0
    for (; settled < due.length && hasTime(); settled += 1) await settleOld(due[settled] as MerchantDocument, now)
    return { cursor: null, behindBy: due.length - settled, result: { settled } }
  },
}

async function settleOld(merchant: MerchantDocument, now: Date): Promise<void> {
  const takes = Object.entries(merchant.takes ?? {})
  const isOld = ({ at }: Take) => now.getTime() - at.getTime() >= SETTLED_AFTER_MS
  for (const [takeId, take] of takes.filter(([, one]) => isOld(one))) {
    if (await isSpent(takeId, take)) await settleTake(merchant._id, takeId)
    else await releaseTake(merchant._id, takeId, now)
  }
  const left = takes.filter(([, one]) => !isOld(one)).map(([, { at }]) => at.getTime())
  const next = left.length === 0 ? null : new Date(Math.min(...left) + SETTLED_AFTER_MS)
  await merchants.update(merchant._id, { takesDueAt: merchant.takesDueAt ?? null }, { takesDueAt: next })
}

/** Whether a redemption has come of it: the pass says so, or the record where the pass has forgotten it or is gone. */
async function isSpent(takeId: string, { passId, redemptionId }: Take): Promise<boolean> {
  const [pass, record] = await Promise.all([passes.getPart(passId, ['recentSpendings']), redemptions.getPart(redemptionId, ['given'])])
  return record?.given?.takeId === takeId || pass?.recentSpendings?.[redemptionId]?.record.takeId === takeId
}
