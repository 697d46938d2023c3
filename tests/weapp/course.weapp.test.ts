import { verifiedRider } from '../support/compound'
import { openSession } from '../support/courses'
import { withDistrict } from '../support/district'
import { type Phone, storageOf, WxFailure, type WxOverrides } from '../support/weapp'
import { testPhones } from '../support/weapp/testPhones'
import { builtDist } from '../support/weappChecks'

/** The rider's course pages in the built mini-program, with the built functions behind it. */
const district = withDistrict()
const phones = testPhones({ dist: builtDist().dir })

let riders = 0

/** A verified rider's phone with a course open in which three lessons are to come. */
async function atCourse(title: string, wx: WxOverrides = {}): Promise<Phone> {
  riders += 1
  const openid = `course_rider_${riders}`
  await verifiedRider(district, openid, '张示例')
  const { courseId, sessionId } = await openSession(district, { title })
  const storage = storageOf({ emulatorUrl: district.emulator.url, localOpenid: openid })
  const phone = await phones.open({
    storage,
    wx,
    launchPath: `/packages/course/rider/show/index?courseId=${courseId}&sessionId=${sessionId}`,
  })
  await phone.waitFor('报名规则')
  return phone
}

test('enrols, and says so from the answer', async () => {
  const phone = await atCourse('花艺造景')
  await phone.tap({ role: 'button', name: '报名' })
  await phone.waitFor('报上了，位子给你留好了。')
  for (const words of ['你已报名', '下一节：', '取消报名']) expect(phone.text()).toContain(words)
})

test('puts all lessons into the phone’s calendar, one after the other', async () => {
  const phone = await atCourse('肩颈放松')
  await phone.tap({ role: 'button', name: '报名' })
  await phone.waitFor('加到日历')
  await phone.tap('加到日历')
  await phone.tap('3 节全部加上')
  await phone.waitFor('加好了 3 节。')
  const added = phone.wxCalls('addPhoneCalendar').map(({ args: [event] }) => event)
  expect(added).toMatchObject([1, 2, 3].map((no) => ({ title: `肩颈放松（第 ${no} 节）`, alarm: true, alarmOffset: 3600 })))
})

test('without the permission it asks once, says what to do, and opens the settings', async () => {
  const refuse = () => {
    throw new WxFailure('auth deny')
  }
  const phone = await atCourse('防御性驾驶', { addPhoneCalendar: refuse })
  await phone.tap({ role: 'button', name: '报名' })
  await phone.waitFor('加到日历')
  await phone.tap('加到日历')
  await phone.tap('3 节全部加上')
  await phone.waitFor('微信没有写日历的权限')
  expect(phone.wxCalls('addPhoneCalendar')).toHaveLength(1)
  await phone.tap('打开设置')
  expect(phone.wxCalls('openSetting')).toHaveLength(1)
})

test('shows the place on the map', async () => {
  const phone = await atCourse('急救入门')
  await phone.tap('看地图')
  expect(phone.wxCalls('openLocation').at(-1)?.args[0]).toMatchObject({ latitude: 31.1, longitude: 120.6 })
})

test('a page of the catalogue costs little to show', async () => {
  const phone = await atCourse('茶艺')
  const before = phone.setDataLog().length
  await phone.goTo('/packages/course/rider/list/index')
  await phone.waitFor('茶艺')
  const shown = phone.setDataLog().slice(before)
  expect(Math.max(...shown.map(({ bytes }) => bytes))).toBeLessThan(20_000)
})
