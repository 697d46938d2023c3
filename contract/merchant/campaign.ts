import * as z from 'zod/mini'
import { action } from '../kernel/action'
import { Day, Instant } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { asPublic, Text } from '../kernel/text'
import { CampaignId, MerchantId, OfferId } from './ids'
import { limit } from './offer'

/** How many offers one campaign has at most. */
export const MOST_IN_CAMPAIGN = 100

/** What one person gets of all its offers together, and when that counts. Null: as much as one likes; since ever, for ever. */
const rules = {
  name: asPublic(Text.line(2, 30)),
  personDay: limit(5),
  personMonth: limit(60),
  /** How many fen one person can save with it in a day and in a month. */
  personDayFen: limit(1_000_000),
  personMonthFen: limit(1_000_000),
  /** The first and the last day, both included. */
  from: z.nullable(Day),
  until: z.nullable(Day),
}

const CampaignOffer = z.strictObject({ merchantId: MerchantId, offerId: OfferId })

/** A limit that offers of several shops share (活动), as staff see it. */
export const Campaign = z.object({
  campaignId: CampaignId,
  ...rules,
  /** Raised by each change: an offer's share says which one it was made of. */
  version: z.int(),
  offers: z.array(CampaignOffer),
  /** Null: it holds. */
  endedAt: z.nullable(Instant),
})
export type Campaign = z.output<typeof Campaign>

const deciding = { limit: limits.staff, audience: 'staff', writes: true, audited: true, output: Campaign } as const

/**
 * Makes a campaign, or changes what it limits. Its offers follow within a minute, each by a new version, so that a scan that has begun goes on by what
 * it has shown.
 */
export const saveCampaign = action({
  name: 'merchant.saveCampaign',
  ...deciding,
  leftOut: ['name'],
  input: z.strictObject({ campaignId: CampaignId, ...rules }).check(
    z.refine(
      ({ personDay, personMonth, personDayFen, personMonthFen }) => Boolean(personDay ?? personMonth ?? personDayFen ?? personMonthFen),
      {
        path: ['personDay'],
        params: { rule: 'required' },
      },
    ),
    z.refine(({ from, until }) => from === null || until === null || from <= until, { path: ['until'], params: { rule: 'too_early' } }),
  ),
  errors: ['NOT_POSSIBLE_NOW'],
})

/**
 * Which offers share it, in place of those before. Each is given by its shop, and is in no other campaign. One that is put into two campaigns at once is
 * in the list of one of them within a minute; one that its shop ends leaves the list.
 */
export const setCampaignOffers = action({
  name: 'merchant.setCampaignOffers',
  ...deciding,
  input: z.strictObject({ campaignId: CampaignId, offers: z.array(CampaignOffer).check(z.maxLength(MOST_IN_CAMPAIGN)) }),
  errors: ['NOT_POSSIBLE_NOW'],
})

/** It limits nothing any more. Its offers stay as they are. */
export const endCampaign = action({
  name: 'merchant.endCampaign',
  ...deciding,
  input: z.strictObject({ campaignId: CampaignId }),
  errors: ['NOT_POSSIBLE_NOW'],
})

/** The cursor of the list, which the caller returns unchanged. */
const CampaignCursor = z.string().check(z.regex(/^cmg_[a-z0-9]{1,40}~cmg_[a-z0-9]{1,40}$/))

/** All campaigns, by their ids. */
export const campaigns = action({
  name: 'merchant.campaigns',
  limit: limits.looking,
  audience: 'staff',
  input: z.strictObject({ after: z.optional(CampaignCursor) }),
  output: z.object({ campaigns: z.array(Campaign), next: z.nullable(CampaignCursor) }),
  errors: [],
})

export const campaignActions = { saveCampaign, setCampaignOffers, endCampaign, campaigns }
