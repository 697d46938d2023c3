import type { ConsentKind } from '../../../../contract/account/rider'

/** What each consent is called, wherever it is spoken of. Apart from the texts, which the first screens don't need. */
export const consentTitles: Record<ConsentKind, string> = {
  service: '小哥码服务',
  sensitive: '身份证号和照片',
  child: '孩子的信息',
  insuranceSharing: '把信息交给保险公司',
  face: '人脸进门',
}
