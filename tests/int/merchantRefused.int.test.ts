import { passes } from '../../cloudfunctions/domains/pass/documents/pass'
import { withCity } from '../builders/city/city'
import { counterOf } from '../builders/city/counter'
import { type Scene, setScene } from '../builders/city/scene'

/** What a clerk reads of whoever gets nothing: the first thing that stands in the way. */

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

const { aRider, verify, scanned, redeem, offers } = counterOf(() => scene)

test('M14: what begins next month is said so with its day, at the scan and at the tap, and is no fault of the code', async () => {
  await offers(['meal', { times: { from: '2026-12-24' } }], ['wash'])
  const seen = await verify(await aRider())
  const refusal = { reason: 'notYet', from: '2026-12-24' }
  expect(seen).toMatchObject({ valid: true, offers: [{ refusal: null }, { refusal }] })
  expect(await redeem(seen.scan ?? '')).toMatchObject({ redemption: null, refusal })
})

test('M6: a suspended rider is refused as suspended, also where the limit is reached', async () => {
  await offers(['meal', { limits: { personDay: 1 } }])
  const rider = await aRider()
  const [first, second] = [await scanned(rider), await scanned(rider)]
  await redeem(first)
  const sanction = { kind: 'suspend', reason: 'conduct', since: city.now, until: null } as const
  const { revision = 0 } = (await passes.get(rider.passId)) ?? {}
  await passes.update(rider.passId, {}, { sanction, revision: revision + 1 })
  expect(await redeem(second)).toMatchObject({ refusal: { reason: 'pass', refusal: { reason: 'passSuspended' } } })
})

test('a code of the wrong kind, an expired, a used one and a suspended pass are refused in this order', async () => {
  await offers(['meal'])
  const rider = await aRider()
  const reasonOf = async (text: string) =>
    (await scene.clerk.must('merchant.verify', { merchantId: scene.merchant, text })).refusal?.reason ?? 'valid'
  const later = (seconds: number) => {
    city.now = new Date(city.now.getTime() + seconds * 1000)
  }
  const [gate, expired] = [rider.code('gate'), rider.code('counter')]
  expect(await reasonOf(expired)).toBe('valid')
  later(60)
  const used = rider.code('counter')
  expect(await reasonOf(used)).toBe('valid')
  const sanction = { kind: 'suspend', reason: 'conduct', since: city.now, until: null } as const
  const { revision = 0 } = (await passes.get(rider.passId)) ?? {}
  await passes.update(rider.passId, {}, { sanction, revision: revision + 1 })
  // Each of them is suspended, the first two are expired, the first one is for a gate.
  expect([await reasonOf(gate), await reasonOf(expired), await reasonOf(used)]).toEqual(['codeOtherAudience', 'codeExpired', 'codeUsed'])
  later(15)
  expect(await reasonOf(rider.code('counter'))).toBe('passSuspended')
})
