import { useEffect } from 'react'
import type { Redemption } from '../../../contract/merchant/counter'
import { openPage } from '../../routes'
import { readStored, writeStored } from '../../services/phoneStorage'
import { useAction } from '../../services/useAction'

/** The rider sees it within three seconds (M11), while clerk and rider still face each other. */
const EVERY_TWO_SECONDS = 2_000

type Seen = Pick<Redemption, 'redemptionId'>

/** This redemption has been shown to the rider. */
export const sawRedemption = ({ redemptionId }: Seen) => writeStored('seenRedemption', redemptionId)

/** While a shop's code is shown: asks whether something has been redeemed with it, and opens the page that says so, once. */
export function RedeemedWatch() {
  const { data } = useAction('merchant.justRedeemed', {}, { freshMs: 0, everyMs: EVERY_TWO_SECONDS })
  const redemptionId = data?.redemption?.redemptionId
  useEffect(() => {
    if (!redemptionId || readStored('seenRedemption') === redemptionId) return
    sawRedemption({ redemptionId })
    void openPage('redeemed')
  }, [redemptionId])
  return null
}
