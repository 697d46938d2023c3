import type { ReportReason } from '../../../../contract/merchant/report'

/** How a shop doesn't keep its word, as riders say it. */
export const reportText: Record<ReportReason, string> = {
  notGiven: '说好的优惠不给',
  otherPrice: '收的钱和写的不一样',
  closed: '写着开门，到了关着',
  notThere: '地址不对，找不到店',
  other: '别的事',
}
