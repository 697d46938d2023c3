import type { PassRefusals } from '../../../../contract/pass/refusals'
import { addRefusals, type RefusalTexts } from '../../../services/errorText'
import { dayText, momentText } from '../../../services/time'
import { passStateText } from '../words/pass'

/** What the tab 小哥码 itself may be refused; all other words of this domain load with its packages. */
type OwnCode = 'PASS_MISSING' | 'PASS_NOT_ACTIVE' | 'OTHER_PHONE' | 'MOVES_EXHAUSTED' | 'NOT_RENEWABLE'

export const ownPassRefusals: RefusalTexts<Pick<PassRefusals, OwnCode>> = {
  PASS_MISSING: () => '你还没有小哥码。先登记认证，站点担保后就有',
  PASS_NOT_ACTIVE: ({ state }) => `小哥码${passStateText[state]}，现在不能办这件事。请到“小哥码”看原因`,
  OTHER_PHONE: () => '小哥码在你的另一部手机上。要在这部手机用，请点“换到这部手机”',
  MOVES_EXHAUSTED: ({ movableAt }) => `最近换手机太多次了，${momentText(movableAt, new Date())}以后才能再换。急用请联系站点负责人`,
  NOT_RENEWABLE: ({ renewableFrom }) => `还没到续期的时候，${dayText(renewableFrom, new Date())}起可以续`,
}

addRefusals(ownPassRefusals)
