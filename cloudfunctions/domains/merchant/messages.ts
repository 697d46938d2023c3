import { MerchantMessage } from '../../../contract/merchant/messages'
import { messengerFor } from '../../kernel/inbox/effects'

/** How riders are told about what they have redeemed, and about shops. */
export const merchantNews = messengerFor(MerchantMessage, { reversed: '核销已冲正', reportClosed: '反映有答复' })
