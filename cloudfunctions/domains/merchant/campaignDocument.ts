import type { Campaign } from '../../../contract/merchant/campaign'
import type { CampaignId } from '../../../contract/merchant/ids'
import { openCollection } from '../../kernel/database/collection'
import { type Changeable, outboxIndex } from '../../kernel/database/decision'

/** A limit that offers of several shops share. Each offer repeats it (`rules/campaignShare.ts`), so that a counter reads nothing more. */
export interface CampaignDocument extends Changeable, Readonly<Omit<Campaign, 'campaignId' | 'name' | 'endedAt'>> {
  readonly _id: CampaignId
  readonly name: string
  readonly endedAt: Date | null
}

export const campaigns = openCollection<CampaignDocument>({
  name: 'campaigns',
  typed: ['name'],
  indexes: [outboxIndex],
  retention: { keep: 'always', why: 'What the district has decided; no personal data, and a few a year.' },
})

/** A campaign as staff see it. */
export const viewCampaign = (doc: CampaignDocument): Campaign => {
  const { _id: campaignId, name, personDay, personMonth, personDayFen, personMonthFen, from, until, version, offers, endedAt } = doc
  const rules = { name, personDay, personMonth, personDayFen, personMonthFen, from, until }
  return { campaignId, ...rules, version, offers, endedAt: endedAt?.toISOString() ?? null }
}
