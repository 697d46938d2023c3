import type { PersonId } from '../../../contract/kernel/ids'
import type { Refusal } from '../../../contract/kernel/refusal'
import type { RedeemRefusal } from '../../../contract/merchant/redeemRefusal'
import { worksAt } from '../../kernel/people/placeRole'
import { type PassDocument, refusalOfPass } from '../pass/public'
import type { MerchantDocument } from './merchantDocument'
import { refusalOfShop } from './rules/offers'

/** Whether somebody works at this shop, where nobody redeems for themself. */
export const worksThere = (merchant: Pick<MerchantDocument, 'people'>, personId: PersonId) =>
  worksAt(merchant, personId, ['clerk', 'shopOwner'])

/** Whoever works at a shop leaves it to somebody else of the staff to decide about it; null: they don't work there. */
export const refusalOfOwnShop = (merchant: Pick<MerchantDocument, 'people'>, personId: PersonId): Refusal<'SECOND_PERSON_NEEDED'> | null =>
  worksThere(merchant, personId) ? { code: 'SECOND_PERSON_NEEDED', details: {} } : null

/** Why a rider is given nothing at this shop, whatever it has; null: they are. No shop: what the poster names takes no part. */
export function refusalOfRider(
  merchant: MerchantDocument | null,
  pass: PassDocument | null,
  personId: PersonId,
  now: Date,
): RedeemRefusal | null {
  if (!merchant) return { reason: 'shopClosed' }
  if (worksThere(merchant, personId)) return { reason: 'forOneself' }
  const ended = pass ? refusalOfPass(pass, now) : ({ reason: 'noPass' } as const)
  return ended ? { reason: 'pass', refusal: ended } : refusalOfShop(merchant)
}
