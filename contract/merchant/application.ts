import * as z from 'zod/mini'
import { TownId } from '../account/ids'
import { action } from '../kernel/action'
import { Cursor, Instant } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { Text } from '../kernel/text'
import { ApplicationForm } from './applicationForm'
import { MerchantId } from './ids'
import { ShopKind } from './shop'

/** Why the district doesn't take a shop as its application describes it. */
export const ApplicationRefusal = z.enum(['codeMismatch', 'addressUnclear', 'discountUnclear', 'notHere', 'other'])
export type ApplicationRefusal = z.output<typeof ApplicationRefusal>

/** What was sent, as it stands now. */
const Sent = z.object({
  name: z.string(),
  kind: ShopKind,
  townId: TownId,
  address: z.string(),
  phone: z.string(),
  discount: z.string(),
  creditCode: z.string(),
})

/** An application as the person who sent it sees it. */
const ShopApplication = z.object({
  merchantId: MerchantId,
  /** `pending`: it waits for the district. `declined`: it can be corrected and sent again. `accepted`: the shop has joined. */
  state: z.enum(['pending', 'declined', 'accepted']),
  since: Instant,
  /** Null: it was accepted, and from then on the shop itself says it. */
  sent: z.nullable(Sent),
  declined: z.nullable(z.object({ reason: ApplicationRefusal, words: z.nullable(z.string()) })),
})
export type ShopApplication = z.output<typeof ShopApplication>

/** Null: nothing was sent, or it was taken back. */
const OwnApplication = z.object({ application: z.nullable(ShopApplication), now: Instant })

const own = { limit: limits.own, audience: 'person', writes: true, audited: true } as const

/**
 * Applies for a shop to join (开店申请), or sends a declined application again. A person has one at a time. Whoever applies leads the shop from then on, so
 * that it can be prepared; riders find it, and its counter gives something, once the district has accepted it.
 */
export const apply = action({
  name: 'merchant.apply',
  ...own,
  leftOut: ['name', 'address', 'phone', 'discount', 'creditCode'],
  input: ApplicationForm,
  output: OwnApplication,
  errors: ['APPLICATION_WAITING', 'TEXT_REFUSED', 'TOO_MANY'],
})

/** My application: what it waits for, since when, what was said. */
export const ownApplication = action({
  name: 'merchant.ownApplication',
  audience: 'person',
  input: z.strictObject({}),
  output: OwnApplication,
  errors: [],
})

/** Takes back my application, and with it everything that was prepared for the shop. */
export const withdrawApplication = action({
  name: 'merchant.withdrawApplication',
  ...own,
  input: z.strictObject({}),
  output: OwnApplication,
  errors: ['NOT_POSSIBLE_NOW'],
})

/** An application that waits, as staff see it. `version`: what is decided about; whatever is changed of the shop meanwhile is another one. */
const WaitingApplication = z.object({ merchantId: MerchantId, version: z.int(), at: Instant, sent: Sent })
export type WaitingApplication = z.output<typeof WaitingApplication>

/** The applications that wait for the district, the longest waiting first. */
export const applications = action({
  name: 'merchant.applications',
  limit: limits.looking,
  audience: 'staff',
  input: z.strictObject({ after: z.optional(Cursor) }),
  output: z.object({ applications: z.array(WaitingApplication), next: z.nullable(Cursor), now: Instant }),
  errors: [],
})

/** The district accepts a shop, which opens with that and is led by whoever has applied, or declines it with a reason. Whoever works there leaves it to others. */
export const decideApplication = action({
  name: 'merchant.decideApplication',
  limit: limits.staff,
  audience: 'staff',
  writes: true,
  audited: true,
  leftOut: ['words'],
  input: z
    .strictObject({
      merchantId: MerchantId,
      version: z.int(),
      accept: z.boolean(),
      reason: z.optional(ApplicationRefusal),
      words: z.optional(Text.line(2, 100)),
    })
    .check(z.refine(({ accept, reason }) => accept || reason !== undefined, { path: ['reason'], params: { rule: 'required' } })),
  output: z.object({ merchantId: MerchantId, accepted: z.boolean() }),
  errors: ['NOTHING_PROPOSED', 'CHANGED_MEANWHILE', 'SECOND_PERSON_NEEDED'],
})

export const applicationActions = { apply, ownApplication, withdrawApplication, applications, decideApplication }
