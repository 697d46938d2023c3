import Taro from '@tarojs/taro'
import { cleanup, render, screen } from '@testing-library/react'
import { restoreIdentity } from '../../src/domains/identities'
import TodayPage from '../../src/packages/home/person/today'
import HomePage from '../../src/pages/home'
import { forgetStored } from '../../src/services/phoneStorage'
import { elderMode } from '../../src/services/settings'
import { aCategoryOffer, aCourseOffer, aHome, aLessonToday, anOwnClass, ridersWaiting, wishesUntil } from '../builders/homeViews'
import { aPassView } from '../builders/passViews'
import { CLERK, GUARD, MANAGER, PROPERTY, teaching } from '../builders/posts'
import { daysAfter, minutesAfter, NOON } from '../builders/time'
import { aSentRiderView } from '../builders/views'
import { backendOf, pageFrame, pass } from '../support/taro/backend'
import { atNoon, settle, tap } from '../support/taro/page'
import { says, saysNot } from '../support/taro/passPage'

/** The home page: who I am, the one big thing, and what is due. */

atNoon()
beforeEach(() => {
  forgetStored()
  jest.mocked(Taro.navigateTo).mockClear()
})

const LAUNCHED = 'pages/home/index'

const markedAt = (minutes: number, state: 'here' | 'excused') => ({
  lessonNo: 1,
  state,
  at: minutesAfter(NOON, minutes).toISOString(),
  unconfirmed: false,
})

async function open(home = aHome(), Page = HomePage) {
  const backend = backendOf({ 'home.show': () => ({ ok: true, data: { ...home, now: new Date().toISOString() } }) })
  render(<Page />, { wrapper: pageFrame().wrapper })
  await settle()
  return backend
}

const went = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)
/** The titles of the rows, from top to bottom. */
const rows = () => [...document.querySelectorAll('.today-rows__due')].map((due) => due.nextElementSibling?.firstElementChild?.textContent)

describe('今天', () => {
  test('has one list of all domains by deadline, three of it on the home page, and all of it behind a tap', async () => {
    const things = [ridersWaiting(2), wishesUntil(240), aLessonToday(120), aCategoryOffer(60), aCourseOffer(30)]
    const { inputsOf } = await open(aHome({ today: things }))
    expect(rows()).toEqual(['“示例瑜伽”有名额了', '“示例竞赛”有名额了', '花艺造景'])
    await tap('全部 5 件')
    expect(went()).toEqual(['/packages/home/person/today/index'])
    expect(inputsOf('home.show')).toHaveLength(1)
    cleanup()
    await open(aHome({ today: things }), TodayPage)
    expect(rows()).toHaveLength(5)
    says('2 人等你担保')
  })

  test('says by when, and what to do', async () => {
    await open(aHome({ today: [aCourseOffer(30), aLessonToday(120), wishesUntil(2 * 24 * 60)] }))
    says('12:30')
    says('14:00')
    says('11月25日')
    await tap('去接受')
    await tap('看志愿')
    expect(went()).toEqual(['/packages/course/rider/mine/index', '/packages/course/rider/draw/index?drawId=drw_1'])
  })

  test('UM12: wishes that were saved are there with the closing time', async () => {
    await open(aHome({ today: [wishesUntil(90)] }))
    says('示例摇号')
    says('已填 3 个志愿，截止前都能改')
    says('13:30')
  })

  test('UM5: a lesson says how one stands: still to come, to check in, checked in, excused', async () => {
    const standing = async (lesson: ReturnType<typeof aLessonToday>) => {
      cleanup()
      await open(aHome({ today: [lesson] }))
    }
    await standing(aLessonToday(120))
    saysNot('去签到')
    await standing(aLessonToday(20))
    says('去签到')
    await standing(aLessonToday(-5, { mark: markedAt(-10, 'here') }))
    says('已签到 11:50')
    saysNot('去签到')
    await standing(aLessonToday(20, { mark: markedAt(0, 'excused') }))
    says('已请假')
  })

  test('what is over goes; nothing to do is nothing to read', async () => {
    await open(aHome({ today: [aCourseOffer(0)] }))
    saysNot('今天')
  })
})

describe('somebody with one identity', () => {
  test('a rider has the gate, and no chip', async () => {
    await open()
    says('扫码进门')
    says(/示例站点 · 已认证/)
    saysNot('现在用哪个身份')
    expect(document.querySelector('.identity__chip')).toBeNull()
  })

  test('UM16: in the grace period the scan stays the big thing, with the date under it', async () => {
    const at = daysAfter(NOON, 7).toISOString()
    const rider = aSentRiderView({ status: 'removed' })
    await open(aHome({ me: { rider }, pass: { pass: aPassView({ suspendsAt: at }), now: NOON.toISOString() } }))
    says('扫码进门')
    says(/小哥码用到 11月30日 12:00/)
    saysNot('重新登记')
  })

  test('whoever has no pass registers', async () => {
    await open(aHome({ me: { rider: null }, pass: null }))
    says('开始登记')
    says('还没登记认证')
  })

  test.each([
    ['guard', GUARD, '去值班'],
    ['clerk', CLERK, '扫顾客的码'],
    ['station manager', MANAGER, '去担保'],
    ['property manager', PROPERTY, '去处理'],
  ])('UM7: a %s has their own work as the big thing, and no grid of a rider', async (_, workplace, action) => {
    await open(aHome({ me: { rider: null, workplaces: [workplace] }, pass: null }))
    says(action)
    saysNot('扫码进门')
    saysNot('夜校学堂')
  })

  test('UM6: a teacher of two schools reads the next class of both with its time', async () => {
    const workplaces = [teaching('sch_1', '示例甲校'), teaching('sch_2', '示例乙校')]
    await open(aHome({ me: { rider: null, workplaces }, pass: null, today: [anOwnClass(5, '示例乙校'), anOwnClass(180, '示例甲校')] }))
    says('今天 12:05 · 示例乙校')
    expect(document.querySelector('.identity__chip')).toBeNull()
  })

  test('what the big thing says is not listed below it once more', async () => {
    const waiting = { ...ridersWaiting(2), stationId: MANAGER.stationId }
    const manager = aHome({ me: { rider: null, workplaces: [MANAGER] }, pass: null, today: [waiting, aLessonToday(120)] })
    await open(manager)
    says('2 人等你担保')
    expect(rows()).toEqual(['花艺造景'])
    cleanup()
    await open(aHome({ ...manager, me: { workplaces: [MANAGER] } }))
    expect(rows()).toEqual(['花艺造景', '2 人等你担保'])
    cleanup()
    const classes = [anOwnClass(5, '示例乙校'), anOwnClass(180, '示例甲校')]
    await open(aHome({ me: { rider: null, workplaces: [teaching('sch_1', '示例甲校')] }, pass: null, today: classes }))
    expect(rows()).toHaveLength(1)
  })

  test('the bell says how many messages are new', async () => {
    await open(aHome({ me: { unread: 3 } }))
    says('3')
    await tap('消息')
    expect(went()).toEqual(['/packages/account/person/inbox/index'])
  })

  test('whoever can’t read it finds larger text at once', async () => {
    await open(aHome({ me: { rider: null }, pass: null }))
    await tap('字太小？换大字模式')
    expect(elderMode.get()).toBe(true)
    await tap('换回普通字')
    expect(elderMode.get()).toBe(false)
  })
})

describe('UM7: somebody with two identities', () => {
  const both = () => aHome({ me: { workplaces: [GUARD] } })
  const again = async (hours: number, home = both()) => {
    cleanup()
    await pass(hours * 3_600_000)
    restoreIdentity(LAUNCHED)
    await open(home)
  }

  test('is a rider first, and says otherwise by the chip, which holds for twelve hours', async () => {
    await open(both())
    says('扫码进门')
    await tap('小哥')
    await tap('门岗 · 示例小区')
    says('去值班')
    saysNot('扫码进门')
    await again(11)
    says('去值班')
    await again(13)
    says('扫码进门')
  })

  test('is back on duty when the app is opened within the shift, as long as the post is theirs', async () => {
    await open(both())
    await tap('小哥')
    await tap('门岗 · 示例小区')
    await tap('去值班')
    const duty = '/packages/pass/gate/duty/index?compoundId=cmp_1'
    expect(went()).toEqual([duty])
    await again(11)
    expect(went()).toEqual([duty, duty])
    await again(0, aHome())
    expect(went()).toEqual([duty, duty])
  })

  test('who says to be something else is on duty no longer', async () => {
    await open(both())
    await tap('小哥')
    await tap('门岗 · 示例小区')
    await tap('去值班')
    await tap('门岗 · 示例小区')
    await tap('小哥')
    await again(1)
    expect(went()).toHaveLength(1)
    expect(screen.queryByText('去值班')).toBeNull()
  })
})
