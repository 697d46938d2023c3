import type { Actions } from '../../contract'
import type { InputOf } from '../../contract/kernel/action'
import type { ShopApplication } from '../../contract/merchant/application'
import type { ApplicationForm } from '../../contract/merchant/applicationForm'
import type { MerchantId } from '../../contract/merchant/ids'
import { NOON } from './time'

const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** A unified social credit code that belongs to nobody: no district is called 000000. The check character is computed as ISO 7064 MOD 31-3 defines it. */
export function aCreditCode(shop = 0): string {
  const body = `92000000MA${String(shop).padStart(7, '0')}`
  const sum = [...body].reduce((total, character, at) => total + CHARACTERS.indexOf(character) * 3 ** at, 0)
  return body + CHARACTERS.charAt((31 - (sum % 31)) % 31)
}

/** What somebody sends whose shop is to join. */
export const anApplicationForm = (overrides: Partial<InputOf<Actions['merchant.apply']>> = {}): InputOf<Actions['merchant.apply']> => ({
  name: '示例面馆',
  kind: 'meals',
  townId: 'twn_sample',
  address: '示例路 8 号',
  phone: '0512-63001234',
  discount: '大排面便宜 3 元',
  creditCode: aCreditCode(),
  ...overrides,
})

/** An application as whoever sent it sees it. */
export const anApplication = (overrides: Partial<ShopApplication> = {}): ShopApplication => ({
  merchantId: 'mch_applied' as MerchantId,
  state: 'pending',
  since: NOON.toISOString(),
  sent: anApplicationForm() as ApplicationForm,
  declined: null,
  ...overrides,
})
