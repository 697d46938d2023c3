import { account } from '../../cloudfunctions/domains/account/domain'
import { riderChanged } from '../../cloudfunctions/domains/account/effects'
import { accountNews } from '../../cloudfunctions/domains/account/messages'
import { riders } from '../../cloudfunctions/domains/account/riders'
import { tellSignedUpTo } from '../../cloudfunctions/domains/contest/effects'
import { passes } from '../../cloudfunctions/domains/pass/documents/pass'
import { pass } from '../../cloudfunctions/domains/pass/domain'
import { auditTrail } from '../../cloudfunctions/kernel/audit/trail'
import { change, finish } from '../../cloudfunctions/kernel/database/change'
import type { Changeable } from '../../cloudfunctions/kernel/database/decision'
import type { NewEffect } from '../../cloudfunctions/kernel/effect'
import { audit } from '../../cloudfunctions/kernel/effects'
import { openHouse } from '../../cloudfunctions/kernel/house'
import { kernel } from '../../cloudfunctions/kernel/kernel'
import { firstOutbox, MOST_ATTEMPTS } from '../../cloudfunctions/kernel/outbox'
import { parkedEffects } from '../../cloudfunctions/kernel/parked'
import { systemRequest } from '../../cloudfunctions/kernel/request'
import type { CategoryId } from '../../contract/contest/ids'
import { withCity } from '../builders/city/city'
import { inboxOf } from '../builders/city/decisions'
import type { Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { openEveryDomain, reconcile } from '../builders/house'
import { minutesAfter, NOON } from '../builders/time'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})
beforeEach(() => {
  city.now = NOON
})
afterEach(() => {
  openEveryDomain()
  jest.mocked(auditTrail.insert).mockRestore?.()
})

const SETTLED = { outbox: {}, owed: 0, outboxDueAt: null }
/** The pauses before the second try, the third, and so on, in minutes. */
const PAUSES = [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360, 360]

const riderOf = async ({ riderId }: Phone) => {
  const rider = await riders.get(riderId)
  if (!rider) throw new Error('no registration')
  return rider
}
const effectsOf = ({ outbox }: Pick<Changeable, 'outbox'>) => Object.values(outbox)
const parkedOf = async ({ riderId }: Phone) => {
  const all = await parkedEffects.find('newest', { equals: { state: 'parked' }, limit: 200 })
  return all.filter(({ subject }) => subject === `riders/${riderId}`)
}
const auditedFor = async ({ riderId }: Phone) =>
  ((await city.documents()).auditTrail ?? []).filter(({ subject }) => subject === `riders/${riderId}`)
const newsFor = ({ personId }: Phone, eventId: string) =>
  accountNews.tell({ eventId, personId, content: { kind: 'identityContested' }, at: NOON })

/** A rider whose document owes these since noon. */
const owing = (...effects: NewEffect[]) => scene.rider({ status: 'verified', ...firstOutbox(effects, NOON) })

/** Turns of the job until the effect has been tried so often in vain. */
async function triedInVain(times: number): Promise<Date> {
  let now = minutesAfter(NOON, 1)
  for (let tried = 1; tried < times; tried += 1) {
    await reconcile(now)
    now = minutesAfter(now, PAUSES[tried - 1] ?? 0)
  }
  await reconcile(now)
  return now
}

describe('an effect that fails', () => {
  /** Nothing can be entered in the audit trail. */
  const breakTrail = () => jest.spyOn(auditTrail, 'insert').mockRejectedValue(Object.assign(new Error('示例'), { code: 'SAMPLE' }))

  async function removed(): Promise<Phone> {
    const rider = await scene.holder()
    await scene.manager.must('station.remove', { riderId: rider.riderId, reason: 'left' })
    return rider
  }

  test('does not fail the action: what else follows is done, and it alone is owed', async () => {
    breakTrail()
    const rider = await removed()
    expect((await inboxOf(rider)).map(({ kind }) => kind)).toEqual(['removed', 'passEnding'])
    expect(await passes.get(rider.passId)).toMatchObject({ leaving: { reason: expect.anything() } })
    const left = await riderOf(rider)
    expect(left).toMatchObject({ status: 'removed', owed: 1, outboxDueAt: expect.any(Date) })
    expect(effectsOf(left)).toMatchObject([{ kind: 'kernel.audit', attempts: 1 }])
    expect(await auditedFor(rider)).toEqual([])
    const lines = city.log.map((line) => JSON.parse(line)).filter(({ requestId }) => requestId === `riders/${rider.riderId}`)
    expect(lines).toMatchObject([{ level: 'error', action: 'kernel.audit', code: 'EFFECT_FAILED', result: { attempts: 1 } }])
    expect(city.log.join()).not.toContain('示例')
  })

  test('is done by the job once its cause is mended, and nothing is owed', async () => {
    const broken = breakTrail()
    const rider = await removed()
    broken.mockRestore()
    await reconcile(minutesAfter(city.now, 0.5))
    expect(await auditedFor(rider)).toEqual([])
    await reconcile(minutesAfter(city.now, 2))
    expect(await auditedFor(rider)).toHaveLength(1)
    expect(await riderOf(rider)).toMatchObject(SETTLED)
  })

  test('is tried again after pauses that grow, and parked after so many tries, where staff see it', async () => {
    breakTrail()
    const rider = await owing(audit({ eventId: 'parked', action: 'sample.action', actorId: 'timer', subject: 'sample/1', at: NOON }))
    let now = minutesAfter(NOON, 1)
    for (const [at, pause] of PAUSES.entries()) {
      await reconcile(now)
      const next = minutesAfter(now, pause)
      expect(effectsOf(await riderOf(rider))).toMatchObject([{ attempts: at + 1, notBefore: next }])
      expect(await riderOf(rider)).toMatchObject({ outboxDueAt: next })
      // A turn before its time does not try it.
      await reconcile(minutesAfter(next, -0.1))
      expect(effectsOf(await riderOf(rider))).toMatchObject([{ attempts: at + 1 }])
      now = next
    }
    expect(PAUSES).toHaveLength(MOST_ATTEMPTS - 1)
    expect(await parkedOf(rider)).toEqual([])
    await reconcile(now)
    expect(await riderOf(rider)).toMatchObject(SETTLED)
    expect(await parkedOf(rider)).toMatchObject([
      { code: 'SAMPLE', since: now, effect: { kind: 'kernel.audit', payload: { eventId: 'parked' } } },
    ])
    expect(city.log.filter((line) => line.includes('EFFECT_PARKED') && line.includes(rider.riderId))).toHaveLength(1)
    await reconcile(minutesAfter(now, 10_000))
    expect(await parkedOf(rider)).toHaveLength(1)
  })

  test('waits for its time without holding up what else the same document comes to owe', async () => {
    const broken = breakTrail()
    const rider = await owing(audit({ eventId: 'slow', action: 'sample.action', actorId: 'timer', subject: 'sample/2', at: NOON }))
    const now = await triedInVain(8)
    const { outbox, owed, revision } = await riderOf(rider)
    const added = firstOutbox([newsFor(rider, 'added')], now)
    await riders.update(rider.riderId, { revision }, { outbox: { ...outbox, ...added.outbox }, owed: owed + 1, outboxDueAt: now })
    await reconcile(minutesAfter(now, 1))
    expect(await inboxOf(rider)).toHaveLength(1)
    // Then nothing is due until the pause is over.
    expect(await riderOf(rider)).toMatchObject({ owed: 1, outboxDueAt: minutesAfter(now, PAUSES[7] ?? 0) })
    broken.mockRestore()
    await reconcile(minutesAfter(now, PAUSES[7] ?? 0))
    expect(await riderOf(rider)).toMatchObject(SETTLED)
  })
})

describe('what nobody can carry out', () => {
  const unknown: NewEffect = { kind: 'sample.noSuchThing', version: 1, payload: { of: 'sample' }, later: false }
  const older = ({ riderId }: Phone): NewEffect => ({ ...riderChanged({ riderId, eventId: 'older', at: NOON }), version: 0 })
  const misshapen = (rider: Phone): NewEffect => ({ ...newsFor(rider, 'misshapen'), payload: { eventId: 7 } })

  test.each([
    ['a kind that no domain declares', () => unknown, 'UNKNOWN_EFFECT'],
    ['another version than the one that is carried out', older, 'EFFECT_VERSION'],
    ['a payload of another shape', misshapen, expect.any(String)],
  ])('%s is kept for staff as it was stored, and what else is owed is done at once', async (_, effectFor, code) => {
    const rider = await scene.rider({ status: 'verified' })
    const effect = effectFor(rider)
    const { revision } = await riderOf(rider)
    const all = firstOutbox([effect, newsFor(rider, `beside ${rider.riderId}`)], NOON)
    await riders.update(rider.riderId, { revision }, all)
    await reconcile(minutesAfter(NOON, 1))
    expect(await inboxOf(rider)).toHaveLength(1)
    expect(effectsOf(await riderOf(rider))).toMatchObject([{ kind: effect.kind, version: effect.version, attempts: 1 }])
    await triedInVain(MOST_ATTEMPTS)
    expect(await riderOf(rider)).toMatchObject(SETTLED)
    const { kind, version, payload } = effect
    expect(await parkedOf(rider)).toMatchObject([{ code, effect: { kind, version, payload } }])
  })

  const forgetAll = async (phones: readonly Phone[]) => {
    for (const { riderId } of phones) await riders.update(riderId, {}, { outbox: {}, owed: 0, outboxDueAt: null })
  }

  test('however much of it there is, all the rest is done in the same turn', async () => {
    const hopeless = await Promise.all(Array.from({ length: 60 }, () => owing(unknown)))
    await reconcile(minutesAfter(NOON, 1))
    // All are due again, and they are older than what is owed to this rider.
    const rider = await scene.rider({
      status: 'verified',
      ...firstOutbox([newsFor(hopeless[0] as Phone, 'behind many')], minutesAfter(NOON, 1)),
    })
    await reconcile(minutesAfter(NOON, 2))
    expect(await riderOf(rider)).toMatchObject(SETTLED)
    for (const one of hopeless) expect(effectsOf(await riderOf(one))).toMatchObject([{ attempts: 2 }])
    await forgetAll(hopeless)
  })

  test('however many documents wait for the time of a next try, what is due behind them is done in the same turn', async () => {
    const waiting = await Promise.all(Array.from({ length: 60 }, () => owing(unknown)))
    await reconcile(minutesAfter(NOON, 1))
    // As when somebody has changed them since: the job looks at them again, though it is too early for what failed.
    for (const { riderId } of waiting) await riders.update(riderId, {}, { outboxDueAt: NOON })
    const rider = await owing()
    await riders.update(rider.riderId, {}, firstOutbox([newsFor(rider, `behind ${rider.riderId}`)], NOON))
    await reconcile(minutesAfter(NOON, 1.5))
    expect(await riderOf(rider)).toMatchObject(SETTLED)
    for (const one of waiting) expect(await riderOf(one)).toMatchObject({ owed: 1, outboxDueAt: minutesAfter(NOON, 2) })
    await forgetAll(waiting)
  })
})

test('a date that a crash left behind with nothing owed is taken away', async () => {
  const rider = await scene.rider({ outboxDueAt: NOON })
  await reconcile(minutesAfter(NOON, 1))
  expect(await riderOf(rider)).toMatchObject(SETTLED)
})

describe('a function with a part of the domains', () => {
  test('does what its own domains do, and leaves to the job what several domains do and what it does not know', async () => {
    const rider = await scene.holder()
    const { personId, riderId } = rider
    const effects = [
      newsFor(rider, 'own'),
      riderChanged({ riderId, eventId: 'shared', at: NOON }),
      tellSignedUpTo({
        categoryId: 'cat_sample' as CategoryId,
        personIds: [personId],
        stationName: '示例站点',
        requestId: 'request-sample',
        fingerprint: 'sample',
        actorId: 'per_sample',
        at: NOON,
      }),
    ]
    openHouse([kernel, account, pass], { complete: false })
    const request = systemRequest({ actorId: 'timer', action: 'sample.action', requestId: 'partial', now: NOON })
    const decide = () => ({
      kind: 'change' as const,
      next: { status: 'removed' as const, steps: [{ step: 'removed' as const, at: NOON, reasons: ['left' as const] }] },
      effects,
    })
    const outcome = await change(riders, () => riders.get(riderId), request, decide)
    expect(outcome).toMatchObject({ doc: { status: 'removed' } })
    const untouched = { attempts: 0, done: [] }
    const left = await riderOf(rider)
    expect(left).toMatchObject({ owed: 2, outboxDueAt: minutesAfter(NOON, 1) })
    expect(effectsOf(left)).toMatchObject([untouched, untouched])
    expect(
      effectsOf(left)
        .map(({ kind }) => kind)
        .toSorted(),
    ).toEqual(['account.riderChanged', 'contest.tellSignedUp'])
    expect(await inboxOf(rider)).toHaveLength(1)
    expect(await passes.get(rider.passId)).toMatchObject({ leaving: null })
    // A retry in the same function changes nothing of that.
    await finish(riders, left, minutesAfter(NOON, 2))
    expect(effectsOf(await riderOf(rider))).toMatchObject([untouched, untouched])

    openEveryDomain()
    await reconcile(minutesAfter(NOON, 2))
    expect(await riderOf(rider)).toMatchObject(SETTLED)
    expect(await passes.get(rider.passId)).toMatchObject({ leaving: { reason: expect.anything() } })
  })
})

describe('two processes at once', () => {
  test.each(Array.from({ length: 6 }, (_, round) => round))(
    'end with nothing owed, one audit entry and one message of each (%i)',
    async (round) => {
      const rider = await scene.rider({ status: 'verified' })
      const subject = `riders/${rider.riderId}`
      const effects = Array.from({ length: 4 }, (_, n) => [
        newsFor(rider, `twice ${round} ${n}`),
        audit({ eventId: `twice ${round} ${n}`, action: 'sample.action', actorId: 'timer', subject, at: NOON }),
      ]).flat()
      await riders.update(rider.riderId, {}, firstOutbox(effects, NOON))
      const read = await riderOf(rider)
      const now = minutesAfter(NOON, 1)
      // Two timers, and somebody who sends the request again.
      await Promise.all([reconcile(now), reconcile(now), finish(riders, read, now)])
      expect(await riderOf(rider)).toMatchObject(SETTLED)
      expect(await auditedFor(rider)).toHaveLength(4)
      const { messages: all = [] } = await city.documents()
      expect(all.filter(({ personId }) => personId === rider.personId)).toHaveLength(4)
    },
  )

  test('that come to owe more meanwhile lose nothing of it', async () => {
    const rider = await scene.rider({ status: 'verified' })
    const changing = Array.from({ length: 5 }, (_, n) => {
      const request = systemRequest({ actorId: 'timer', action: 'sample.action', requestId: `more-${n}`, now: NOON, audited: true })
      const decide = () => ({ kind: 'change' as const, next: {}, effects: [newsFor(rider, `more ${rider.riderId} ${n}`)] })
      return change(riders, () => riders.get(rider.riderId), request, decide)
    })
    await Promise.all([...changing, reconcile(minutesAfter(NOON, 2)), reconcile(minutesAfter(NOON, 2))])
    await reconcile(minutesAfter(NOON, 4))
    expect(await riderOf(rider)).toMatchObject({ ...SETTLED, revision: 8 })
    expect(await auditedFor(rider)).toHaveLength(5)
    expect((await inboxOf(rider)).length).toBe(5)
  })
})
