import { keptMeasures } from '../../cloudfunctions/domains/account/keptMeasures'
import { agendaOf, agendas, emptyAgenda } from '../../cloudfunctions/domains/booking/agendaDocument'
import { endedCodes } from '../../cloudfunctions/domains/pass/documents/endedCodes'
import { passes } from '../../cloudfunctions/domains/pass/documents/pass'
import { syncPassesDue } from '../../cloudfunctions/domains/pass/jobs'
import type { Actions } from '../../contract'
import type { InputOf, OutputOf } from '../../contract/kernel/action'
import { aStationOf, withCity } from '../builders/city/city'
import { approveAs, inboxOf, statusOf, vouchFor } from '../builders/city/decisions'
import { newRequestId, type Phone } from '../builders/city/phone'
import { PROPOSED, SUSPENDED } from '../builders/city/samples/sanction'
import { type Scene, setScene } from '../builders/city/scene'
import { anIdNumber } from '../builders/idNumbers'
import { daysAfter, minutesAfter, NOON } from '../builders/time'

const city = withCity()
let scene: Scene
let zhao: Phone
let qian: Phone
beforeAll(async () => {
  scene = await setScene(city)
  ;[zhao, qian] = [city.phone('zhao'), city.phone('qian')]
  for (const one of [zhao, qian]) await city.grant(one, { role: 'staff' })
})

type Measure = InputOf<Actions['sanction.propose']>['measure']
const week: Measure = { kind: 'suspend', days: 7 }

const propose = (rider: Phone, measure: Measure = week) =>
  zhao.must('sanction.propose', { passId: rider.passId, measure, reason: 'sharedPass' })

const confirm = (rider: Phone, { proposal }: OutputOf<Actions['sanction.propose']>, by = qian, requestId = newRequestId()) =>
  by.call('sanction.confirm', { passId: rider.passId, proposedAt: proposal?.at ?? '' }, requestId)

const stateOf = async ({ passId }: Phone) => (await zhao.must('sanction.show', { passId })).state

describe('two persons', () => {
  test('suspend a pass: nothing happens until the second confirms, then at once', async () => {
    const rider = await scene.holder()
    const proposed = await propose(rider)
    expect(proposed).toMatchObject({ state: 'active', proposal: { measure: week, reason: 'sharedPass', by: zhao.personId } })
    expect(await inboxOf(rider)).toEqual([])
    const confirmed = await confirm(rider, proposed)
    expect(confirmed).toMatchObject({
      data: { state: 'suspended', proposal: null, end: { reason: 'sharedPass', until: expect.any(String) } },
    })
    expect(await inboxOf(rider)).toMatchObject([{ kind: 'passSuspended', reason: 'sharedPass', until: expect.any(String) }])
    expect(await endedCodes.get(rider.passId)).toMatchObject({ keyNo: null })
  })

  test('revoke one', async () => {
    const rider = await scene.holder()
    await confirm(rider, await propose(rider, { kind: 'revoke' }))
    expect(await stateOf(rider)).toBe('revoked')
    expect((await inboxOf(rider)).map(({ kind }) => kind)).toEqual(['passRevoked'])
  })

  test('are never one', async () => {
    const rider = await scene.holder()
    const proposed = await propose(rider)
    expect(await confirm(rider, proposed, zhao)).toMatchObject({ error: { code: 'SECOND_PERSON_NEEDED' } })
    expect(await stateOf(rider)).toBe('active')
  })

  test('agree on one measure: a newer proposal is not confirmed by who saw the older', async () => {
    const rider = await scene.holder()
    const seen = await propose(rider)
    const newer = await propose(rider, { kind: 'revoke' })
    expect(await confirm(rider, seen)).toMatchObject({ error: { code: 'CHANGED_MEANWHILE' } })
    expect(await confirm(rider, newer)).toMatchObject({ data: { state: 'revoked' } })
  })

  test('of whom two confirm at once: one measure, one message', async () => {
    const rider = await scene.holder()
    const proposed = await propose(rider)
    const replies = await Promise.all([confirm(rider, proposed), confirm(rider, proposed, scene.staff)])
    expect(replies.map((reply) => (reply.ok ? 'ok' : reply.error.code)).toSorted()).toEqual(['NOTHING_PROPOSED', 'ok'])
    expect(await inboxOf(rider)).toHaveLength(1)
  })

  test('are on record, each with what they did', async () => {
    const rider = await scene.holder()
    await confirm(rider, await propose(rider))
    const { auditTrail = [] } = await city.documents()
    const entries = auditTrail.filter(({ subject }) => subject === `passes/${rider.passId}`)
    expect(entries.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['sanction.propose', zhao.personId],
      ['sanction.confirm', qian.personId],
    ])
  })
})

describe('a proposal', () => {
  test('can be dropped by anybody of the staff; then there is nothing to confirm or to drop', async () => {
    const rider = await scene.holder()
    const proposed = await propose(rider)
    expect(await qian.must('sanction.drop', { passId: rider.passId })).toMatchObject({ state: 'active', proposal: null })
    expect(await confirm(rider, proposed)).toMatchObject({ error: { code: 'NOTHING_PROPOSED' } })
    expect(await qian.call('sanction.drop', { passId: rider.passId })).toMatchObject({ error: { code: 'NOTHING_PROPOSED' } })
  })

  test('is not made about a pass that is revoked or not there', async () => {
    const rider = await scene.holder({ sanction: { ...SUSPENDED, kind: 'revoke' } })
    const measure = { measure: week, reason: 'conduct' } as const
    const gone = { code: 'PASS_NOT_ACTIVE', details: { state: 'revoked' } }
    expect(await zhao.call('sanction.propose', { passId: rider.passId, ...measure })).toMatchObject({ error: gone })
    const ghost = 'pas_00000000000000000000'
    expect(await zhao.call('sanction.propose', { passId: ghost, ...measure })).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect(await zhao.call('sanction.show', { passId: ghost })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  })

  test('waits in a list, the longest first, with those that wait alone', async () => {
    for (const { _id } of (await city.documents()).passes as { _id: string }[])
      await passes.update(_id, {}, { proposal: null, proposedAt: null })
    await scene.holder()
    const riders: Phone[] = []
    for (let n = 0; n < 33; n += 1) riders.push(await scene.holder({ ...PROPOSED, proposedAt: minutesAfter(NOON, Math.floor(n / 2)) }))
    const first = await zhao.must('sanction.waiting', {})
    const second = await zhao.must('sanction.waiting', { after: first.next ?? '' })
    expect([first.passes.length, second.next]).toEqual([30, null])
    expect([...first.passes, ...second.passes].map(({ passId }) => passId).toSorted()).toEqual(
      riders.map(({ passId }) => passId).toSorted(),
    )
  })
})

describe('lifting', () => {
  test('lets the pass hold again, also for guards without network, and the rider is told', async () => {
    const rider = await scene.holder()
    await confirm(rider, await propose(rider, { kind: 'suspend', days: null }))
    expect(await zhao.must('sanction.lift', { passId: rider.passId })).toMatchObject({ state: 'active', end: null })
    expect((await inboxOf(rider))[0]).toEqual({ kind: 'passRestored' })
    expect(await endedCodes.get(rider.passId)).toBeNull()
    expect(await zhao.call('sanction.lift', { passId: rider.passId })).toMatchObject({ error: { code: 'NOTHING_TO_LIFT' } })
  })

  test('does not bring back codes of a phone to which the pass was bound before', async () => {
    const rider = await scene.holder()
    await rider.must('pass.bind', { deviceId: 'dev_old', move: false })
    await rider.must('pass.bind', { deviceId: 'dev_new', move: true })
    await confirm(rider, await propose(rider))
    expect(await endedCodes.get(rider.passId)).toMatchObject({ keyNo: null })
    await zhao.must('sanction.lift', { passId: rider.passId })
    expect(await endedCodes.get(rider.passId)).toMatchObject({ keyNo: 1 })
  })

  test('of a removal for conduct gives the time to find another station', async () => {
    const rider = await scene.holder({ leaving: { reason: 'removedForConduct', at: NOON } })
    const lifted = await zhao.must('sanction.lift', { passId: rider.passId })
    expect(lifted).toMatchObject({ state: 'active' })
    expect((await inboxOf(rider)).map(({ kind }) => kind).toSorted()).toEqual(['passEnding', 'passRestored'])
    expect((await passes.get(rider.passId))?.leaving).toMatchObject({ reason: 'leftStation' })
  })
})

test('a suspension ends by itself: the pass holds, and guards without network hear so', async () => {
  const rider = await scene.holder()
  await confirm(rider, await propose(rider, { kind: 'suspend', days: 1 }))
  const before = city.now
  city.now = daysAfter(before, 1.01)
  expect(await stateOf(rider)).toBe('active')
  await syncPassesDue(city.now)
  expect(await endedCodes.get(rider.passId)).toBeNull()
  expect((await inboxOf(rider))[0]).toEqual({ kind: 'passRestored' })
  city.now = before
})

describe('laundered by withdrawing: what was decided against somebody who registers again', () => {
  let manager: Phone
  let people = 700
  beforeAll(async () => {
    manager = (await aStationOf(city, zhao, { stationId: 'stn_trusted' })).manager
  })

  /** Somebody whose pass is revoked, verified by the word of a trusted station, withdraws. */
  async function withdrawn(): Promise<{ phone: Phone; idNumber: string }> {
    people += 1
    const [phone, idNumber] = [scene.stranger(), anIdNumber({ person: people })]
    await phone.register({ stationId: 'stn_trusted' as never, idNumber })
    expect(await vouchFor(manager, phone)).toMatchObject({ status: 'verified' })
    await confirm(phone, await propose(phone, { kind: 'revoke' }))
    await phone.must('rider.withdraw', {})
    await city.settle()
    expect(await passes.get(phone.passId)).toBeNull()
    return { phone, idNumber }
  }

  test.each(['the same phone', 'another phone'])('is taken over from %s, and a trusted station alone lets nobody in', async (which) => {
    const { phone, idNumber } = await withdrawn()
    const back = which === 'the same phone' ? phone : scene.stranger()
    await back.register({ stationId: 'stn_trusted' as never, idNumber })
    expect(await vouchFor(manager, back)).toMatchObject({ status: 'waitingDistrict' })
    expect(await zhao.must('staff.application', { riderId: back.riderId })).toMatchObject({ contested: false, underMeasure: true })
    await approveAs(zhao, back)
    expect(await stateOf(back)).toBe('revoked')
    expect((await inboxOf(back)).map(({ kind }) => kind)).toContain('passRevoked')
  })

  test('is lifted for good once it is lifted, and never concerns another number', async () => {
    const { phone, idNumber } = await withdrawn()
    await phone.register({ stationId: 'stn_trusted' as never, idNumber })
    await vouchFor(manager, phone)
    await approveAs(zhao, phone)
    await passes.update(phone.passId, {}, { sanction: null })
    await phone.must('rider.withdraw', {})
    await city.settle()
    await phone.register({ stationId: 'stn_trusted' as never, idNumber })
    expect(await vouchFor(manager, phone)).toMatchObject({ status: 'verified' })
    const other = scene.stranger()
    await withdrawn()
    await other.register({ stationId: 'stn_trusted' as never, idNumber: anIdNumber({ person: 699 }) })
    expect(await vouchFor(manager, other)).toMatchObject({ status: 'verified' })
  })

  test('a suspension and a block of bookings last until their end and no longer', async () => {
    people += 1
    const [phone, idNumber] = [scene.stranger(), anIdNumber({ person: people })]
    await phone.register({ stationId: 'stn_trusted' as never, idNumber })
    await vouchFor(manager, phone)
    await confirm(phone, await propose(phone))
    const missed = (days: number) =>
      ({ key: `noShow:${days}`, kind: 'noShow', offeringId: 'ses_sample' as never, title: '示例', at: daysAfter(city.now, -days) }) as const
    await agendas.remove(phone.personId)
    await agendas.insert({ ...emptyAgenda(phone.personId), revision: 1, penalties: [missed(2), missed(1)] })
    await phone.must('rider.withdraw', {})
    await city.settle()
    const kept = await Promise.all(['pass', 'booking'].map((domain) => keptOf(domain)))
    expect(kept.map((one) => Math.round((Number(one?.until) - city.now.getTime()) / 86_400_000))).toEqual([7, 13])
    expect(JSON.stringify(kept)).not.toMatch(/示例|ses_/)

    await phone.register({ stationId: 'stn_trusted' as never, idNumber })
    expect(await statusOf(phone)).toBe('waitingStation')
    await vouchFor(manager, phone)
    await approveAs(zhao, phone)
    expect(await stateOf(phone)).toBe('suspended')
    expect((await phone.must('course.mine', {})).standing).toMatchObject({ marks: 0, blockedUntil: kept[1]?.until.toISOString() })
    expect((await agendaOf(phone.personId)).penalties).toEqual([])
    expect(await Promise.all(['pass', 'booking'].map((domain) => keptOf(domain)))).toEqual([undefined, undefined])
  })

  const keptOf = async (domain: string) =>
    (await keptMeasures.find('until', { equals: { kind: 'measure' }, limit: 50 })).find(
      (one) => one.domain === domain && one.measure.kind !== 'revoke',
    )
})
