import { aCategoryOffer, aCourseOffer, aHome, aLessonToday, anOwnClass, ridersWaiting, wishesUntil } from '../builders/homeViews'
import { aPassView } from '../builders/passViews'
import { CLERK, GUARD, MANAGER, teaching } from '../builders/posts'
import { NOON } from '../builders/time'
import { aSentRiderView } from '../builders/views'
import { testPhones } from '../support/weapp/testPhones'
import { BUDGETS, builtDist } from '../support/weappChecks'
import { answering, newcomer, someone, unreachable } from './backend'

/** The built mini-program, as a newcomer meets it. Every error, and every wx function that nobody mocked, fails a test. */
const dist = builtDist()
const phones = testPhones({ dist: dist.dir, wx: answering(newcomer) })

test('opens on the home page', async () => {
  const phone = await phones.open()
  expect(phone.page.route).toBe('pages/home/index')
  expect(phone.tabs).toEqual(['首页', '小哥码', '服务', '我的'])
})

test.each([
  ['首页', ['还没登记认证', '开始登记']],
  ['小哥码', ['登记认证，领小哥码', '开始登记']],
  ['服务', ['通行', '友好小区', '夜校学堂']],
  ['我的', ['还没登记', '我的消息', '大字模式', '语音播报']],
])('the tab %s shows its first screen', async (tab, words) => {
  const phone = await phones.open()
  await phone.tab(tab)
  for (const word of words) expect(phone.text()).toContain(word)
})

test('what can be tapped tells a screen reader so, and opens', async () => {
  const phone = await phones.open()
  await phone.tab('服务')
  await phone.tap({ role: 'button', nth: 0 })
  expect(phone.stack).toHaveLength(2)
})

test.each(['首页', '小哥码', '我的'])('without network the tab %s says so, and fills when it is back', async (tab) => {
  const phone = await phones.open({ networkType: 'none' })
  await phone.tab(tab)
  expect(phone.text()).toContain('没有网络')
  await phone.setNetwork('4g')
  await phone.waitFor('登记')
  expect(phone.text()).not.toContain('没有网络')
})

test.each([
  ['首页', '示例甲'],
  ['小哥码', '在这部手机启用'],
  ['我的', '示例站点'],
])('opened again without network the tab %s shows what was last known, and from when', async (tab, words) => {
  const storage = new Map<string, string>()
  const rider = aSentRiderView({ status: 'verified', verifiedAt: '2026-11-23T04:00:00.000Z' })
  const pass = aPassView({ phone: 'none', boundAt: null, offline: null })
  await phones.open({
    storage,
    wx: answering({ 'account.me': { ...someone, rider }, 'pass.mine': { pass, now: new Date().toISOString() } }),
  })
  const again = await phones.open({ storage, networkType: 'none', wx: unreachable })
  await again.tab(tab)
  expect(again.text()).toContain(words)
  expect(again.text()).toMatch(/这是(今天|昨天) \d\d:\d\d 的情况/)
  again.mock(answering(newcomer))
  await again.setNetwork('4g')
  await again.waitFor(() => !again.text().includes(words))
  expect(again.text()).not.toContain('的情况')
})

test.each(dist.pages)('the page %s opens with little setData', async (route) => {
  const phone = await phones.open({ launchPath: `/${route}` })
  expect(phone.text()).not.toBe('')
  expect(phone.setDataCost(route).largest).toBeLessThanOrEqual(BUDGETS.setData)
})

/** The same with all its times as far from now as they are from noon. */
const fromNow = <View>(view: View): View =>
  JSON.parse(JSON.stringify(view), (_, value) =>
    /^\d{4}-.*Z$/.test(value) ? new Date(Date.parse(value) - NOON.getTime() + Date.now()).toISOString() : value,
  )

test('home of somebody with four roles and a full day takes one call and little setData', async () => {
  const workplaces = [GUARD, CLERK, MANAGER, teaching('sch_1', '示例甲校')]
  const today = [aCourseOffer(30), aCategoryOffer(60), aLessonToday(120), wishesUntil(240), ridersWaiting(2), anOwnClass(60, '示例甲校')]
  const phone = await phones.open({ wx: answering({ 'home.show': fromNow(aHome({ me: { workplaces, unread: 3 }, today })) }) })
  await phone.waitFor('扫码进门')
  expect(phone.text()).toContain('全部 6 件')
  expect(phone.wxCalls('request')).toHaveLength(1)
  expect(phone.setDataCost('pages/home/index').largest).toBeLessThanOrEqual(BUDGETS.homeSetData)
})

test('UM7: the middle tab is the work of whoever has a post and no pass, and the pass again once the post is gone', async () => {
  const withPost = { ...newcomer, 'account.me': { ...someone, workplaces: [GUARD] } }
  const phone = await phones.open({ wx: answering(withPost) })
  expect(phone.tabs).toEqual(['首页', '值班', '服务', '我的'])
  await phone.tab('值班')
  expect(phone.page.title).toBe('值班')
  expect(phone.text()).toContain('去值班')
  await phone.tab('我的')
  await phone.tap('不干了')
  phone.mock(answering({ ...newcomer, 'role.layDown': [] }))
  await phone.tap('不干了')
  await phone.tap({ text: '不干了', nth: 1 })
  await phone.waitFor('已退下')
  await phone.back()
  expect(phone.tabs).toEqual(['首页', '小哥码', '服务', '我的'])
})

test("WeChat's largest font changes nothing in what is said", async () => {
  const [standard, largest] = [await phones.open(), await phones.open({ fontSizeSetting: 24 })]
  expect(largest.text()).toBe(standard.text())
})
