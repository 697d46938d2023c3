import type { MerchantMessage } from '../../../../contract/merchant/messages'
import type { MessageWords } from '../../../domains/messageWords'
import { offerRefusalText, suspensionText } from './proposals'

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
  shopSuspension: ({ merchantId, merchantName, suspended, reason }) => ({
    title: suspended ? `${merchantName}被区里暂停了` : `${merchantName}恢复了`,
    body: suspended
      ? `原因：${reason === null ? '没有写' : suspensionText[reason]}。小哥现在找不到你的店，也用不了优惠。有疑问打 12345。`
      : '小哥又找得到你的店，能用优惠了。',
    way: { words: '看我的店', page: 'ownShop', query: { merchantId } },
  }),
  offerDecided: ({ merchantId, merchantName, title, reason, words }) => ({
    title: reason === null ? `“${title}”开始给小哥用了` : `“${title}”没有通过`,
    body:
      reason === null
        ? `${merchantName}的这个优惠，区里通过了。`
        : `${merchantName}的这个优惠，区里没有通过：${offerRefusalText[reason]}${words === null ? '' : `。区里说：${words}`}。改好可以再提。`,
    way: { words: '看我的优惠', page: 'ownOffers', query: { merchantId } },
  }),
}
