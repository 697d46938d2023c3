import * as z from 'zod/mini'
import type { ActionName } from '../../contract'
import { LIMITS } from '../../emulator/limits'
import { registry } from '../builders/house'
import { type Bounds, bytesOf, type JsonSchema, unboundedIn } from '../builders/largestAnswer'

/**
 * The longest texts of answers whose schema doesn't say it, by field, in characters: as long as what writes them takes them. Texts that no
 * person types (links, codes, keys) have one byte a character.
 */
const TEXTS: Bounds['texts'] = {
  // What people type, or what is made of it.
  ...{ name: 40, title: 60, place: 40, where: 40, school: 40, schoolName: 40, compoundName: 40, merchantName: 40, community: 40 },
  ...{ contest: 30, category: 30, station: 40, platform: 20, teacher: 20, guard: 12, label: 12, gateName: 12, realName: 80, maskedName: 2 },
  ...{ address: 80, note: 120, description: 600, text: 300, answer: 300, reason: 100, cancelled: 100, score: 20, honour: 20 },
  // A workplace, a thing of today and a message are described by their domains: a few names and words.
  ...{ workplaces: { ascii: 400 }, accept: { ascii: 400 }, layDown: { ascii: 400 }, today: { ascii: 600 }, content: { ascii: 1000 } },
  // What an invitation says before it is accepted: a role's name, a place, whoever invites by their role.
  ...{ role: { ascii: 40 }, placeName: 40, invitedBy: { ascii: 40 } },
  // What an application for a shop says.
  ...{ discount: 200, creditCode: { ascii: 18 } },
  // What a shop says about a hint, and calls somebody; a scan goes along with the tap and comes back.
  ...{ words: 100, clerk: 12, scan: { ascii: 24_000 } },
  // What is wrong in an Excel file: a column, what is written there, masked, and what to write instead.
  ...{ column: 4, value: 10, instead: 120 },
  // What machines make.
  ...{
    photoUrl: { ascii: 600 },
    url: { ascii: 600 },
    listUrl: { ascii: 200 },
    path: { ascii: 200 },
    next: { ascii: 120 },
    key: { ascii: 44 },
  },
  ...{ hotline: { ascii: 60 }, phone: { ascii: 20 }, phoneMasked: { ascii: 20 }, phoneTail: { ascii: 4 }, idNumberMasked: { ascii: 18 } },
  ...{
    seed: { ascii: 64 },
    seedHash: { ascii: 64 },
    ticket: { ascii: 40 },
    proof: { ascii: 12 },
    redemptionNumber: { ascii: 6 },
    number: { ascii: 40 },
    certificateNo: { ascii: 40 },
    month: { ascii: 7 },
    shopRef: { ascii: 40 },
  },
  ...{ code: { ascii: 64 }, kind: { ascii: 64 }, subject: { ascii: 120 }, publicKey: { ascii: 200 }, receipt: 200, localId: { ascii: 64 } },
  ...{ from: { ascii: 24 }, to: { ascii: 24 }, approvals: { ascii: 14_000 * 29 } },
}

/** The most rows of each list of an answer, and what holds it. A page is held by `tests/int/lists.int.test.ts`. */
const ROWS: Bounds['rows'] = {
  consents: [10, 'the kinds of consent'],
  'consent.decide': [10, 'the kinds of consent'],
  steps: [30, 'KEPT_STEPS'],
  reasons: [3, 'station.return'],
  workplaces: [1000, 'the places of the district'],
  'role.accept': [1000, 'the places of the district'],
  'role.layDown': [1000, 'the places of the district'],
  messages: [20, 'a page'],
  effects: [30, 'a page'],
  riders: [30, 'a page'],
  passes: [30, 'a page'],
  uses: [30, 'a page'],
  listings: [30, 'a page'],
  faces: [30, 'a page'],
  certificates: [200, 'a page'],
  tickets: [500, 'a page'],
  grants: [1000, 'proposals of the staff that wait'],
  'staff.proposals.stations': [1000, 'the stations of the district'],
  stations: [1000, 'the stations of the district'],
  towns: [50, 'the towns of the district'],
  schools: [1000, 'the schools of the district'],
  compounds: [1000, 'the compounds of the district'],
  contests: [1000, 'three years of contests, one a day'],
  honours: [300, 'three years of results of one person, two a week'],
  gates: [20, 'MOST_GATES'],
  points: [80, 'compound.saveMap'],
  readers: [100, 'MOST_READERS, and those that still have to forget somebody'],
  hours: [4, 'compound.saveRules'],
  closed: [4, 'compound.saveRules'],
  allowed: [4, 'the kinds of work'],
  'compound.figures.hours': [24, 'a day'],
  'compound.inside.people': [200, 'MOST_INSIDE'],
  people: [50, 'MOST_PEOPLE'],
  'compound.decideListings.results': [30, 'as many as were asked for'],
  'gate.sync.results': [20, 'as many as were sent'],
  'merchant.operatorKeys.keys': [20, 'MOST_OPERATOR_KEYS'],
  'merchant.endOperatorKey.keys': [20, 'MOST_OPERATOR_KEYS'],
  'merchant.operatorKeys.keys[].shops': [50, 'MOST_SHOPS_OF_KEY'],
  'merchant.endOperatorKey.keys[].shops': [50, 'MOST_SHOPS_OF_KEY'],
  keys: [20, 'signing keys that are not retired'],
  ended: [3000, 'the codes that end in 13 hours, each rider moving to another phone once in two months'],
  'gate.offlineList.whiteList': [0, 'phones ask for the short form, which comes in place of these rows'],
  eligibility: [5, 'course.save'],
  lessons: [60, 'MOST_LESSONS'],
  absences: [60, 'MOST_LESSONS'],
  marks: [60, 'MOST_LESSONS'],
  'course.list.sessions': [20, 'a page'],
  'course.show.sessions': [20, 'a page'],
  'course.sessions.sessions': [50, 'a page'],
  'course.roster.people': [500, 'a page'],
  'course.mine.current': [20, 'as many as fit, of the largest (`fitting`)'],
  'course.mine.past': [0, 'as many as fit beside the current ones (`fitting`)'],
  sessions: [20, 'draw.save'],
  waiting: [20, 'draw.save'],
  ranks: [5, 'draw.wish'],
  'attendance.lessons.lessons': [900, 'a hundred lessons a day at one school'],
  'attendance.roll.rows': [700, 'a page, and on the last one those without a number'],
  categories: [12, 'contest.save'],
  'contest.mine.categories': [60, 'MOST_AT_ONCE'],
  rounds: [5, 'contest.save'],
  results: [60, 'contest.save: five rounds of twelve categories'],
  rows: [21, 'FIRST_RESULTS and the own'],
  'contest.results.rows': [200, 'a page'],
  'contest.saveResults.results.rows': [1000, 'as many as were sent'],
  bibs: [10, 'as many as were signed up'],
  'course.mine.wishes': [20, 'two months of draws, two a week'],
  offers: [20, 'MOST_OFFERS'],
  proposals: [20, 'MOST_OFFERS'],
  'merchant.offerProposals.proposals': [100, 'a page of five shops, MOST_OFFERS of each'],
  applications: [30, 'a page'],
  pictures: [3, 'MOST_PICTURES'],
  offerIds: [20, 'MOST_OFFERS'],
  shops: [40, 'a page'],
  reports: [30, 'a page'],
  hints: [30, 'a page'],
  campaigns: [20, 'a page'],
  ...{ 'merchant.campaigns.campaigns.offers': [100, 'MOST_IN_CAMPAIGN'] },
  favourites: [40, 'MOST_FAVOURITES'],
  'merchant.favourites.shops': [40, 'MOST_FAVOURITES'],
  away: [40, 'MOST_FAVOURITES'],
  weekdays: [7, 'the days of a week'],
  redemptions: [20, 'a page'],
  'merchant.log.rows': [50, 'a page'],
  declined: [50, 'MOST_DECLINED'],
  days: [31, 'the days of a month'],
  statements: [20, 'a page'],
  'merchant.statement.lines': [600, 'PAGES_SHOWN of LINES_A_PAGE'],
  clerks: [61, 'MOST_NAMED, and the rest'],
  'merchant.books.offers': [61, 'MOST_NAMED, and the rest'],
}

const bounds: Bounds = { texts: TEXTS, rows: ROWS }
const names = Object.keys(registry) as ActionName[]
const schemaOf = (name: ActionName) => z.toJSONSchema(registry[name].output, { unrepresentable: 'any' }) as JsonSchema

test('SM10: of every list and text that an action can answer it is known how long it gets', () => {
  expect(names.flatMap((name) => unboundedIn(schemaOf(name), name, bounds))).toEqual([])
})

test.each(names)('SM10: the largest answer of %s fits into what a phone is sent', (name) => {
  expect(bytesOf(schemaOf(name), name, bounds)).toBeLessThan(LIMITS.replyBytes)
})
