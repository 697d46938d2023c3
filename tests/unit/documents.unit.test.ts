import { calculateObjectSize } from 'bson'
import type { AgendaBooking } from '../../cloudfunctions/domains/booking/agendaDocument'
import { emptyAgenda } from '../../cloudfunctions/domains/booking/agendaDocument'
import { withBooking } from '../../cloudfunctions/domains/booking/rules/agenda'
import { addPenalty } from '../../cloudfunctions/domains/booking/rules/penalties'
import { LINES_A_PAGE } from '../../cloudfunctions/domains/merchant/books/documents'
import { MOST_NAMED, NOTHING } from '../../cloudfunctions/domains/merchant/books/rules'
import { MOST_SPENT } from '../../cloudfunctions/domains/merchant/rules/limits'
import { MOST_TAKES } from '../../cloudfunctions/domains/merchant/takes'
import { seal } from '../../cloudfunctions/kernel/secrets/fieldCipher'
import type { OfferingId } from '../../contract/booking/ids'
import { MOST_AT_ONCE } from '../../contract/booking/standingRule'
import type { PersonId } from '../../contract/kernel/ids'
import { MOST_IN_CAMPAIGN } from '../../contract/merchant/campaign'
import { MOST_OFFERS } from '../../contract/merchant/merchant'
import { MOST_PICTURES } from '../../contract/merchant/pictures'
import { MOST_SHOPS_OF_KEY } from '../../contract/merchant/pileReports'
import { MOST_IMPORTED } from '../../contract/merchant/shopImport'
import { LIMITS } from '../../emulator/limits'
import { aCompound, aGate, aGuard, someRules } from '../builders/compounds'
import { collections } from '../builders/house'
import { sampleKeys } from '../builders/keys'
import { aParticipant, aSession, aSessionDetails } from '../builders/offerings'
import { anOffer, someTerms } from '../builders/offers'
import { aPass } from '../builders/passes'
import { aReader } from '../builders/readers'
import { aRider } from '../builders/riders'
import { daysAfter, NOON } from '../builders/time'

const text = (characters: number) => '长'.repeat(characters)
/** A text of so many characters as it is stored where it is personal. */
const sealedText = (characters: number) => seal(text(characters), { collection: '', id: '', field: '' }, sampleKeys())
/** The longest id of a kind. */
const id = (prefix: string, number = 0) => `${prefix}_${String(number).padStart(40, '0')}`
const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at))
const mapOf = <T>(count: number, prefix: string, make: (at: number) => T) =>
  Object.fromEntries(many(count, (at) => [id(prefix, at), make(at)]))

/** What every document remembers of requests, and effects that are owed while something fails. */
const bookkeeping = {
  applied: many(20, (at) => ({ requestId: String(at).padStart(64, '0'), fingerprint: 'f'.repeat(24) })),
  outbox: mapOf(80, 'e', () => ({
    kind: 'kernel.notify',
    version: 1,
    payload: { eventId: 'e'.repeat(120), personId: id('per'), phrase: text(5) },
    sealed: sealedText(60),
  })),
  owed: 80,
  outboxDueAt: NOON,
}

const lesson = (no: number) => {
  const times = { from: daysAfter(NOON, no), to: daysAfter(NOON, no) }
  const changes = { revision: 99, changedAt: NOON, movedAt: NOON }
  return { ...times, ...changes, no, cancelled: text(100), reminded: true, closed: true, called: true }
}

const longestDetails = aSessionDetails({
  ...{ title: text(30), description: text(600), teacher: text(20), lessons: many(60, lesson) },
  school: { ...aSessionDetails().school, name: text(40), address: text(80), location: { latitude: 31.1, longitude: 120.6 } },
})

const offering = () => {
  const drawn = { number: 2000, of: 14_000 }
  const participant = { name: '长*', drawn, until: NOON, given: true, number: 2000, requestTags: many(3, () => 'r'.repeat(17)) }
  return {
    ...aSession({ details: longestDetails, facets: many(48, () => 'f'.repeat(60)), cancelReason: text(100) }),
    participants: mapOf(2000 + 500 + 500, 'per', () => aParticipant(participant)),
    queue: many(500, (at) => [id('per', at)]),
    allocationLog: many(320, (at) => id('per', at)),
    ...bookkeeping,
  }
}

/** Booked, given up and over: more than is remembered. */
function agenda() {
  const slots = longestDetails.lessons.map(({ from, to }) => ({ from, to }))
  const booking = { since: NOON, reservation: null, title: text(30), kind: 'nightSchool', venue: id('sch'), slots, revision: 1 } as const
  const until = (days: number) => ({ endsAt: daysAfter(NOON, days) })
  let current = emptyAgenda(id('per') as PersonId)
  const enter = (number: number, one: AgendaBooking) => {
    current = withBooking(current, id('ses', number) as OfferingId, one, NOON)
  }
  for (let number = 0; number < 300; number += 1) enter(number, { ...booking, ...until(-number), state: 'held' })
  for (let number = 1000; number < 1300; number += 1) enter(number, { ...booking, ...until(90), state: 'cancelled' })
  for (let number = 2000; number < 2000 + MOST_AT_ONCE; number += 1) enter(number, { ...booking, ...until(90), state: 'held' })
  for (let number = 0; number < 150; number += 1) {
    const penalty = {
      key: id('ses', number),
      kind: 'noShow',
      offeringId: id('ses', number) as OfferingId,
      title: text(30),
      at: NOON,
    } as const
    current = addPenalty(current, penalty, NOON)
  }
  return current
}

const row = { bib: 9999, personId: id('per'), name: text(20), place: 9999, score: text(20), honour: text(20) }

/** The largest document of each collection in which something grows. */
const LARGEST: Readonly<Record<string, () => object>> = {
  offerings: offering,
  agendas: agenda,
  compounds: () => ({
    ...aCompound({ name: text(40), note: text(120), rules: someRules() }),
    gates: many(20, () => aGate({ name: text(12) })),
    people: many(50, () => aGuard({ personId: id('per') as PersonId, label: sealedText(12) })),
    former: many(50, () => ({ personId: id('per'), label: sealedText(12), endedAt: NOON })),
    joined: many(500, () => 'i'.repeat(40)),
    map: { picture: 'p'.repeat(200), width: 4096, height: 4096, points: many(80, () => ({ label: text(6), x: 1000, y: 1000 })) },
    ...bookkeeping,
  }),
  merchants: () => ({
    _id: id('mch'),
    name: text(40),
    people: many(51, () => aGuard({ personId: id('per') as PersonId, label: sealedText(12) })),
    joined: many(500, () => 'i'.repeat(40)),
    application: {
      personId: id('per'),
      discount: sealedText(200),
      creditCode: sealedText(18),
      declined: { reason: 'discountUnclear', words: sealedText(100) },
    },
    offers: many(MOST_OFFERS * 2, (at) => ({
      ...anOffer(`${at}`.padStart(36, '0'), { title: text(30), note: text(100) }),
      earlier: many(5, () => ({ version: at, terms: someTerms({ title: text(30), note: text(100) }), until: NOON })),
      normals: many(20, () => ({ fen: 999_999, until: NOON })),
    })),
    formerNormals: many(60, () => ({ title: text(30), fen: 999_999, until: NOON })),
    proposals: many(MOST_OFFERS, (at) => ({
      offerId: id(`off_${at}`),
      terms: someTerms({ title: text(30), note: text(100) }),
      at: NOON,
      refused: { reason: 'normalPriceRaised', at: NOON },
    })),
    given: mapOf(MOST_OFFERS * 2 + 50, 'off', () => ({
      revision: 9999,
      total: 9999,
      totalFen: 9_999_999,
      day: '2026-11-23',
      dayTotal: 9999,
    })),
    takes: mapOf(MOST_TAKES, 't', () => ({
      redemptionId: id('rdm'),
      offerId: id('off'),
      passId: id('pas'),
      fen: 9999,
      day: '2026-11-23',
      at: NOON,
    })),
    pictures: many(MOST_PICTURES, () => ({ pictureId: id('pic'), file: 'f'.repeat(200), width: 750, height: 750 })),
    stored: many(30, () => 'f'.repeat(200)),
    freePiles: { free: 1000, total: 1000, at: NOON, keyId: id('opk') },
    givingBack: mapOf(MOST_TAKES, 'rdm', () => true),
    ...bookkeeping,
  }),
  passes: () => ({
    ...aPass(),
    spent: mapOf(MOST_SPENT, 'm202611_mch_off', () => ({ [id('rdm')]: { fen: 9999, at: NOON } })),
    recentSpendings: mapOf(10, 'rdm', () => ({
      requestKey: 'r'.repeat(160),
      at: NOON,
      record: { merchantId: id('mch'), merchantName: text(40), offerId: id('off'), title: text(30), takeId: id('t'), fen: 9999 },
    })),
    listings: mapOf(100, 'cmp', () => ({ state: 'approved', since: NOON, until: NOON, reason: 'conventionMissing', face: true })),
    ...bookkeeping,
  }),
  readers: () => ({ ...aReader({ name: text(20) }), nonces: many(120, () => ({ nonce: 'n'.repeat(64), until: NOON })), ...bookkeeping }),
  operatorKeys: () => ({
    _id: id('opk'),
    name: text(40),
    key: sealedText(44),
    shops: many(MOST_SHOPS_OF_KEY, () => ({ shopRef: 'r'.repeat(40), merchantId: id('mch') })),
    nonces: many(60, () => ({ nonce: 'n'.repeat(64), until: NOON })),
    ...bookkeeping,
  }),
  riders: () => ({
    ...aRider(),
    steps: many(30, () => ({ kind: 'returned', at: NOON, reasons: ['photoUnclear', 'nameWrong', 'other'] })),
    ...bookkeeping,
  }),
  roles: () => ({
    _id: id('per'),
    grants: many(1000, () => ({ role: 'stationManager', stationId: id('stn') })),
    accepted: many(500, () => 'i'.repeat(40)),
    ...bookkeeping,
  }),
  contests: () => ({
    _id: id('cts'),
    ...{ title: text(30), description: text(600), place: text(40) },
    rounds: many(5, () => ({ title: text(30), from: NOON, to: NOON })),
    categories: many(12, () => ({ categoryId: id('cat'), title: text(30), capacity: 1000, waitLimit: 500 })),
    ...bookkeeping,
  }),
  contestResults: () => ({ _id: `res_${id('cat')}_5`, rows: many(1000, () => row), people: many(1000, () => id('per')), ...bookkeeping }),
  draws: () => ({
    _id: id('drw'),
    title: text(30),
    sessionIds: many(20, () => id('ses')),
    formerIds: many(500, () => id('ses')),
    fixed: { at: NOON, of: 14_000, sessions: many(20, () => ({ sessionId: id('ses'), title: text(30), places: 2000, waitLimit: 500 })) },
    ...bookkeeping,
  }),
  campaigns: () => ({
    _id: id('cmg'),
    name: text(30),
    offers: many(MOST_IN_CAMPAIGN, () => ({ merchantId: id('mch'), offerId: id('off') })),
    ...bookkeeping,
  }),
  shopImports: () => ({
    _id: id('sim'),
    rows: many(MOST_IMPORTED, () => ({
      ...{ merchantId: id('mch'), name: text(40), kind: 'charging', townId: id('twn'), address: text(80), phone: text(30), open: true },
      location: { latitude: 31.123456, longitude: 120.123456 },
    })),
    ...bookkeeping,
  }),
  bookLines: () => ({
    _id: `${id('mch')}:2026-11-23:99`,
    lines: many(LINES_A_PAGE, () => ({
      ...{ number: 1_000_000, kind: 'redeemed', redemptionId: id('rdm'), at: NOON, offerId: id('off'), version: 99, title: text(30) },
      ...{ normalFen: 10_000_000, chargeFen: 10_000_000, savedFen: 10_000_000, worker: 50, hash: 'f'.repeat(40) },
    })),
  }),
  // Clerks may be invited and removed all day, 200 at most.
  shopDays: () => ({
    _id: `${id('mch')}:2026-11-23`,
    clerks: many(MOST_NAMED + 1, () => ({ label: sealedText(12), figures: NOTHING })),
    offers: many(MOST_NAMED + 1, () => ({ offerId: id('off'), title: text(30), figures: NOTHING })),
    workers: many(250, () => ({ label: sealedText(12) })),
  }),
  messageCredits: () => ({ _id: id('per'), ledger: many(100, () => ({ at: NOON, delta: 1, reference: 'r'.repeat(120) })) }),
}

/** Collections whose documents have no list or map that grows beyond a few entries. */
const SMALL = new Set<string>([
  ...[
    'auditTrail',
    'auditHeads',
    'people',
    'invitations',
    'messages',
    'exportedFiles',
    'uploads',
    'jobStates',
    'keyCanaries',
    'limitBuckets',
  ],
  ...['parkedEffects', 'identities', 'stations', 'towns', 'erasures', 'uses', 'listings', 'endedCodes', 'digitTries', 'faces', 'schools'],
  ...[
    'wishes',
    'certificates',
    'attendance',
    'classCodes',
    'lessonPhones',
    'redemptions',
    'statements',
    'keptMeasures',
    'favourites',
    'reports',
    'shopHints',
  ],
])

test('R5: of every collection it is known whether its documents grow', () => {
  const names = collections.map(({ definition }) => definition.name)
  expect(names.filter((name) => !(name in LARGEST) && !SMALL.has(name))).toEqual([])
})

test.each(Object.keys(LARGEST))('R5: the largest document of %s fits into the database', (name) => {
  const bytes = calculateObjectSize(LARGEST[name]?.() ?? {})
  expect(bytes).toBeLessThan(LIMITS.documentBytes)
})
