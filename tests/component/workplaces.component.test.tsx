import Taro from '@tarojs/taro'
import { render } from '@testing-library/react'
import MinePage from '../../src/pages/mine'
import { actionKey } from '../../src/services/useAction'
import { aDuty } from '../builders/gates'
import { aHome, anOwnClass } from '../builders/homeViews'
import { CLERK, GUARD, MANAGER, PROPERTY, teaching } from '../builders/posts'
import { daysAfter, NOON } from '../builders/time'
import { backendOf, pageFrame } from '../support/taro/backend'
import { atNoon, settle, tap } from '../support/taro/page'
import { says, saysNot } from '../support/taro/passPage'

/** 我的岗位: where I work, and what today has brought there, from what the phone knows already. */

atNoon()

async function open(now = NOON) {
  const home = aHome({
    me: { rider: null, workplaces: [GUARD, CLERK, MANAGER, PROPERTY, teaching('sch_1', '示例甲校'), teaching('sch_2', '示例乙校')] },
    today: [anOwnClass(60, '示例甲校'), anOwnClass(180, '示例甲校')],
  })
  backendOf({ 'account.me': () => ({ ok: true, data: home.me }) })
  const { client, wrapper } = pageFrame()
  const input = { compoundId: GUARD.compoundId }
  client.setQueryData(['home.show'], home)
  client.setQueryData(actionKey('gate.duty', input), aDuty({ ...input, now: now.toISOString() }))
  client.setQueryData(actionKey('merchant.today', { merchantId: CLERK.merchantId }), { checked: 12, now: now.toISOString() })
  render(<MinePage />, { wrapper })
  await settle()
}

test('UM7: each post says what today has brought', async () => {
  await open()
  says('今天 128 人次')
  says('今天核验 12 人次')
  says('今天还有 2 节课')
  says('2 人待担保')
  says('3 人申请')
  await tap('示例包子')
  expect(jest.mocked(Taro.navigateTo)).toHaveBeenLastCalledWith({ url: '/packages/merchant/counter/verify/index?merchantId=mch_1' })
})

test('UM2: the number of another day is nobody’s number of today', async () => {
  await open(daysAfter(NOON, -1))
  saysNot(/128|核验 12/)
})
