import * as z from 'zod/mini'
import { TownId } from '../account/ids'
import { Text } from '../kernel/text'
import { Hotline } from '../pass/compoundFields'
import { CreditCode } from './creditCode'
import { ShopAddress, ShopKind, ShopName } from './shop'

/** How much can be said of the discount. */
export const MOST_SAID = 200

/** What somebody fills in who wants their shop to join (开店申请). */
export const ApplicationForm = z.strictObject({
  name: ShopName,
  kind: ShopKind,
  townId: TownId,
  address: ShopAddress,
  phone: Hotline,
  /** What the shop would give riders, in words: offers with prices come after it has joined. */
  discount: Text.multiLine(2, MOST_SAID),
  creditCode: CreditCode,
})
export type ApplicationForm = z.output<typeof ApplicationForm>
