import type { MerchantMessage } from '../../../../contract/merchant/messages'
import type { MessageWords } from '../../../domains/messageWords'

export const merchantMessages: MessageWords<MerchantMessage> = {
  reversed: ({ merchantName, title, number }) => ({
    title: `${merchantName}把一笔优惠冲正了`,
    body: `“${title}”，编号 ${number}，不再算你用过。`,
    way: { words: '看我的优惠', page: 'redemptions' },
  }),
  reportClosed: ({ merchantId, merchantName, answer }) => ({
    title: `你反映的“${merchantName}”，区里有答复`,
    body: answer,
    way: { words: '看这家店', page: 'shop', query: { merchantId } },
  }),
}
