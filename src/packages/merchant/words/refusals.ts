import type { MerchantRefusals } from '../../../../contract/merchant/refusals'
import { addRefusals } from '../../../services/errorText'

addRefusals<MerchantRefusals>({
  APPLICATION_WAITING: () => '你的开店申请区里还在看。要另交一份，先在“开店申请”里撤回',
  ONLY_THE_DISTRICT: () => '过了当天，店里不能再冲正。请联系区里办',
})
