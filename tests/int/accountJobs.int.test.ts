import { sweepErasures } from '../../cloudfunctions/domains/account/erasures'
import { riders } from '../../cloudfunctions/domains/account/riders'
import { auditTrail } from '../../cloudfunctions/kernel/audit/trail'
import { deleteStoredFile } from '../../cloudfunctions/kernel/effects'
import { messages } from '../../cloudfunctions/kernel/inbox/messages'
import { firstOutbox } from '../../cloudfunctions/kernel/outbox'
import { invitations } from '../../cloudfunctions/kernel/people/invitations'
import type { MessageId } from '../../contract/kernel/ids'
import { withCity } from '../builders/city/city'
import type { Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { applyRetention, checkAudit, reconcile, runThrough } from '../builders/house'
import { aJpeg } from '../builders/jpeg'
import { sealedSample } from '../builders/riders'
import { daysAfter, minutesAfter } from '../builders/time'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

/** Runs the retention timer that many days from now. */
const inDays = (days: number) => applyRetention(daysAfter(city.now, days))
const isThere = async ({ riderId }: Phone) => (await riders.get(riderId)) !== null

describe('retention', () => {
  test('a draft that nobody went on with goes after 90 days, with its picture, its person and an audit entry', async () => {
    const phone = await scene.agreed()
    await phone.must('rider.saveDraft', { realName: '示例乙', photo: await phone.upload() })
    await inDays(89)
    expect(await isThere(phone)).toBe(true)
    await inDays(91)
    await runThrough(sweepErasures, daysAfter(city.now, 92))
    const { auditTrail: audit = [], ...rest } = await city.documents()
    expect(JSON.stringify(rest)).not.toContain(phone.riderId.slice(4))
    expect(await city.files()).toEqual([])
    expect(audit).toContainEqual(
      expect.objectContaining({ action: 'kernel.retention', actorId: 'timer', subject: `riders/${phone.riderId}` }),
    )
  })

  test.each([
    ['returned', 180],
    ['removed', 180],
  ] as const)('a registration that was %s goes after %i days', async (status, days) => {
    const rider = await scene.rider({ status })
    await inDays(days - 1)
    expect(await isThere(rider)).toBe(true)
    await inDays(days + 1)
    expect(await isThere(rider)).toBe(false)
  })

  test.each(['waitingStation', 'waitingDistrict', 'verified'] as const)('"%s" stays, however old', async (status) => {
    const rider = await scene.rider({ status })
    await inDays(4000)
    expect(await isThere(rider)).toBe(true)
  })

  test('whoever went on with a draft begins a new 90 days', async () => {
    const phone = await scene.agreed()
    await phone.must('rider.saveDraft', { realName: '示例乙' })
    const start = city.now
    city.now = daysAfter(start, 80)
    await phone.must('rider.saveDraft', { realName: '示例丙' })
    await applyRetention(daysAfter(start, 100))
    expect(await isThere(phone)).toBe(true)
    await applyRetention(daysAfter(start, 171))
    expect(await isThere(phone)).toBe(false)
    city.now = start
  })

  test('messages go after half a year, the rider stays', async () => {
    const rider = await scene.rider({ status: 'verified' })
    await scene.manager.must('station.remove', { riderId: rider.riderId, reason: 'left' })
    await rider.must('rider.register', { realName: '示例乙', workKind: 'courier', stationId: scene.own })
    await inDays(179)
    expect((await rider.must('inbox.list', {})).messages).toHaveLength(1)
    await inDays(181)
    expect((await rider.must('inbox.list', {})).messages).toHaveLength(0)
    expect(await isThere(rider)).toBe(true)
  })

  test('invitations go a month after they died', async () => {
    await scene.staff.must('staff.invite', { grant: { role: 'staff' } })
    const count = () => invitations.count('expiresAt', { equals: { kind: 'invitation' } })
    await inDays(32)
    expect(await count()).toBe(1)
    await inDays(34)
    expect(await count()).toBe(0)
  })

  test('more than it reads at once are gone, too', async () => {
    const { personId } = scene.stranger()
    const old = { personId, at: city.now, readAt: null, kind: 'message', content: sealedSample('content') } as const
    for (let n = 0; n < 105; n += 1) await messages.insert({ ...old, _id: `msg_${n}` as MessageId })
    expect(await inDays(181)).toMatchObject({ messages: 105 })
    expect(await inDays(181)).toMatchObject({ messages: 0 })
  })

  test('a second run finds nothing to do', async () => {
    await inDays(1000)
    const before = JSON.stringify(await city.documents())
    await inDays(1000)
    expect(JSON.stringify(await city.documents())).toBe(before)
  })
})

describe('the audit check', () => {
  const broken = async () => (await checkAudit()).flatMap(({ brokenAt }) => brokenAt)

  /** Two entries of one chain: what happened to one rider. */
  async function twoEntries() {
    const { riderId } = await scene.rider()
    await scene.manager.must('station.revealPhone', { riderId, reason: 'safety' })
    await scene.manager.must('station.revealPhone', { riderId, reason: 'safety' })
    const { auditTrail: audit = [] } = await city.documents()
    const entries = audit.filter(({ subject }) => subject === `riders/${riderId}`)
    return entries.toSorted((a, b) => Number(a.sequence) - Number(b.sequence))
  }

  test('finds every chain whole and tells its head', async () => {
    await twoEntries()
    expect(await broken()).toEqual([])
    expect((await checkAudit()).some(({ length, headHash }) => length > 1 && headHash !== null)).toBe(true)
  })

  test('names the entry that somebody changed, and says so in the log', async () => {
    const [victim] = await twoEntries()
    await auditTrail.update(String(victim?._id), {}, { actorId: 'per_somebodyelse' })
    expect(await broken()).toEqual([victim?._id])
    expect(city.log.join()).toContain('AUDIT_BROKEN')
    await auditTrail.update(String(victim?._id), {}, { actorId: String(victim?.actorId) })
  })

  test('names the entry after one that was taken out', async () => {
    const [victim, next] = await twoEntries()
    await auditTrail.remove(String(victim?._id))
    expect(await broken()).toEqual([next?._id])
    await auditTrail.insert(victim as never)
    expect(await broken()).toEqual([])
  })
})

describe('the job that carries out what is owed', () => {
  const deletion = () => deleteStoredFile({ fileId: 'cloud://sample/none.jpg' })

  test('leaves alone what a running request is still doing', async () => {
    const rider = await scene.rider(firstOutbox([deletion()], city.now))
    expect(await reconcile(minutesAfter(city.now, 0.9))).toMatchObject({ settled: 0 })
    expect(await reconcile(minutesAfter(city.now, 1.1))).toMatchObject({ settled: 1 })
    expect(await riders.get(rider.riderId)).toMatchObject({ outbox: {}, owed: 0, outboxDueAt: null })
  })

  test('is not held up by a document that cannot be settled', async () => {
    const unknown = { kind: 'sample.noSuchThing', version: 1, payload: {}, later: false }
    const fine = await scene.rider(firstOutbox([deletion()], city.now))
    const broken = await scene.rider(firstOutbox([unknown], minutesAfter(city.now, -10)))
    expect(await reconcile(minutesAfter(city.now, 5))).toMatchObject({ settled: 1 })
    expect(await riders.get(fine.riderId)).toMatchObject({ outbox: {}, owed: 0 })
    const left = await riders.get(broken.riderId)
    expect([left?.owed, Object.values(left?.outbox ?? {})]).toMatchObject([1, [{ kind: 'sample.noSuchThing' }]])
    expect(city.log.at(-1)).toContain(broken.riderId)
  })
})

test('a portrait without its registration is nowhere', async () => {
  const rider = await scene.rider({ status: 'returned' })
  await rider.must('rider.saveDraft', { photo: await rider.upload(aJpeg({ width: 333 })) })
  await rider.must('rider.withdraw', {})
  expect(await city.files()).toEqual([])
})
