import type { PersonId } from '../../../contract/kernel/ids'
import { MerchantMessage } from '../../../contract/merchant/messages'
import { messengerFor } from '../../kernel/inbox/effects'
import type { MerchantDocument } from './merchantDocument'

/** How riders are told about what they have redeemed and reported, and those who work at a shop about it. */
export const merchantNews = messengerFor(MerchantMessage, {
  reversed: '核销已冲正',
  reversalAsked: '请确认冲正',
  reportClosed: '反映有答复',
  offerDecided: '优惠有答复',
  shopSuspension: '店铺有变化',
  shopHint: '核销提醒',
  applicationDecided: '开店有答复',
})

interface When {
  readonly eventId: string
  readonly now: Date
}

const tellEach = (people: readonly { readonly personId: PersonId }[], content: MerchantMessage, { eventId, now: at }: When) =>
  people.map(({ personId }) => merchantNews.tell({ eventId: `${eventId}:${personId}`, personId, content, at }))

/** What tells everybody who leads a shop. */
export const tellOwners = ({ people = [] }: Pick<MerchantDocument, 'people'>, content: MerchantMessage, when: When) =>
  tellEach(
    people.filter(({ role }) => role === 'shopOwner'),
    content,
    when,
  )
