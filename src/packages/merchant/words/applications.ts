import type { ApplicationRefusal } from '../../../../contract/merchant/application'

/** Why the district has not taken a shop, and what would work, for whoever has applied. */
const refusalText: Record<ApplicationRefusal, string> = {
  codeMismatch: '信用代码和店名对不上，请照着营业执照写',
  addressUnclear: '地址找不到，请写到门牌号',
  discountUnclear: '给什么优惠没写清楚，请写明什么东西、便宜多少',
  notHere: '店不在本区，请向店所在的区申请',
  other: '请照区里说的改',
}

/** `words`: what the district has said in its own words; null: nothing more. */
export const declinedText = (reason: ApplicationRefusal, words: string | null) => {
  if (words === null) return reason === 'other' ? '请打 12345 问区里为什么' : refusalText[reason]
  return reason === 'other' ? words : `${refusalText[reason]}。区里还说：${words}`
}
