import { onlineManager } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { act, cleanup, screen } from '@testing-library/react'
import type { Lesson, OwnSession } from '../../contract/course/course'
import type { SessionId } from '../../contract/course/ids'
import MyCoursesPage from '../../src/packages/course/rider/mine'
import { forgetStored } from '../../src/services/phoneStorage'
import { anOffer, anOwnBooking, anOwnSession, aSessionView, aStanding, ownCourses, weeklyLessons } from '../builders/courseViews'
import { minutesAfter, NOON } from '../builders/time'
import type { Answers } from '../support/taro/backend'
import { openCoursePage } from '../support/taro/courseHand'
import { atNoon, tap, wait, went } from '../support/taro/pageHand'
import { says, saysNot } from '../support/taro/passPage'

/** My courses: what is on, what waits for me, what is over. */

atNoon()

const own = (name: string, session: Parameters<typeof aSessionView>[0], rest: Partial<OwnSession> = {}) =>
  anOwnSession({ session: aSessionView({ sessionId: `ses_${name}` as SessionId, title: name, ...session }), ...rest })

const open = (mine: Parameters<typeof ownCourses>[0], answers: Answers = {}) =>
  openCoursePage(MyCoursesPage, { 'course.mine': () => ({ ok: true, data: ownCourses(mine) }), ...answers })

const titles = () => [...document.querySelectorAll('.own__title')].map(({ textContent }) => textContent)

test('offers stand on top, the most urgent first', async () => {
  await open({
    current: [own('held', { mine: anOwnBooking() }), own('later', { mine: anOffer(90) }), own('sooner', { mine: anOffer(30) })],
  })
  expect(titles()).toEqual(['sooner', 'later', 'held'])
})

test.each([
  [{ state: 'here', unconfirmed: false }, '已签到 11:55'],
  [{ state: 'late', unconfirmed: false }, '已签到 11:55，算迟到'],
  [{ state: 'here', unconfirmed: true }, '11:55 扫过，等老师确认'],
  [{ state: 'excused', unconfirmed: false }, '已请假'],
] as const)('UM5: what the roll says of today stands in place of the way to check in: %j', async (mark, words) => {
  const session = aSessionView({ mine: anOwnBooking(), lessons: weeklyLessons(1, { first: 0 }) })
  const marks = [{ lessonNo: 1, at: minutesAfter(NOON, -5).toISOString(), ...mark }]
  await open({ current: [anOwnSession({ session, marks })] })
  says(words)
  saysNot(/^签到：/)
})

test('an offer is taken here; the card is an ordinary one at once', async () => {
  let mine = anOffer(90)
  const { inputsOf } = await open(
    {},
    {
      'course.mine': () => ({ ok: true, data: ownCourses({ current: [own('flowers', { mine })] }) }),
      'course.accept': () => {
        mine = anOwnBooking()
        return { ok: true, data: { session: own('flowers', { mine }).session, now: NOON.toISOString() } }
      },
    },
  )
  says('1:30:00')
  await tap('接受名额')
  expect(inputsOf('course.accept')).toEqual([{ sessionId: 'ses_flowers' }])
  says('名额是你的了。')
  says('已报名')
  saysNot('接受名额')
})

test('one that was too late says so, also when the card is gone', async () => {
  let current = [own('flowers', { mine: anOffer(90) })]
  await open(
    {},
    {
      'course.mine': () => ({ ok: true, data: ownCourses({ current }) }),
      'course.accept': () => {
        current = []
        return { ok: false, error: { code: 'OFFER_OVER', details: {} } }
      },
    },
  )
  await tap('接受名额')
  says('留给你的时间过了，名额已经给了下一位。可以再加入候补')
  says('还没有报名')
})

test('an offer that runs out asks what holds now, once', async () => {
  const { inputsOf } = await open({ current: [own('flowers', { mine: anOffer(0.5) })] })
  await wait(35_000)
  expect(inputsOf('course.mine')).toHaveLength(2)
})

test('the next lesson, the pass, the waitlist, and how I stand', async () => {
  await open({
    current: [
      own('flowers', { mine: anOwnBooking() }, { attended: 2, missed: 1 }),
      own('degree', { mine: anOwnBooking({ state: 'waiting', position: 3 }) }, { pass: null }),
    ],
    standing: aStanding({ marks: 1 }),
  })
  for (const words of ['下一节：12月2日 周三 19:00–20:30', '到课 2 节，缺 1 节。再到 5 节可以拿结业证书。', '候补第 3 位']) says(words)
  says('最近 90 天记了 1 次爽约，满 2 次会有 14 天不能报名。')
  await tap('听课证 第 12 号')
  expect(went()).toEqual(['/packages/course/rider/pass/index?sessionId=ses_flowers'])
})

test('on the day of a lesson one checks in here', async () => {
  await open({ current: [own('flowers', { mine: anOwnBooking(), lessons: weeklyLessons(4, { first: 0 }) })] })
  await tap('签到：今天 周一 19:00–20:30')
  expect(went()).toEqual(['/packages/course/rider/checkIn/index?sessionId=ses_flowers'])
})

test('what is over, with its certificate; what I left is there as well', async () => {
  await open({
    current: [own('left', { mine: anOwnBooking({ state: 'cancelled' }) })],
    past: [
      own('driving', { mine: anOwnBooking(), lessons: weeklyLessons(4, { first: -60 }) }, { attended: 4, certificateNo: 'XG2026-0012' }),
    ],
  })
  says('还没有报名')
  for (const words of ['left', '取消了', 'driving', '上完了', '编号 XG2026-0012']) says(words)
  await tap('结业证书')
  expect(went()[0]).toMatch(/^\/packages\/course\/rider\/certificate\/index\?\w+=XG2026-0012$/)
})

test('without network the last answer stays, with its time', async () => {
  await open({ current: [own('flowers', { mine: anOwnBooking() })] })
  await act(async () => onlineManager.setOnline(false))
  says('flowers')
  says('这是今天 12:00 的情况')
})

describe('into the phone’s calendar', () => {
  afterEach(forgetStored)
  const start = async () => {
    await open({ current: [own('flowers', { mine: anOwnBooking(), lessons: weeklyLessons(3) })] })
    await tap('加到日历')
  }
  const added = () => jest.mocked(Taro.addPhoneCalendar).mock.calls.map(([{ title }]) => title)
  const answers = (...errors: (string | null)[]) => {
    const mocked = jest.mocked(Taro.addPhoneCalendar).mockReset()
    for (const errMsg of errors) {
      if (errMsg === null) mocked.mockResolvedValueOnce({ errMsg: 'addPhoneCalendar:ok' })
      else mocked.mockRejectedValueOnce({ errMsg })
    }
  }

  test('all lessons, one after the other, with place and alarm', async () => {
    answers(null, null, null)
    await start()
    await tap('3 节全部加上')
    expect(added()).toEqual(['flowers（第 1 节）', 'flowers（第 2 节）', 'flowers（第 3 节）'])
    expect(jest.mocked(Taro.addPhoneCalendar).mock.calls[0]?.[0]).toMatchObject({
      startTime: Date.parse('2026-12-02T11:00:00Z') / 1000,
      endTime: String(Date.parse('2026-12-02T12:30:00Z') / 1000),
      location: '东太湖职工之家（示例） 示例路 1 号 302 室',
      alarm: true,
      alarmOffset: 3600,
    })
    says('加好了 3 节。')
    saysNot('只加下一节')
  })

  test('only the next one', async () => {
    answers(null)
    await start()
    await tap('只加下一节')
    expect(added()).toEqual(['flowers（第 1 节）'])
    says('加好了 1 节。')
    says('2 节全部加上')
  })

  test('without permission it stops at the first, says what to do, and opens the settings', async () => {
    answers('addPhoneCalendar:fail auth deny')
    await start()
    await tap('3 节全部加上')
    expect(added()).toHaveLength(1)
    says(/微信没有写日历的权限/)
    await tap('打开设置')
    expect(Taro.openSetting).toHaveBeenCalledTimes(1)
  })

  test('who says no in the middle goes on later, and nothing is there twice', async () => {
    answers(null, 'addPhoneCalendar:fail cancel', null, null)
    await start()
    await tap('3 节全部加上')
    says('还有 2 节没加。要加，再点一次，加过的不会重复。')
    await tap('2 节全部加上')
    expect(added()).toEqual(['flowers（第 1 节）', 'flowers（第 2 节）', 'flowers（第 2 节）', 'flowers（第 3 节）'])
    says('加好了 3 节。')
  })

  describe('lessons-twice-in-the-phone-calendar: what this phone has added is remembered', () => {
    const openWith = (lessons: readonly Lesson[]) => open({ current: [own('flowers', { mine: anOwnBooking(), lessons: [...lessons] })] })

    test('lessons that are in the phone’s calendar are not added once more after the sheet was closed', async () => {
      answers(null, null, null)
      await start()
      await tap('3 节全部加上')
      await tap('好了')
      await tap('加到日历')
      expect(screen.queryByText('3 节全部加上')).toBeNull()
      says('要上的课都加到手机日历里了。')
      expect(added()).toHaveLength(3)
    })

    test('an entry is forgotten only when the person has taken it out, wherever the lesson goes meanwhile', async () => {
      answers(null, null)
      const [lesson] = weeklyLessons(1)
      if (!lesson) throw new Error('a lesson')
      const elsewhen = { ...lesson, from: '2026-12-10T11:00:00.000Z', to: '2026-12-10T12:30:00.000Z' }
      const sheetWith = async (one: Lesson) => {
        cleanup()
        await openWith([one])
        await tap('加到日历')
      }
      for (const one of [lesson, elsewhen]) {
        await sheetWith(one)
        await tap('加到手机日历')
      }
      await sheetWith(lesson)
      saysNot('先不加')
      says('第 1 节改了时间。日历里原来那条（12月10日 周四 19:00–20:30）请自己删掉。')
      await tap('第 1 节那条删掉了')
      says('要上的课都加到手机日历里了。')
      await sheetWith(elsewhen)
      says('先不加')
    })

    test('another address and a place that is gone are named, and what doesn’t fit on the phone is said', async () => {
      answers(null)
      const lessons = weeklyLessons(1)
      await openWith(lessons)
      await tap('加到日历')
      await tap('加到手机日历')
      cleanup()
      const { school } = aSessionView()
      await open({ current: [own('flowers', { mine: anOwnBooking(), lessons, school: { ...school, address: '示例路 9 号' } })] })
      await tap('加到日历')
      says(/第 1 节换了地点/)
      cleanup()
      await open({ past: [own('flowers', { mine: anOwnBooking({ state: 'removed' }), lessons })] })
      await tap('从日历删掉')
      says(/第 1 节你不上了/)
      jest.spyOn(Taro, 'setStorageSync').mockImplementationOnce(() => {
        throw new Error('no room')
      })
      await tap('第 1 节那条删掉了')
      says(/手机存不下记录/)
    })

    test('a lesson that was moved is offered alone, with a word on the old entry, which only the person can take out', async () => {
      answers(null, null, null, null)
      await start()
      await tap('3 节全部加上')
      const [first, second, third] = weeklyLessons(3)
      if (!first || !second || !third) throw new Error('three lessons')
      cleanup()
      await openWith([
        first,
        { ...second, from: '2026-12-10T11:00:00.000Z', to: '2026-12-10T12:30:00.000Z' },
        { ...third, cancelled: '老师病了' },
      ])
      await tap('加到日历')
      says('第 2 节改了时间。日历里原来那条（12月9日 周三 19:00–20:30）请自己删掉。')
      says('第 3 节不上了。日历里原来那条（12月16日 周三 19:00–20:30）请自己删掉。')
      await tap('加到手机日历')
      expect(added()).toEqual(['flowers（第 1 节）', 'flowers（第 2 节）', 'flowers（第 3 节）', 'flowers（第 2 节）'])
      says('加好了 1 节。')
    })
  })

  test('album-not-declared-in-the-privacy-guide: an interface that the guide doesn’t declare is no refusal of the person', async () => {
    answers('addPhoneCalendar:fail api scope is not declared in the privacy agreement')
    await start()
    await tap('3 节全部加上')
    says('暂时加不了日历，可以看“我的报名”里的时间。')
    saysNot('打开设置')
  })

  test('where it fails it says so', async () => {
    answers('addPhoneCalendar:fail internal error')
    await start()
    await tap('3 节全部加上')
    says(/手机没让加，还有 3 节没加/)
  })
})

test('lessons that are over have no place in a calendar', async () => {
  await open({ current: [own('flowers', { mine: anOwnBooking({ cancelling: 'no' }), lessons: weeklyLessons(2, { first: -20 }) })] })
  expect(screen.queryByText('加到日历')).toBeNull()
})
