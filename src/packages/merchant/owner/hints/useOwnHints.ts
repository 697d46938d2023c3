import type { MerchantId } from '../../../../../contract/merchant/ids'
import { useActionPages } from '../../../../services/useActionPages'

/** What was unusual at the shop, page by page: the page that lists it and the row that counts it ask alike, so that they ask once. */
export const useOwnHints = (merchantId: MerchantId) =>
  useActionPages('merchant.ownHints', (after) => ({ merchantId, ...(after !== undefined && { after }) }))

/** How many of the newest wait for a word of the shop. */
export const waitingIn = ({ data }: ReturnType<typeof useOwnHints>) =>
  (data?.[0]?.hints ?? []).filter(({ explanation, state }) => explanation === null && state === 'open').length
