import { MerchantMessage } from '../../../contract/merchant/messages'
import { messengerFor } from '../../kernel/inbox/effects'
import type { MerchantDocument } from './merchantDocument'

/** How riders are told about what they have redeemed and reported, and owners about their shops. */
export const merchantNews = messengerFor(MerchantMessage, {
  reversed: '核销已冲正',
  reportClosed: '反映有答复',
  offerDecided: '优惠有答复',
  shopSuspension: '店铺有变化',
  shopHint: '核销提醒',
})

/** What tells everybody who leads a shop. */
export const tellOwners = (
  { people = [] }: Pick<MerchantDocument, 'people'>,
  content: MerchantMessage,
  { eventId, now: at }: { readonly eventId: string; readonly now: Date },
) =>
  people
    .filter(({ role }) => role === 'shopOwner')
    .map(({ personId }) => merchantNews.tell({ eventId: `${eventId}:${personId}`, personId, content, at }))
