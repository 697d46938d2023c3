import type { CampaignShare } from './offer'

/** Whether a campaign counts on a day: its first and its last day are both included, and without them it always does. */
export const countsOn = ({ from = null, until = null }: Pick<CampaignShare, 'from' | 'until'>, day: string): boolean =>
  (from === null || from <= day) && (until === null || day <= until)
