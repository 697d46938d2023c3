import { people } from '../../cloudfunctions/kernel/people/personDocument'
import { withCity } from '../builders/city/city'
import { type Scene, setScene } from '../builders/city/scene'
import { aRegistrationForm } from '../builders/forms'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

const service = (decision: 'given' | 'refused', version = 1) => ({ kind: 'service', version, decision }) as const
const stateOf = (consents: readonly { kind: string; state: string }[], kind: string) => consents.find((one) => one.kind === kind)?.state

test('nobody is asked for more than was answered: each consent stands alone', async () => {
  const phone = scene.stranger()
  expect((await phone.must('account.me', {})).consents.map(({ state }) => state)).toEqual(Array(5).fill('asked'))
  const after = await phone.must('consent.decide', { kind: 'face', version: 1, decision: 'refused' })
  expect(after.map(({ state }) => state)).toEqual(['asked', 'asked', 'asked', 'asked', 'refused'])
})

test('refusing the face leaves the registration open', async () => {
  const phone = scene.stranger()
  await phone.must('consent.decide', { kind: 'face', version: 1, decision: 'refused' })
  expect(await phone.register({ stationId: scene.own })).toMatchObject({ status: 'waitingStation' })
})

test.each(['rider.saveDraft', 'rider.register', 'rider.bindPhone'] as const)(
  '%s without consent is refused and keeps nothing',
  async (action) => {
    const phone = scene.stranger()
    const input = action === 'rider.bindPhone' ? { code: await phone.phoneCode() } : aRegistrationForm({ stationId: scene.own })
    expect(await phone.call(action, input as never)).toMatchObject({
      error: { code: 'CONSENT_REQUIRED', details: { kind: 'service', version: 1 } },
    })
    expect(JSON.stringify((await city.documents()).riders)).not.toContain(phone.riderId)
  },
)

test('what a registration rests on ends with it, not before it', async () => {
  const rider = await scene.rider()
  expect(await rider.call('consent.decide', service('refused'))).toMatchObject({
    error: { code: 'CONSENT_IN_USE', details: { kind: 'service' } },
  })
  await rider.must('rider.withdraw', {})
  expect(stateOf(await rider.must('consent.decide', service('refused')), 'service')).toBe('refused')
})

test('an answer to an old text is not taken', async () => {
  expect(await scene.stranger().call('consent.decide', service('given', 0))).toMatchObject({
    error: { code: 'CONSENT_OUTDATED', details: { kind: 'service', version: 1 } },
  })
})

test('a consent given before a new text asks again and stops what rests on it', async () => {
  const phone = await scene.agreed()
  const old = { version: 0, decision: 'given', at: city.now } as const
  await people.update(phone.personId, {}, { consents: { service: old, sensitive: old } })
  expect(stateOf((await phone.must('account.me', {})).consents, 'service')).toBe('asked')
  expect(await phone.call('rider.saveDraft', { realName: '示例乙' })).toMatchObject({ error: { code: 'CONSENT_REQUIRED' } })
})

test('each answer is in the audit trail', async () => {
  const phone = scene.stranger()
  await phone.must('consent.decide', service('given'))
  await phone.must('consent.decide', service('refused'))
  const { auditTrail = [] } = await city.documents()
  expect(auditTrail.filter(({ actorId, action }) => actorId === phone.personId && action === 'consent.decide')).toHaveLength(2)
})

test('a manager who withdraws as a rider stays manager, is reached, and is asked again', async () => {
  const both = await scene.rider({ status: 'verified' })
  const grant = { role: 'stationManager', stationId: scene.other } as const
  await city.grant(both, grant)
  await both.must('rider.withdraw', {})
  const me = await both.must('account.me', {})
  expect(me).toMatchObject({ rider: null, workplaces: [{ role: 'stationManager' }] })
  expect(stateOf(me.consents, 'service')).toBe('asked')
  await scene.staff.must('staff.revokeRole', { personId: both.personId, grant })
  expect((await both.must('inbox.list', {})).messages).toMatchObject([{ content: { kind: 'roleRevoked' } }])
})

test('who was never there withdraws and leaves nothing', async () => {
  const before = JSON.stringify(await city.documents())
  expect(await scene.stranger().must('rider.withdraw', {})).toEqual({ erased: true })
  expect(JSON.stringify(await city.documents())).toBe(before)
})

test('somebody who has agreed to nothing leaves nothing: what is refused for want of a consent writes no document of them', async () => {
  const nobody = city.phone('agreedToNothing')
  const refused = { error: { code: 'CONSENT_REQUIRED' } }
  expect(await nobody.call('rider.uploadTicket', {})).toMatchObject(refused)
  expect(await nobody.call('rider.saveDraft', {})).toMatchObject(refused)
  expect(await nobody.call('rider.bindPhone', { code: await nobody.phoneCode() })).toMatchObject(refused)
  expect(JSON.stringify(await city.documents())).not.toContain(nobody.personId.slice('per_'.length))
})

test('SM1: after a withdrawal the trail still proves which text was agreed to, in which version and when, under a pseudonym', async () => {
  const phone = scene.stranger()
  const from = city.now
  await phone.register({ stationId: scene.own })
  await phone.must('rider.withdraw', {})
  await city.settle()
  expect(await people.get(phone.personId)).toBeNull()
  const { auditTrail = [] } = await city.documents()
  const given = auditTrail.filter(({ action, actorId }) => action === 'consent.decide' && actorId === phone.personId)
  for (const kind of ['service', 'sensitive']) {
    expect(given).toContainEqual(expect.objectContaining({ facts: { kind, version: 1, decision: 'given' }, at: expect.any(Date) }))
  }
  for (const { at } of given) expect(Number(at)).toBeGreaterThan(from.getTime())
  for (const name of [phone.openid, phone.phoneNumber, '示例甲']) expect(JSON.stringify(given)).not.toContain(name)
})
