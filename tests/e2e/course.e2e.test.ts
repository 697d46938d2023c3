import { readFile } from 'node:fs/promises'
import { type BrowserPhone, browserPhones } from '../support/browser'
import { verifiedRider } from '../support/compound'
import { openSession, sampleSchool } from '../support/courses'
import { withDistrict } from '../support/district'

/** The rider's screens of courses in Chromium, with the built functions behind them. */
const district = withDistrict({ site: true })
const openPhone = browserPhones()

let riders = 0
const aRider = async (name: string) => {
  riders += 1
  const openid = `course-rider-${riders}`
  await verifiedRider(district, openid, name)
  return openid
}
const openAt = (openid: string, page: string, fontScale = 1) => openPhone({ url: district.emulator.url, openid, page, fontScale })
const openCourse = (openid: string, { courseId, sessionId }: { courseId: string; sessionId: string }, fontScale = 1) =>
  openAt(openid, `packages/course/rider/show/index?courseId=${courseId}&sessionId=${sessionId}`, fontScale)
const mineOf = async (openid: string) =>
  (await district.phone(openid).ask('course.mine', {})).current.map(({ session }) => session.mine?.state)

/** A session whose only place this rider has. */
async function fullSession(holder: string, title: string) {
  const session = await openSession(district, { title, capacity: 1 })
  await district.phone(holder).ask('course.enrol', { sessionId: session.sessionId })
  return session
}

test('from the services to a place and back: find it by what one wants, read the rules, enrol, see it, cancel', async () => {
  await openSession(district, { title: '大专学历提升班', category: 'degree', priceFen: 29_900 })
  await openSession(district, { title: '花艺造景' })
  const rider = await aRider('张示例')
  const phone = await openAt(rider, 'pages/services/index')
  await phone.tap('夜校学堂')
  await phone.sees('大专学历提升班')
  await phone.tap('免费')
  await phone.seesNot('大专学历提升班')
  await phone.tap('所有类别')
  await phone.tap('手作生活')
  await phone.tap('花艺造景')
  for (const words of ['报名规则', '认证小哥可以报', '前可以取消，不记爽约', sampleSchool.address, '还有 10 个名额'])
    await phone.sees(words)
  await phone.tap('报名')
  await phone.sees('报上了，位子给你留好了。')
  await phone.sees('还有 9 个名额')

  await phone.goTo('packages/course/rider/mine/index')
  await phone.sees('已报名')
  await phone.sees('下一节：')
  await phone.tap('课程和规则')
  await phone.tap('取消报名')
  await phone.sees('现在取消不记爽约')
  await phone.tap('取消报名')
  await phone.sees('已取消，没有记爽约。')
  expect(await mineOf(rider)).toEqual([])
  await phone.goTo('packages/course/rider/mine/index')
  await phone.sees('还没有报名')
})

test('waiting: full, joined, somebody leaves, offered, taken', async () => {
  const [holder, rider] = [await aRider('李示例'), await aRider('王示例')]
  const session = await fullSession(holder, '肩颈放松')
  const phone = await openCourse(rider, session)
  await phone.sees('满了，可以候补')
  await phone.tap('加入候补')
  await phone.sees('候补第 1 位')
  await district.phone(holder).ask('course.cancel', { sessionId: session.sessionId })

  await phone.goTo('packages/course/rider/mine/index')
  await phone.sees('有名额给你')
  await phone.tap('接受名额')
  await phone.sees('名额是你的了。')
  await phone.sees('已报名')
  expect(await mineOf(rider)).toEqual(['held'])
})

test('what was offered is on the home page and in the inbox; given up, it is gone from both', async () => {
  const [holder, rider] = [await aRider('赵示例'), await aRider('孙示例')]
  const session = await fullSession(holder, '防御性驾驶')
  await district.phone(rider).ask('course.wait', { sessionId: session.sessionId })
  await district.phone(holder).ask('course.cancel', { sessionId: session.sessionId })
  const phone = await openAt(rider, 'pages/home/index')
  await phone.sees('“防御性驾驶”有名额了')
  await phone.tap('去接受')
  await phone.tap('放弃，给下一位')
  await phone.sees('已放弃，名额给了下一位。')
  await phone.goTo('pages/home/index')
  await phone.seesNot('“防御性驾驶”有名额了')
  await phone.goTo('packages/account/person/inbox/index')
  await phone.tap('去我的报名')
  await phone.sees('放弃了')
})

test('the last place goes while the page is open: it says so, and offers the waitlist', async () => {
  const [faster, rider] = [await aRider('周示例'), await aRider('吴示例')]
  const session = await openSession(district, { title: '法律常识', capacity: 1 })
  const phone = await openCourse(rider, session)
  await phone.sees('还有 1 个名额')
  await district.phone(faster).ask('course.enrol', { sessionId: session.sessionId })
  await phone.tap('报名')
  await phone.sees('名额刚满。要排队请点“加入候补”')
  await phone.tap('加入候补')
  await phone.sees('候补第 1 位')
})

/** The first reply to this action is lost on the way; the server has done it. */
async function loseReply({ page }: BrowserPhone, action: string) {
  let lost = 0
  await page.route('**/call', async (route) => {
    if (!route.request().postData()?.includes(action) || lost++ > 0) return route.continue()
    await route.fetch()
    await route.abort('connectionreset')
  })
}

test('a reply that is lost is asked for again: one place', async () => {
  const rider = await aRider('郑示例')
  const session = await openSession(district, { title: '急救入门', capacity: 2 })
  const phone = await openCourse(rider, session)
  await phone.sees('还有 2 个名额')
  await loseReply(phone, 'course.enrol')
  await phone.tap('报名')
  await phone.sees('报上了，位子给你留好了。')
  await phone.sees('还有 1 个名额')
})

test('two courses at one time: the second says with what it clashes', async () => {
  const rider = await aRider('冯示例')
  const first = await openSession(district, { title: '剪纸' })
  await district.phone(rider).ask('course.enrol', { sessionId: first.sessionId })
  const { opensAt, closesAt, cancelUntil, lessons } = first
  const second = await openSession(district, { title: '陶艺', opensAt, closesAt, cancelUntil, lessons })
  const phone = await openCourse(rider, second)
  await phone.sees('和你报的“剪纸”')
  await phone.tap('看我的报名')
  await phone.sees('剪纸')
})

test('the lessons are a file for the calendar, with all their dates', async () => {
  const rider = await aRider('陈示例')
  const session = await openSession(district, { title: '茶艺' })
  await district.phone(rider).ask('course.enrol', { sessionId: session.sessionId })
  const phone = await openCourse(rider, session)
  await phone.tap('加到日历')
  const [download] = await Promise.all([phone.page.waitForEvent('download'), phone.tap('下载日历文件')])
  expect(download.suggestedFilename()).toBe('茶艺.ics')
  const text = await readFile(await download.path(), 'utf8')
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(3)
  expect(text).toContain(`DTSTART:${session.lessons[0]?.from.replace(/[-:]|\.\d{3}/g, '')}`)
})

test('my courses open without network, as they were', async () => {
  const rider = await aRider('褚示例')
  const session = await openSession(district, { title: '合唱' })
  await district.phone(rider).ask('course.enrol', { sessionId: session.sessionId })
  const phone = await openAt(rider, 'packages/course/rider/mine/index')
  await phone.sees('下一节：')
  await phone.page.waitForFunction(() => localStorage.getItem('kept:course.mine') !== null)
  await phone.page.route('**/call', (route) => route.abort('internetdisconnected'))
  await phone.page.reload()
  await phone.sees('合唱')
  await phone.sees('的情况')
})

test('with the largest font nothing is cut off, and the button stays in reach', async () => {
  const rider = await aRider('卫示例')
  const session = await openSession(district, { title: '示例：从零开始学做小景和节日花礼，面向夜班和分段班骑手' })
  const phone = await openCourse(rider, session, 1.5)
  await phone.sees('报名规则')
  const wide = await phone.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(wide).toBeLessThanOrEqual(0)
  const button = await phone.page.locator('.screen__footer .button').filter({ visible: true }).boundingBox()
  expect((button?.y ?? 900) + (button?.height ?? 0)).toBeLessThanOrEqual(812)
})
