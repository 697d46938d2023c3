import Taro from '@tarojs/taro'
import { act, cleanup, render } from '@testing-library/react'
import type { Workplace } from '../../contract/kernel/roles'
import type { CompoundId } from '../../contract/pass/ids'
import HomePage from '../../src/pages/home'
import PassPage from '../../src/pages/pass'
import { openTab } from '../../src/routes'
import { forgetStored } from '../../src/services/phoneStorage'
import { aHome, anOwnClass } from '../builders/homeViews'
import { aPassView } from '../builders/passViews'
import { CLERK, GUARD, PROPERTY, teaching } from '../builders/posts'
import { NOON } from '../builders/time'
import { backendOf, pageFrame, pass } from '../support/taro/backend'
import { atNoon, settle, tap } from '../support/taro/page'
import { says, saysNot } from '../support/taro/passPage'
import { hidePage } from '../support/taro/taro'

jest.mock('../../src/ui/qr/QrCode', () => jest.requireActual('../support/taro/shownCode'))

/** The middle tab: the own pass, the work of a shift, or both. */

atNoon()
beforeEach(() => {
  forgetStored()
  jest.mocked(Taro.navigateTo).mockClear()
  jest.mocked(Taro.setTabBarItem).mockClear()
})

const SECOND = { ...GUARD, compoundId: 'cmp_2' as CompoundId, compoundName: '第二小区' }

/** Opens the tab from home, so that what home has brought is known. */
async function open(workplaces: Workplace[], rides = false, today = [anOwnClass(60, '示例甲校')]) {
  const own = rides ? {} : { pass: { pass: null, now: NOON.toISOString() } }
  const home = aHome({ me: { workplaces, ...(!rides && { rider: null }) }, today, ...own })
  const backend = backendOf({
    'home.show': () => ({ ok: true, data: home }),
    'account.me': () => ({ ok: true, data: home.me }),
    'pass.mine': () => ({ ok: true, data: { pass: rides ? aPassView({ phone: 'none', boundAt: null }) : null, now: NOON.toISOString() } }),
  })
  const { wrapper } = pageFrame()
  render(<HomePage />, { wrapper })
  await settle()
  const again = async () => {
    cleanup()
    render(<PassPage />, { wrapper })
    await settle()
  }
  await again()
  return { ...backend, again }
}

const segments = () => [...document.querySelectorAll('.segments__one')].map(({ textContent }) => textContent)
const calledLast = () => jest.mocked(Taro.setTabBarItem).mock.calls.at(-1)?.[0].text
const went = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)

describe('UM7: for somebody with a post and without a pass', () => {
  test.each([
    ['值班', GUARD, '去值班', '/packages/pass/gate/duty/index?compoundId=cmp_1'],
    ['核验', CLERK, '扫顾客的码', '/packages/merchant/counter/verify/index?merchantId=mch_1'],
    ['上课', teaching('sch_1', '示例甲校'), '去上课', '/packages/course/teacher/lesson/index?sessionId=ses_3&lessonNo=2'],
  ])('is called %s and leads there by one tap', async (word, workplace, action, page) => {
    const { inputsOf } = await open([workplace])
    expect(calledLast()).toBe(word)
    expect(segments()).toEqual([])
    saysNot(/登记认证/)
    await tap(action)
    expect(went()).toEqual([page])
    expect(inputsOf('pass.mine')).toEqual([])
  })

  test('has all places of the work, and none of other work', async () => {
    await open([GUARD, SECOND, PROPERTY])
    expect(segments()).toEqual([])
    await tap('第二小区')
    expect(went()).toEqual(['/packages/pass/gate/duty/index?compoundId=cmp_2'])
  })

  test('stays the pass where no work takes a shift', async () => {
    await open([PROPERTY])
    expect(calledLast()).toBe('小哥码')
    says(/登记认证/)
  })
})

describe('UM7: for a rider with a post', () => {
  test('has both, begins with the pass, and goes on for twelve hours with what was chosen', async () => {
    const { again } = await open([GUARD], true)
    expect(calledLast()).toBe('小哥码')
    expect(segments()).toEqual(['我的码', '值班'])
    says('在这部手机启用')
    await tap('值班')
    says('去值班')
    saysNot('在这部手机启用')
    await pass(11 * 3_600_000)
    await again()
    says('去值班')
    await pass(2 * 3_600_000)
    await again()
    says('在这部手机启用')
  })

  test('shows the pass to whoever was led to it, and the work again afterwards', async () => {
    const { again } = await open([GUARD], true)
    await tap('值班')
    act(() => void openTab('pass'))
    await again()
    says('在这部手机启用')
    act(hidePage)
    await again()
    says('去值班')
  })
})

test('UM7: the tab is right at once when the only post is gone', async () => {
  const posts: Workplace[] = [GUARD]
  const { again } = await open(posts)
  expect(calledLast()).toBe('值班')
  posts.pop()
  await pass(60_000)
  await again()
  expect(calledLast()).toBe('小哥码')
  says(/登记认证/)
})
