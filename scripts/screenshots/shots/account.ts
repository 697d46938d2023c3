import { DAY_MS } from '../../../contract/kernel/duration'
import { type Prepare, type Shot, shotsOf } from './shot'
import { answeringAlso } from './standIns'
import { inTurn, tap, type } from './steps'

/** Text and targets as in elder mode (适老化). */
const elder: Prepare = (page) => page.locator('taro-switch-core').first().click()

/** A code that a property has given out. */
const invited = inTurn(
  answeringAlso(() => ({
    'role.invitation': {
      role: 'guard',
      placeName: '天铂华庭（示例）',
      invitedBy: 'propertyManager',
      expiresAt: new Date(Date.now() + 2 * DAY_MS).toISOString(),
      needsSecondPerson: false,
    },
  })),
  type('3F7KQ-9XW2A'),
  tap('看看是什么岗位'),
)

const account = shotsOf('packages/account/person/')
const mine = shotsOf('pages/mine/index')

export const accountShots: readonly Shot[] = [
  { name: 'services', openid: 'rider-1', page: 'pages/services/index', caption: '服务' },
  mine('mine-rider', 'rider-1', '', '我的'),
  mine('mine-elder', 'rider-1', '', '我的，大字模式', elder),
  mine('mine-manager', 'manager-1', '', '我的，站点负责人'),
  mine('mine-guard', 'guard-1', '', '我的，门岗'),
  account('register-consents', 'new-rider', 'register/index', '登记前的两项同意'),
  account('register-consent-text', 'new-rider', 'register/index', '同意书全文', tap('看全文')),
  account('register-refused', 'refuser', 'register/index', '选了不同意', tap('不同意')),
  account('register-form', 'rider-11', 'register/index', '登记表，接着草稿填'),
  account('register-errors', 'rider-11', 'register/index', '登记表，缺的和错的', tap('提交登记')),
  account('register-again', 'rider-3', 'register/index', '登记表，被退回后修改'),
  account('status-waiting', 'rider-2', 'status/index', '进度，等站点担保'),
  account('status-district', 'rider-4', 'status/index', '进度，等区里审核'),
  account('status-returned', 'rider-3', 'status/index', '进度，被退回'),
  account('status-removed', 'rider-5', 'status/index', '进度，已离站'),
  account('status-verified', 'rider-1', 'status/index', '进度，已认证'),
  account('inbox', 'rider-5', 'inbox/index', '消息'),
  account('inbox-empty', 'rider-2', 'inbox/index', '还没有消息'),
  account('consents', 'rider-1', 'consents/index', '授权'),
  account('withdraw', 'rider-1', 'withdraw/index', '退出登记'),
  account('withdraw-asked', 'rider-1', 'withdraw/index', '退出登记，再问一次', tap('退出登记，删除我的资料')),
  account('invitation-wrong', 'new-rider', 'invitation/index', '邀请码不对', inTurn(type('ABCDE-12345'), tap('看看是什么岗位'))),
  account('invitation', 'new-rider', 'invitation/index', '输入邀请码'),
  account('invitation-shown', 'new-rider', 'invitation/index', '上岗前看是什么岗位', invited),
]
