import type { PassRefusals } from '../../../../contract/pass/refusals'
import { addRefusals } from '../../../services/errorText'
import { ownPassRefusals } from '../home/refusals'
import { conventionPartyText } from './pass'

addRefusals<PassRefusals>({
  ...ownPassRefusals,
  CONVENTION_OUTDATED: () => '文明公约更新了，请退出小程序再打开，看过再签',
  CONVENTION_NOT_ACCEPTED: () => '要先签文明公约，才能进白名单',
  CONVENTION_NOT_SIGNED: ({ party }) => `文明公约还差${conventionPartyText[party]}没有签，签好后才能批准`,
  COMPOUND_CLOSED: () => '这个小区现在停用小哥码，请按门岗的要求登记',
  LISTING_CHANGED: () => '名单刚变过，请刷新后再看',
  TOO_LATE: ({ minutes }) => `过了 ${minutes} 分钟，不能再改了。请告诉物业`,
  ALREADY_CORRECTED: () => '这一条已经改过了，不用再改',
  NOT_YOURS: () => '这一条是别人核验的，只能撤销自己的。要改，请找当班的同事或物业',
  NOT_DOUBTFUL: () => '这条记录不用反映。觉得不对，请打小区电话问物业',
  NOTHING_TO_LIFT: () => '没有区里能取消的暂停或吊销。离开站点的，要到新站点重新登记',
  NOTHING_TO_APPEAL: () => '小哥码没有被暂停或吊销，不用申诉',
  APPEAL_WAITING: () => '你的申诉还在处理，有了结果会在消息里告诉你',
})
