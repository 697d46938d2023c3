import { STANDING_RULE } from '../../contract/booking/standingRule'
import { cancellingNow, stateNow } from '../../src/packages/booking/bookingNow'
import { availabilityText } from '../../src/packages/booking/words/availability'
import { standingText } from '../../src/packages/booking/words/standing'
import { attendanceText } from '../../src/packages/course/rider/mine/cardParts'
import { leftText } from '../../src/packages/course/rider/own/OfferLeft'
import { bookedText } from '../../src/packages/course/rider/useBooking'
import { courseRulesText } from '../../src/packages/course/words/courseRules'
import { minutesText, priceText } from '../../src/packages/course/words/courses'
import { comingLessons, nextLesson, rhythmText } from '../../src/packages/course/words/lessons'
import { comingText, weekdayText } from '../../src/services/time'
import { anAvailability, anOwnBooking, anOwnSession, aSessionView, aStanding, coursePlaces, weeklyLessons } from '../builders/courseViews'
import { daysAfter, minutesAfter, NOON } from '../builders/time'

describe('live state in words', () => {
  const opensAt = '2026-12-01T01:00:00.000Z'
  test.each([
    [{ state: 'soon', opensAt }, '12月1日 09:00 开始报名'],
    [{ state: 'open', left: 12 }, '还有 12 个名额'],
    [{ state: 'waitlist', waiting: 5 }, '候补 5 人'],
    [{ state: 'waitlist', waiting: 0 }, '满了，可以候补'],
    [{ state: 'full' }, '已满'],
    [{ state: 'closed' }, '报名已结束'],
    [{ state: 'cancelled' }, '已取消'],
    [{ state: 'wishing', mode: 'draw' }, '摇号，12月2日 12:00 前填志愿'],
    [{ state: 'drawing', mode: 'draw' }, '等摇号'],
  ] as const)('%j: %s', (availability, words) => expect(availabilityText(anAvailability(availability), NOON).words).toBe(words))
})

describe('what the clock alone changes', () => {
  const soon = { state: 'soon', opensAt: minutesAfter(NOON, 10).toISOString() } as const
  const at = (minutes: number) => minutesAfter(NOON, minutes)
  const closesAt = at(20).toISOString()
  test.each([
    ['opens', anAvailability(soon), 10, 'open'],
    ['isn’t open a second earlier', anAvailability(soon), 9.99, 'soon'],
    ['takes wishes, where places are drawn', anAvailability({ ...soon, mode: 'draw' }), 10, 'wishing'],
    ['closes', anAvailability({ closesAt }), 20, 'closed'],
    ['closes for who would wait', anAvailability({ closesAt, state: 'waitlist' }), 20, 'closed'],
    ['takes no more wishes', anAvailability({ closesAt, state: 'wishing', mode: 'draw' }), 20, 'drawing'],
    ['goes on after a draw', anAvailability({ closesAt, state: 'waitlist', mode: 'draw' }), 20, 'waitlist'],
    ['stays called off', anAvailability({ closesAt, state: 'cancelled' }), 20, 'cancelled'],
  ] as const)('%s', (_, availability, minutes, state) => expect(stateNow(availability, at(minutes))).toBe(state))

  test('a place is given back without consequence until the deadline, then late, then not at all', () => {
    const held = aSessionView({ mine: anOwnBooking() })
    expect(cancellingNow(held, NOON)).toBe('free')
    expect(cancellingNow(held, daysAfter(NOON, 8))).toBe('late')
    expect(cancellingNow(held, new Date(held.startsAt))).toBe('no')
  })

  test('who waits can stop at any time before', () => {
    const waiting = aSessionView({ mine: anOwnBooking({ state: 'waiting' }) })
    expect(cancellingNow(waiting, daysAfter(NOON, 8))).toBe('free')
  })

  test('without a booking there is nothing to give back', () => expect(cancellingNow(aSessionView(), NOON)).toBe('no'))
})

describe('times to come', () => {
  test.each([
    ['2026-11-23T11:00:00Z', '今天 19:00'],
    ['2026-11-24T11:00:00Z', '明天 19:00'],
    ['2026-11-22T11:00:00Z', '11月22日 19:00'],
    ['2026-12-02T11:00:00Z', '12月2日 19:00'],
    ['2027-01-01T11:00:00Z', '2027年1月1日 19:00'],
  ])('%s is %s', (instant, words) => expect(comingText(instant, NOON)).toBe(words))

  test('the day of the week is Shanghai’s', () => {
    expect(weekdayText('2026-11-22T15:59:00Z')).toBe('周日')
    expect(weekdayText('2026-11-22T16:00:00Z')).toBe('周一')
  })
})

describe('lessons in one line', () => {
  test('regular ones', () => expect(rhythmText(weeklyLessons(8), NOON)).toBe('12月2日起，每周三 19:00–20:30，共 8 节'))
  test('a single one', () => expect(rhythmText(weeklyLessons(1), NOON)).toBe('12月2日 周三 19:00–20:30'))
  test('irregular ones', () => {
    const [first, , third] = weeklyLessons(3)
    expect(
      rhythmText(
        [first, third].flatMap((one) => one ?? []),
        NOON,
      ),
    ).toBe('12月2日 周三 19:00 起，共 2 节')
  })
  test('those that are called off don’t count', () => {
    const lessons = weeklyLessons(2).map((lesson) => ({ ...lesson, cancelled: lesson.no === 2 ? '老师生病' : null }))
    expect(rhythmText(lessons, NOON)).toBe('12月2日 周三 19:00–20:30')
    expect(rhythmText(lessons.slice(1), NOON)).toBe('没有要上的课')
  })

  test('the next is the one that is on, or the first to come; for a calendar only those to come', () => {
    const lessons = weeklyLessons(3)
    const during = minutesAfter(new Date(lessons[1]?.from ?? 0), 30)
    expect(nextLesson(lessons, during)?.no).toBe(2)
    expect(comingLessons(lessons, during).map(({ no }) => no)).toEqual([3])
    expect(nextLesson(lessons, daysAfter(NOON, 60))).toBeNull()
  })
})

describe('the rules, before booking', () => {
  const rules = (session = aSessionView(), now = NOON) => courseRulesText(session, coursePlaces().towns, now).join('\n')

  test('say who may come, until when one may cancel, how the waitlist goes, and what a no-show means', () => {
    for (const words of [
      '认证小哥可以报；职工夜校同时最多报 2 个班次。',
      '12月1日 12:00 前可以取消，不记爽约；之后取消记一次。',
      '保留 2 小时',
      `${STANDING_RULE.countsDays} 天内满 ${STANDING_RULE.mostMarks} 次，${STANDING_RULE.blockedDays} 天不能报名`,
      `最多存 ${STANDING_RULE.mostCredits} 次`,
      '到课 80% 以上发结业证书。',
    ])
      expect(rules()).toContain(words)
    expect(rules()).not.toContain('学费')
  })

  test('after the deadline they say that cancelling is late from the first moment', () =>
    expect(rules(aSessionView(), daysAfter(NOON, 8))).toContain('现在报了再取消，会记一次爽约'))

  test('name the towns where they are known', () => {
    const eligibility = [{ rule: 'town' as const, townIds: coursePlaces().towns.map(({ townId }) => townId) }]
    expect(rules(aSessionView({ eligibility }))).toContain('只收吴江高新区·盛泽镇、东太湖度假区·太湖新城的站点')
    expect(courseRulesText(aSessionView({ eligibility }), [], NOON).join()).toContain('只收指定板块的站点')
  })

  test('a price, a draw, no limit and no certificate', () => {
    const availability = anAvailability({ mode: 'draw', state: 'wishing' })
    const words = rules(aSessionView({ priceFen: 29_900, limit: null, certificatePercent: null, availability }))
    expect(words).toContain('学费 299 元，不在小程序里付')
    expect(words).toContain('12月2日 12:00 前填志愿，之后摇号定名额')
    expect(words).not.toMatch(/最多报|结业证书|先报先得/)
  })
})

test.each([
  [0, '免费'],
  [3000, '30 元'],
  [2990, '29.9 元'],
])('%d fen is %s', (fen, words) => expect(priceText(fen)).toBe(words))

test.each([
  [120, '2 小时'],
  [90, '1 小时 30 分钟'],
  [45, '45 分钟'],
  [0, '0 分钟'],
])('%d minutes are %s', (minutes, words) => expect(minutesText(minutes)).toBe(words))

test.each([
  [95 * 60, '1:35:00'],
  [9 * 60 + 41, '09:41'],
  [-5, '00:00'],
])('%d seconds left: %s', (seconds, words) => expect(leftText(new Date(NOON.getTime() + seconds * 1000).toISOString(), NOON)).toBe(words))

describe('no-show standing', () => {
  test.each([
    [aStanding(), '最近 90 天没有爽约。', 'info'],
    [aStanding({ credits: 1 }), '最近 90 天没有爽约。你有 1 次“提前让出”，可以抵爽约。', 'info'],
    [aStanding({ marks: 1 }), '最近 90 天记了 1 次爽约，满 2 次会有 14 天不能报名。', 'warn'],
    [
      aStanding({ marks: 2, blockedUntil: '2026-12-06T04:00:00.000Z' }),
      '爽约次数多了，12月6日起才能再报名。记错了请联系老师或工会。',
      'warn',
    ],
  ])('%j', (standing, words, tone) => expect(standingText(standing, NOON)).toEqual({ words, tone }))
})

describe('what a booking has done', () => {
  const after = (mine: Parameters<typeof anOwnBooking>[0]) => aSessionView({ mine: anOwnBooking(mine) })
  test.each([
    ['wait', { state: 'waiting', position: 3 }, '排上候补了，你是第 3 位。有名额会在消息里告诉你。'],
    ['wait', { state: 'held' }, '刚好有名额，直接报上了。'],
    ['cancel', { state: 'cancelled' }, '已取消，没有记爽约。'],
    ['cancel', { state: 'late' }, '已取消。过了取消时间，记了一次。'],
  ] as const)('%s, now %j', (action, mine, words) => expect(bookedText(action, after(mine))).toBe(words))
})

describe('attendance', () => {
  test('nothing before the first lesson', () => expect(attendanceText(anOwnSession())).toBeNull())
  test('says what is missing for the certificate', () =>
    expect(attendanceText(anOwnSession({ attended: 4, missed: 1 }))).toBe('到课 4 节，缺 1 节。再到 3 节可以拿结业证书。'))
  test('or that it is enough', () =>
    expect(attendanceText(anOwnSession({ attended: 7 }))).toBe('到课 7 节，一节没缺。结业证书的课时够了。'))
  test('or that it is out of reach, for who got a place late', () => {
    const late = anOwnSession({ attended: 1 })
    const now = new Date(late.session.lessons[6]?.from ?? 0)
    expect(attendanceText(late, now)).toBe('到课 1 节，一节没缺。到不了 80%，这一期拿不到结业证书。')
    expect(courseRulesText(late.session, [], now).at(-1)).toContain('现在报名最多到课 12%，拿不到。')
  })
  test('and nothing of it once it is there', () =>
    expect(attendanceText(anOwnSession({ attended: 7, certificateNo: 'XG1' }))).toBe('到课 7 节，一节没缺。'))
})
