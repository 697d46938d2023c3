import { onlineManager } from '@tanstack/react-query'
import { act, fireEvent, screen } from '@testing-library/react'
import { anAvailability, anOffer, anOwnBooking, aSessionView, shownCourse } from '../builders/courseViews'
import { minutesAfter, NOON } from '../builders/time'
import { changing, full, openCourse } from '../support/taro/coursePage'
import { atNoon, tap, wait, went } from '../support/taro/pageHand'
import { says, saysNot } from '../support/taro/passPage'

/** Taking a place, waiting for one, being offered one, giving it back. */

atNoon()

test('enrols; the page shows the place at once, and every other page is asked anew', async () => {
  const { show, change } = changing({}, { mine: anOwnBooking() })
  const { inputsOf } = await openCourse({}, { 'course.show': show, 'course.enrol': change })
  await tap('报名')
  expect(inputsOf('course.enrol')).toEqual([{ sessionId: 'ses_1' }])
  for (const words of ['报上了，位子给你留好了。', '你已报名', '下一节：12月2日 周三 19:00–20:30', '取消报名']) says(words)
  expect(inputsOf('course.show')).toHaveLength(2)
  await tap('我的报名')
  expect(went()).toEqual(['/packages/course/rider/mine/index'])
})

test('a second tap while the first is under way does nothing', async () => {
  const { show, change } = changing({}, { mine: anOwnBooking() })
  const { inputsOf } = await openCourse({}, { 'course.show': show, 'course.enrol': change })
  await act(async () => {
    const button = screen.getByText('报名')
    fireEvent.click(button)
    fireEvent.click(button)
  })
  await wait(0)
  expect(inputsOf('course.enrol')).toHaveLength(1)
  says('你已报名')
})

test('when no reply comes it says that nobody knows, and the next tap goes on with it', async () => {
  let lost = true
  const { show, change } = changing({}, { mine: anOwnBooking() })
  await openCourse({}, { 'course.show': show, 'course.enrol': () => (lost ? null : change()) })
  await tap('报名')
  await wait(5_000)
  says('网络不稳，不知道办成没有。请再点一次，不会重复办理')
  lost = false
  await tap('报名')
  says('报上了，位子给你留好了。')
})

test('without network it says that nothing was sent; what is shown stays', async () => {
  const { inputsOf } = await openCourse()
  await act(async () => onlineManager.setOnline(false))
  await tap('报名')
  says('没有网络，还没发出去。连上网后请再点一次')
  says('花艺造景')
  expect(inputsOf('course.enrol')).toEqual([])
})

test('somebody was faster: says so, and offers the waitlist, which is joined', async () => {
  let session = aSessionView()
  const { inputsOf } = await openCourse(
    {},
    {
      'course.show': () => ({ ok: true, data: shownCourse([session]) }),
      'course.enrol': () => {
        session = aSessionView({ availability: full })
        return { ok: false, error: { code: 'FULL', details: { waitlist: true, waiting: 5 } } }
      },
      'course.wait': () => {
        session = aSessionView({ availability: full, mine: anOwnBooking({ state: 'waiting', position: 6 }) })
        return { ok: true, data: { session, now: NOON.toISOString() } }
      },
    },
  )
  await tap('报名')
  says('名额满了，有 5 人在候补。要排队请点“加入候补”')
  await tap('加入候补')
  expect(inputsOf('course.wait')).toHaveLength(1)
  says('候补第 6 位')
  says('退出候补')
})

describe('an offered place', () => {
  const offered = { mine: anOffer(95), availability: full }

  test('is kept to the second, and taken', async () => {
    const { show, change } = changing(offered, { mine: anOwnBooking() })
    const { inputsOf } = await openCourse({}, { 'course.show': show, 'course.accept': change })
    says('1:35:00')
    await wait(60_000)
    says('1:34:00')
    await tap('接受名额')
    expect(inputsOf('course.accept')).toHaveLength(1)
    says('名额是你的了。')
  })

  test('is given up', async () => {
    const { show, change } = changing(offered, { mine: anOwnBooking({ state: 'declined' }), availability: full })
    const { inputsOf } = await openCourse({}, { 'course.show': show, 'course.decline': change })
    await tap('放弃，给下一位')
    expect(inputsOf('course.decline')).toHaveLength(1)
    says('你放弃了留给你的名额。')
    says('加入候补')
  })

  test('runs out: nothing can be taken, and the page asks what holds now', async () => {
    const { inputsOf } = await openCourse({ mine: anOffer(1), availability: full })
    await wait(61_000)
    saysNot('接受名额')
    says('留给你的时间过了，名额给下一位')
    expect(inputsOf('course.show').length).toBeGreaterThan(1)
  })
})

describe('cancelling', () => {
  test('asks first, and says that it is free', async () => {
    const { show, change } = changing({ mine: anOwnBooking() }, { mine: anOwnBooking({ state: 'cancelled' }) })
    const { inputsOf } = await openCourse({}, { 'course.show': show, 'course.cancel': change })
    await tap('取消报名')
    says(/现在取消不记爽约/)
    await tap('不取消')
    expect(inputsOf('course.cancel')).toEqual([])
    await tap('取消报名')
    await tap('取消报名')
    expect(inputsOf('course.cancel')).toEqual([{ sessionId: 'ses_1' }])
    says('已取消，没有记爽约。')
    says('报名')
  })

  test('or that it is late, with the numbers', async () => {
    await openCourse({ mine: anOwnBooking({ cancelling: 'late' }) })
    await tap('取消报名')
    says(/现在取消会记一次；90 天内满 2 次，14 天不能报名/)
    says('取消，记一次')
  })

  test('what turned late while the page was open is late', async () => {
    const availability = anAvailability({ cancelUntil: minutesAfter(NOON, 1).toISOString() })
    await openCourse({ mine: anOwnBooking(), availability })
    await wait(60_000)
    await tap('取消报名')
    says('取消，记一次')
  })

  test('is over when it has begun', async () => {
    await openCourse({ mine: anOwnBooking({ cancelling: 'no' }) })
    says('已经开课，不能取消。有事请联系老师')
    saysNot('取消报名')
  })

  test('who waits stops waiting', async () => {
    await openCourse({ mine: anOwnBooking({ state: 'waiting', position: 2 }), availability: full })
    await tap('退出候补')
    says(/想再候补，要从最后排起/)
  })
})
