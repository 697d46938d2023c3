import { readShopCode } from '../../../../../contract/merchant/posterCode'
import { readGateCode } from '../../../../../contract/pass/gateCode'

/** As long as a code of ours can be, and more: `CredentialText`. */
const LONGEST = 600

/** What a clerk has scanned that can't be a rider's code: it is named, and what to scan instead (M16). Null: it may be one. */
export function wrongCodeText(text: string): string | null {
  if (readGateCode(text)) return '这是小区门口的码。请顾客打开“小哥码”，切到“优惠”，再扫顾客的手机'
  if (readShopCode(text)) return '这是店里贴的码，由顾客自己扫。要核销，请扫顾客手机上的码'
  return text === '' || text.length > LONGEST ? '这不是小哥码。请顾客打开“小哥码”，切到“优惠”，再扫一次' : null
}
