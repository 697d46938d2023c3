import * as z from 'zod/mini'
import { WorkKind } from '../account/rider'
import { Day, Instant } from '../kernel/ids'
import { DayWindow } from '../pass/compoundRules'
import { GateRefusal } from '../pass/gateVerdict'

const because = <const R extends string>(reason: R) => z.object({ reason: z.literal(reason) })

/** `next`: from then on there is one again. */
const capped = <const R extends string>(reason: R) => z.object({ reason: z.literal(reason), limit: z.int(), next: z.nullable(Instant) })

/** When and at which shop it was had last; null or left out: it isn't known any more. */
const used = { at: z.optional(z.nullable(Instant)), where: z.optional(z.nullable(z.string())) }

/**
 * Why an offer is not given now. They are looked at in this order, and the first one is the answer (M6): who it is, what the pass is worth, the
 * shop, the offer, the time, the limits. The words are in `src/packages/merchant/words/redeem`.
 */
export const RedeemRefusal = z.discriminatedUnion('reason', [
  /** Who it is: the scan is too old, of another clerk or of another shop. */
  because('scanAgain'),
  /** This scan has led to a redemption. */
  z.object({ reason: z.literal('alreadyRedeemed'), at: Instant, number: z.string() }),
  /** Nobody redeems for themself, and not at the shop where they work. */
  because('forOneself'),
  /** The pass doesn't hold. */
  z.object({ reason: z.literal('pass'), refusal: GateRefusal }),
  /**
   * The shop: the owner has applied, and the district has not answered yet; the district has declined it; it doesn't take part now; the district has
   * suspended it.
   */
  because('shopPending'),
  because('shopDeclined'),
  because('shopClosed'),
  because('shopSuspended'),
  /** The offer: it is another shop's; it is no longer given; it is for other kinds of work. */
  because('otherShopsOffer'),
  because('offerGone'),
  z.object({ reason: z.literal('workKind'), allowed: z.array(WorkKind) }),
  /** The time. */
  z.object({ reason: z.literal('notYet'), from: Day }),
  z.object({ reason: z.literal('over'), until: Day }),
  z.object({ reason: z.literal('notThisWeekday'), weekdays: z.array(z.int()) }),
  z.object({ reason: z.literal('outsideHours'), hours: z.array(DayWindow) }),
  /** The limits: of this person; of a campaign; in all. `at`: when it was had, if it was once. */
  z.object({ reason: z.literal('personDay'), limit: z.int(), next: Instant, at: z.nullable(Instant) }),
  capped('personMonth'),
  z.object({ reason: z.literal('personMonthFen'), leftFen: z.int(), next: Instant }),
  z.object({ reason: z.literal('campaignDay'), limit: z.int(), next: Instant, title: z.string(), ...used }),
  z.object({ reason: z.literal('campaignMonth'), limit: z.int(), next: Instant, title: z.string() }),
  z.object({ reason: z.literal('campaignDayFen'), leftFen: z.int(), next: Instant, title: z.string(), ...used }),
  z.object({ reason: z.literal('campaignMonthFen'), leftFen: z.int(), next: Instant, title: z.string() }),
  capped('dayTotal'),
  capped('stock'),
  z.object({ reason: z.literal('budget'), leftFen: z.int() }),
  /** So much is counted for this person already that no more can be: nobody comes there by eating. */
  because('tooMuch'),
])
export type RedeemRefusal = z.output<typeof RedeemRefusal>
