import type { HintKind } from '../../../../contract/merchant/hints'
import type { MerchantMessage } from '../../../../contract/merchant/messages'
import type { MessageWords } from '../../../domains/messageWords'
import { serverNow } from '../../../services/clock'
import { clockText, momentText } from '../../../services/time'

const hintText: Record<HintKind, (count: number) => string> = {
  sameRider: (count) => `同一位小哥核销了 ${count} 次`,
  twoRiders: (count) => `一两位小哥核销了 ${count} 次`,
  declined: (count) => `一多半的小哥没给优惠，有 ${count} 位`,
  reversed: (count) => `冲正了 ${count} 笔`,
}

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
  shopSuspension: ({ merchantId, merchantName, suspended }) => ({
    title: `${merchantName}${suspended ? '被区里暂停了' : '恢复了'}`,
    body: suspended ? '小哥现在用不了优惠。原因和问谁，在“我的店”里看。' : '小哥又能用优惠了。',
    way: { words: '看我的店', page: 'ownShop', query: { merchantId } },
  }),
  shopHint: ({ merchantId, merchantName, pattern, count, from, to }) => ({
    title: `${merchantName}的核销和平时不一样`,
    body: `${momentText(from, serverNow())} 到 ${clockText(to)}，${hintText[pattern](count)}。请查一下；有正当原因就不用管。`,
    way: { words: '看核销记录', page: 'shopLog', query: { merchantId } },
  }),
  offerDecided: ({ merchantId, merchantName, title, reason, words }) => ({
    title: `“${title}”${reason === null ? '开始给小哥用了' : '没有通过'}`,
    body: words === null ? `${merchantName}的优惠，区里有答复，点下面看。` : `区里说：${words}`,
    way: { words: '看我的优惠', page: 'ownOffers', query: { merchantId } },
  }),
}
