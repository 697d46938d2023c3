import { identities, releaseStrayClaims } from '../../cloudfunctions/domains/account/identities'
import { riders } from '../../cloudfunctions/domains/account/riders'
import { followBookingsDue } from '../../cloudfunctions/domains/booking/jobs'
import { offerings } from '../../cloudfunctions/domains/booking/offeringDocument'
import { advanceLessons } from '../../cloudfunctions/domains/course/attendance/lessonsDue'
import { passes } from '../../cloudfunctions/domains/pass/documents/pass'
import { passDue, syncPassesDue } from '../../cloudfunctions/domains/pass/jobs'
import { deleteStoredFile } from '../../cloudfunctions/kernel/effects'
import { inBatches } from '../../cloudfunctions/kernel/inBatches'
import { outboxDue } from '../../cloudfunctions/kernel/jobs/outboxDue'
import { firstOutbox } from '../../cloudfunctions/kernel/outbox'
import { withCity } from '../builders/city/city'
import { setScene } from '../builders/city/scene'
import { reconcile } from '../builders/house'
import { aSession, sessionId } from '../builders/offerings'
import { aPass } from '../builders/passes'
import { aRider, riderId } from '../builders/riders'
import { daysAfter, minutesAfter } from '../builders/time'

const city = withCity()
beforeAll(async () => void (await setScene(city)))
let failure: jest.SpyInstance | undefined
afterEach(() => failure?.mockRestore())

const HUNDRED = Array.from({ length: 100 }, (_, n) => n)
const broken = () => Object.assign(new Error('示例'), { code: 'SAMPLE' })

/** Documents whose name begins with "stuck" can't be read. */
function failing<Doc>(collection: { get(id: string): Promise<Doc | null> }) {
  const { get } = collection
  failure = jest.spyOn(collection, 'get').mockImplementation(async (id) => {
    if (id.includes('stuck')) throw broken()
    return get(id)
  })
}

test('SM11: out of time the outbox says how many documents are due, and for how long the first has been', async () => {
  // Long before anything that other tests come to owe.
  const now = daysAfter(city.now, -100)
  const owing = firstOutbox([deleteStoredFile({ fileId: 'cloud://sample/none.jpg' })], minutesAfter(now, -30))
  for (const n of [1, 2, 3]) await riders.insert(aRider({ _id: riderId(`due${n}`), photo: null, ...owing }))
  const report = await outboxDue.run({ now, cursor: null, hasTime: () => false })
  expect(report).toMatchObject({ behindBy: 3, result: { settled: 0, oldestMinutes: 29 } })
  await reconcile(now)
})

describe('SM11: a hundred that fail hold up no other', () => {
  test('in the outbox', async () => {
    const unknown = { kind: 'sample.noSuchThing', version: 1, payload: {}, later: false }
    const owing = (name: string, effects: Parameters<typeof firstOutbox>[0], at: Date) =>
      riders.insert(aRider({ _id: riderId(name), photo: null, ...firstOutbox(effects, at) }))
    await inBatches(HUNDRED, 20, (n) => owing(`stuck${n}`, [unknown], minutesAfter(city.now, -60)))
    await owing('good', [deleteStoredFile({ fileId: 'cloud://sample/none.jpg' })], minutesAfter(city.now, -2))
    await reconcile(city.now)
    expect(await riders.get(riderId('good'))).toMatchObject({ owed: 0 })
    // They wait for their next try and are not due meanwhile, so that none of them takes the time of the others.
    expect(await riders.count('outboxDueAt', { equals: {}, upTo: city.now })).toBe(0)
  })

  test('in the passes that are due, also in a turn with time for one page', async () => {
    const due = (name: string, days: number) =>
      passes.insert(aPass({ riderId: riderId(name), dueAt: daysAfter(city.now, days), expiresAt: daysAfter(city.now, -1) }))
    await inBatches(HUNDRED, 20, (n) => due(`stuck${n}`, -9))
    await due('goodpass', -1)
    failing(passes)
    const first = await passDue.run({ now: city.now, cursor: null, hasTime: () => false })
    expect(first).toMatchObject({ result: { synced: 0 }, behindBy: 101 })
    expect(await passDue.run({ now: city.now, cursor: first.cursor, hasTime: () => false })).toMatchObject({
      result: { synced: 1 },
      cursor: null,
    })
    expect(await syncPassesDue(city.now)).toMatchObject({ synced: 0 })
  })

  test('in the sessions and offers that are due', async () => {
    const due = (name: string, days: number) => {
      const at = daysAfter(city.now, days)
      return offerings.insert(aSession({ _id: sessionId(name), dueAt: at, wakeAt: at }))
    }
    await inBatches(HUNDRED, 20, (n) => due(`stuck${n}`, -9))
    await due('gooddue', -1)
    failing(offerings)
    expect(await followBookingsDue(city.now)).toMatchObject({ advanced: 1 })
    expect(await advanceLessons(city.now)).toMatchObject({ followed: 1 })
  })

  test('among identity claims', async () => {
    const hours = (n: number) => minutesAfter(city.now, n * 60)
    const claim = (name: string, at: Date) => identities.insert({ _id: name, riderId: riderId(name), claimedAt: at, revision: 1 })
    await inBatches(HUNDRED, 20, (n) => claim(`stuck${n}`, hours(-20)))
    await claim('goodclaim', hours(-2))
    failing(identities)
    expect(await releaseStrayClaims(city.now)).toMatchObject({ released: 1 })
  })
})
