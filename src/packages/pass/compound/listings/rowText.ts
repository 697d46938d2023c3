import type { ListingRow } from '../../../../../contract/pass/compound'
import { dayText, waitingText } from '../../../../services/time'
import { workKindText } from '../../../account/words/rider'
import { listingRefusalText } from '../../words/pass'

const DAY_MS = 24 * 60 * 60 * 1000
/** From then on an approval is about to end. */
const SOON_DAYS = 7

export const nameText = ({ holder: { maskedName, workKind } }: ListingRow) => `${maskedName} · ${workKindText[workKind]}`

export const fromText = ({ holder: { platform, station } }: ListingRow) => `${platform} · ${station}`

const because = ({ reason }: ListingRow) => (reason ? `：${listingRefusalText[reason]}` : '')

/** Where somebody stands, and since when. */
export function standingText(row: ListingRow, now: Date): string {
  const { state, since, until } = row
  switch (state) {
    case 'asked':
      return waitingText(since, now)
    case 'approved':
      return until ? `${dayText(since, now)}批准，用到 ${dayText(until, now)}` : `${dayText(since, now)}批准`
    case 'refused':
      return `${dayText(since, now)}没有同意${because(row)}`
    case 'removed':
      return `${dayText(since, now)}移出${because(row)}`
    case 'expired':
      return `${dayText(until ?? since, now)}到期`
  }
}

/** "3 天后到期"; null while there is time. */
export function endingText({ state, until }: ListingRow, now: Date): string | null {
  if (state !== 'approved' || !until) return null
  const days = Math.floor((Date.parse(until) - now.getTime()) / DAY_MS)
  if (days >= SOON_DAYS) return null
  return days < 1 ? '今天到期' : `${days} 天后到期`
}
