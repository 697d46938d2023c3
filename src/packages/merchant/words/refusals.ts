import type { MerchantRefusals } from '../../../../contract/merchant/refusals'
import { addRefusals } from '../../../services/errorText'

addRefusals<MerchantRefusals>({
  ONLY_THE_DISTRICT: () => '过了当天，店里不能再冲正。请联系区里办',
})
