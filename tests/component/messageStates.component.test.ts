import type { MessageContent } from '../../contract/kernel/message'
import type { MerchantId, RedemptionId } from '../../contract/merchant/ids'
import type { CompoundId } from '../../contract/pass/ids'
import { messageText } from '../../src/packages/account/person/inbox/messageText'
import { daysAfter, minutesAfter, NOON } from '../builders/time'

type Kind = MessageContent['kind']
type Of<K extends Kind> = Extract<MessageContent, { kind: K }>

/** What a message asks for, and when that can't be done any more; or why it can be read at any time. */
type Check<K extends Kind> =
  | { readonly content: Of<K>; readonly until: Date; readonly asks: RegExp; readonly afterwards: RegExp }
  | { readonly content: Of<K>; readonly atAnyTime: string }

const soon = minutesAfter(NOON, 60)
const instant = soon.toISOString()
const [title, compoundName, gateName] = ['示例', '示例小区', '东门']
const compoundId = 'cmp_sample' as CompoundId
const NOTHING_TO_DO = 'it tells what was decided, and asks for nothing'
const AS_THE_PAGE_SAYS = 'it names the condition under which it can be done, and the page that says whether it holds'

/** One of each kind. A kind that is not here doesn't compile. */
const checks: { readonly [K in Kind]: Check<K> } = {
  vouched: { content: { kind: 'vouched', stationName: title }, atAnyTime: NOTHING_TO_DO },
  verified: { content: { kind: 'verified', stationName: title }, atAnyTime: NOTHING_TO_DO },
  returned: {
    content: { kind: 'returned', by: 'station', reasons: ['photoUnclear'] },
    atAnyTime: 'the form takes it until it is sent again',
  },
  removed: { content: { kind: 'removed', stationName: title, reason: 'identityMoved' }, atAnyTime: 'one may register anew at any time' },
  identityContested: { content: { kind: 'identityContested' }, atAnyTime: NOTHING_TO_DO },
  phoneRevealed: { content: { kind: 'phoneRevealed', stationName: title, reason: 'safety' }, atAnyTime: 'one may ask at any time' },
  roleProposed: { content: { kind: 'roleProposed', role: 'staff', placeName: null }, atAnyTime: NOTHING_TO_DO },
  roleGranted: {
    content: { kind: 'roleGranted', role: 'staff', placeName: null },
    atAnyTime: 'the way in is where it says as long as there is one',
  },
  roleRevoked: { content: { kind: 'roleRevoked', role: 'staff', placeName: null }, atAnyTime: NOTHING_TO_DO },
  passEnding: {
    content: { kind: 'passEnding', stationName: title, at: instant },
    until: soon,
    asks: /这之前到新站点登记，就不会断/,
    afterwards: /用到了/,
  },
  passSuspended: {
    content: { kind: 'passSuspended', reason: 'conduct', until: instant },
    until: soon,
    asks: /申诉/,
    afterwards: /暂停到 .*为止/,
  },
  passRevoked: { content: { kind: 'passRevoked', reason: 'conduct' }, atAnyTime: AS_THE_PAGE_SAYS },
  passRestored: { content: { kind: 'passRestored' }, atAnyTime: NOTHING_TO_DO },
  passExpired: { content: { kind: 'passExpired' }, atAnyTime: 'an expired pass may be renewed as long as it is one' },
  passMoved: {
    content: { kind: 'passMoved' },
    atAnyTime: 'a pass may be moved back; where it has been moved too often, the page says when',
  },
  appealAnswered: { content: { kind: 'appealAnswered', accepted: false, answer: title }, atAnyTime: NOTHING_TO_DO },
  listingApproved: {
    content: { kind: 'listingApproved', compoundName, until: instant },
    until: soon,
    asks: /就能进门/,
    afterwards: /已经到期/,
  },
  listingRefused: { content: { kind: 'listingRefused', compoundName, reason: 'notKnownHere' }, atAnyTime: AS_THE_PAGE_SAYS },
  listingRemoved: { content: { kind: 'listingRemoved', compoundName, reason: 'notKnownHere' }, atAnyTime: AS_THE_PAGE_SAYS },
  keptOut: {
    content: { kind: 'keptOut', compoundName, gateName, reason: 'noHelmet', at: instant, useId: 'use_sample' as never },
    atAnyTime: AS_THE_PAGE_SAYS,
  },
  gateRefused: {
    content: {
      kind: 'gateRefused',
      compoundName,
      gateName,
      rider: '',
      reason: 'noHelmet',
      waitedMinutes: 1,
      at: { compoundId, arrivedAt: instant },
    },
    atAnyTime: NOTHING_TO_DO,
  },
  useObjected: {
    content: { kind: 'useObjected', compoundName, gateName, at: instant, compoundId },
    atAnyTime: 'it says how long the log has it',
  },
  gateWait: {
    content: { kind: 'gateWait', compoundName, gateName, waitedMinutes: 10, compoundId },
    atAnyTime: 'the guard can be asked at any time',
  },
  placeOffered: { content: { kind: 'placeOffered', title, until: instant }, until: soon, asks: /接受或放弃/, afterwards: /时间过了/ },
  offerOver: { content: { kind: 'offerOver', title }, atAnyTime: AS_THE_PAGE_SAYS },
  placeTaken: {
    content: { kind: 'placeTaken', title, freeUntil: instant },
    until: soon,
    asks: /前在“我的报名”取消/,
    afterwards: /替大家接受了名额/,
  },
  sessionCancelled: { content: { kind: 'sessionCancelled', title, reason: title }, atAnyTime: NOTHING_TO_DO },
  sessionChanged: {
    content: { kind: 'sessionChanged', title, reason: title, clashesWith: { title, from: NOON.toISOString(), to: instant } },
    until: soon,
    asks: /撞了，请取消一个/,
    afterwards: /看新的安排/,
  },
  bookedByStaff: {
    content: { kind: 'bookedByStaff', title, reason: title, freeUntil: instant },
    until: soon,
    asks: /前在“我的报名”取消/,
    afterwards: /原因/,
  },
  removedByStaff: { content: { kind: 'removedByStaff', title, reason: title }, atAnyTime: NOTHING_TO_DO },
  noShow: {
    content: { kind: 'noShow', title, at: instant, blockedUntil: null },
    atAnyTime: 'the teacher corrects the roll as long as it is kept',
  },
  noShowExcused: { content: { kind: 'noShowExcused', title }, atAnyTime: NOTHING_TO_DO },
  lessonCancelled: {
    content: { kind: 'lessonCancelled', title, from: instant, reason: title, freeUntil: instant },
    until: soon,
    asks: /前到“我的报名”取消/,
    afterwards: /取消。原因/,
  },
  lessonSoon: {
    content: { kind: 'lessonSoon', title, from: instant, place: title, wayOut: 'cancelLate' },
    until: soon,
    asks: /取消/,
    afterwards: /已经开始/,
  },
  drawn: {
    content: { kind: 'drawn', title, number: 1, of: 2, places: 1, won: true, waiting: null, freeUntil: instant },
    until: soon,
    asks: /前到“我的报名”取消/,
    afterwards: /摇号顺序/,
  },
  certificateIssued: { content: { kind: 'certificateIssued', title, number: '1' }, atAnyTime: AS_THE_PAGE_SAYS },
  certificateRevoked: { content: { kind: 'certificateRevoked', title, reason: title }, atAnyTime: NOTHING_TO_DO },
  signedUp: {
    content: { kind: 'signedUp', title, stationName: title, freeUntil: instant },
    until: soon,
    asks: /退出/,
    afterwards: /项目/,
  },
  reversed: { content: { kind: 'reversed', merchantName: title, title, number: '7F3K2A' }, atAnyTime: NOTHING_TO_DO },
  reportClosed: {
    content: { kind: 'reportClosed', merchantId: 'mch_1' as never, merchantName: title, answer: '示例答复' },
    atAnyTime: NOTHING_TO_DO,
  },
  shopSuspension: {
    content: { kind: 'shopSuspension', merchantId: 'mch_sample' as MerchantId, merchantName: title, suspended: true, reason: 'foodSafety' },
    atAnyTime: 'the page says how the shop is now',
  },
  shopHint: {
    content: {
      ...{ kind: 'shopHint', merchantId: 'mch_sample' as MerchantId, merchantName: title, pattern: 'twoRiders', count: 9 },
      ...{ from: instant, to: instant },
    },
    atAnyTime: 'it tells what was',
  },
  applicationDecided: {
    content: {
      kind: 'applicationDecided',
      merchantId: 'mch_sample' as MerchantId,
      merchantName: title,
      reason: 'codeMismatch',
      words: null,
    },
    atAnyTime: 'the page shows how the application is now, and sends it again',
  },
  reversalAsked: {
    content: {
      ...{ kind: 'reversalAsked', merchantId: 'mch_sample' as MerchantId, merchantName: title },
      ...{ redemptionId: 'rdm_sample' as RedemptionId, title, number: '7F3K2A' },
    },
    atAnyTime: 'it says that it is for the same day, and the page says who decides later',
  },
  offerDecided: {
    content: { kind: 'offerDecided', merchantId: 'mch_sample' as MerchantId, merchantName: title, title, reason: 'unclear', words: null },
    atAnyTime: 'an owner may propose an offer at any time',
  },
  contestResult: { content: { kind: 'contestResult', title, place: 1, honour: null }, atAnyTime: NOTHING_TO_DO },
}

const readAt = (content: MessageContent, at: Date) => {
  jest.setSystemTime(at)
  return messageText(content)
}
/** Times are told by the day on which they are read; everything else of a message is the same. */
const withoutTimes = ({ title, body }: { title: string; body: string }) =>
  `${title} ${body}`.replace(/(\d+年)?\d+月\d+日|今天|昨天/g, '').replace(/ ?\d\d:\d\d/g, '')

beforeEach(() => void jest.useFakeTimers())
afterEach(() => void jest.useRealTimers())

test.each(Object.values<Check<Kind>>(checks).map(({ content }) => [content.kind, content] as const))(
  'UM15: %s opens what it is about',
  (_, content) => {
    const { way } = messageText(content)
    expect(way?.tab ?? way?.page).toBeDefined()
  },
)

describe('reminder-says-cancel-but-it-cannot: what a message asks for can be done when it is read', () => {
  test.each(Object.values<Check<Kind>>(checks).map((check) => [check.content.kind, check] as const))('%s', (_, check) => {
    const { content } = check
    const [early, late] = [readAt(content, NOON), readAt(content, daysAfter(NOON, 400))]
    if ('atAnyTime' in check) return expect(withoutTimes(late)).toBe(withoutTimes(early))
    expect(early.body).toMatch(check.asks)
    for (const { body } of [readAt(content, check.until), late]) {
      expect(body).not.toMatch(check.asks)
      expect(body).toMatch(check.afterwards)
    }
  })

  test('who can no longer be excused from a lesson can still send word of it', () => {
    const absenceUntil = minutesAfter(NOON, 30)
    const content = { ...checks.lessonSoon.content, wayOut: 'absence' as const, absenceUntil: absenceUntil.toISOString() }
    expect(readAt(content, NOON).body).toMatch(/前到“我的报名”请假，不记爽约/)
    expect(readAt(content, absenceUntil).body).toMatch(/请假的时间过了。.*说一声/)
    expect(readAt(content, soon).body).toMatch(/已经开始/)
  })

  test.each(['placeOffered', 'offerOver', 'placeTaken', 'sessionChanged'] as const)('%s of a contest leads to the contests', (kind) => {
    const contest = messageText({ ...checks[kind].content, of: { kind: 'category', groupId: 'cnt_1' } })
    expect(contest.way).toEqual({ words: '去看竞赛', page: 'contest', query: { contestId: 'cnt_1' } })
    expect(contest.body).not.toContain('我的报名')
    expect(messageText(checks[kind].content).way).toEqual({ words: '去我的报名', page: 'myCourses' })
  })
})
