import type { PersonId } from '../../../contract/kernel/ids'
import type { RedeemRefusal } from '../../../contract/merchant/redeemRefusal'
import { worksAt } from '../../kernel/people/placeRole'
import { type PassDocument, refusalOfPass } from '../pass/public'
import type { MerchantDocument } from './merchantDocument'
import { refusalOfShop } from './rules/offers'

/** Whether somebody works at this shop, where nobody redeems for themself. */
export const worksThere = (merchant: MerchantDocument, personId: PersonId) => worksAt(merchant, personId, ['clerk', 'shopOwner'])

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
