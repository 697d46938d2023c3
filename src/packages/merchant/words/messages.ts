import type { MerchantMessage } from '../../../../contract/merchant/messages'
import type { MessageWords } from '../../../domains/messageWords'
import { serverNow } from '../../../services/clock'
import { declinedText } from './applications'
import { findingText } from './hints'

export const merchantMessages: MessageWords<MerchantMessage> = {
  reversed: ({ merchantName, title, number }) => ({
    title: `${merchantName}把一笔优惠冲正了`,
    body: `“${title}”，编号 ${number}，不再算你用过。`,
    way: { words: '看我的优惠', page: 'redemptions' },
  }),
  reversalAsked: ({ merchantId, merchantName, redemptionId, title, number }) => ({
    title: `${merchantName}有一笔要冲正`,
    body: `同事要冲正“${title}”，编号 ${number}。对的话，当天点下面确认，过了这一天只有区里能冲正；不对就点“不冲正”。`,
    way: { words: '看这一笔', page: 'shopLog', query: { merchantId, redemptionId } },
  }),
  reportClosed: ({ merchantId, merchantName, answer }) => ({
    title: `你反映的“${merchantName}”，区里有答复`,
    body: answer,
    way: { words: '看这家店', page: 'shop', query: { merchantId } },
  }),
  shopSuspension: ({ merchantId, merchantName, suspended }) => ({
    title: `${merchantName}${suspended ? '被区里暂停了' : '恢复了'}`,
    body: suspended ? '小哥现在用不了优惠。原因和问谁，在“我的店”里看。' : '小哥又能用优惠了。',
    way: { words: '看我的店', page: 'ownShop', query: { merchantId } },
  }),
  shopHint: ({ merchantId, merchantName, ...finding }) => ({
    title: `${merchantName}的核销和平时不一样`,
    body: `${findingText(finding, serverNow())}。为什么会这样，点下面告诉区里。`,
    way: { words: '说明原因', page: 'shopHints', query: { merchantId } },
  }),
  applicationDecided: ({ merchantId, merchantName, reason, words }) =>
    reason === null
      ? {
          title: `${merchantName}可以给小哥优惠了`,
          body: '区里同意了你的开店申请，小哥找得到你的店了。写上营业时间和优惠，小哥就能用。',
          way: { words: '看我的店', page: 'ownShop', query: { merchantId } },
        }
      : {
          title: `${merchantName}的开店申请被退回`,
          body: declinedText(reason, words),
          way: { words: '改好再申请', page: 'shopApplication' },
        },
  offerDecided: ({ merchantId, merchantName, title, reason, words }) => ({
    title: `“${title}”${reason === null ? '开始给小哥用了' : '没有通过'}`,
    body: words === null ? `${merchantName}的优惠，区里有答复，点下面看。` : `区里说：${words}`,
    way: { words: '看我的优惠', page: 'ownOffers', query: { merchantId } },
  }),
}
