import { compoundOfGateCode, compounds } from '../../cloudfunctions/domains/pass/documents/compound'
import { MOST_GATES } from '../../cloudfunctions/domains/pass/rules/compound'
import type { CompoundId } from '../../contract/pass/ids'
import { withCity } from '../builders/city/city'
import { newRequestId, type Phone } from '../builders/city/phone'
import { aFreshCompound } from '../builders/city/samples/compound'
import { type Scene, setScene } from '../builders/city/scene'
import { aGate, gateId, someRules } from '../builders/compounds'
import { aStation } from '../builders/stations'

const city = withCity()
let scene: Scene
let manager: Phone
/** Every test has a compound of its own. */
let compoundId: CompoundId
beforeAll(async () => {
  scene = await setScene(city)
  manager = scene.propertyManager
})
beforeEach(async () => {
  compoundId = await aFreshCompound(scene, { gates: [] })
})

const show = () => manager.must('compound.show', { compoundId })
const stored = async () => JSON.stringify(await compounds.get(compoundId))
const gate = { name: '示例北门', open: true, exits: false }

describe('the district', () => {
  const settings = {
    name: '示例新小区',
    kind: 'mall',
    level: 'preparing',
    community: '示例社区',
    townId: aStation().townId,
    open: true,
  } as const

  test('makes a compound that is open to every pass, and changes what it says about it', async () => {
    const made = { compoundId: 'cmp_made', ...settings }
    expect(await scene.staff.must('compound.save', made)).toEqual(made)
    expect(await compounds.get('cmp_made')).toMatchObject({ rules: someRules(), gates: [], people: [] })
    const changed = { ...made, level: 'friendly', open: false } as const
    expect(await scene.staff.must('compound.save', changed)).toEqual(changed)
  })

  test('leaves what is the property manager’s alone', async () => {
    await manager.must('compound.saveRules', { compoundId, rules: someRules({ who: 'whiteList' }) })
    await scene.staff.must('compound.save', { compoundId, ...settings })
    expect(await show()).toMatchObject({ name: '示例新小区', rules: { who: 'whiteList' }, people: [{ role: 'propertyManager' }] })
  })

  test('cannot put it into a town that is not there', async () => {
    const lost = { compoundId: 'cmp_lost', ...settings, townId: 'twn_ghost' }
    expect(await scene.staff.call('compound.save', lost)).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect(await compounds.get('cmp_lost')).toBeNull()
  })
})

test('a property manager sees who works there, and nothing that is secret', async () => {
  await city.grant(scene.guard, { role: 'guard', compoundId })
  const view = await show()
  expect(view.people.map(({ role, personId }) => [role, personId])).toEqual([
    ['propertyManager', manager.personId],
    ['guard', scene.guard.personId],
  ])
  expect(view).toMatchObject({ map: null, convention: { compoundSignedAt: null, communitySignedAt: null } })
})

describe('what riders are told', () => {
  const info = { hotline: '0512-0000 0000', note: '示例：电动车停东门车棚' }

  test('is kept, and may be taken back', async () => {
    expect(await manager.must('compound.saveInfo', { compoundId, ...info })).toMatchObject(info)
    expect(await manager.must('compound.saveInfo', { compoundId, hotline: null, note: null })).toMatchObject({ hotline: null, note: null })
  })

  test('is refused when WeChat refuses the text, and nothing changes', async () => {
    const before = await stored()
    const bad = { compoundId, ...info, note: '示例辱骂词' }
    expect(await manager.call('compound.saveInfo', bad)).toMatchObject({ error: { code: 'TEXT_REFUSED' } })
    expect(await stored()).toBe(before)
  })

  test('is checked once: a note that stays as it is can be kept with another hotline', async () => {
    const asked = jest.spyOn(globalThis, 'fetch')
    await manager.must('compound.saveInfo', { compoundId, ...info })
    await manager.must('compound.saveInfo', { compoundId, ...info, hotline: null })
    expect(asked.mock.calls.filter(([url]) => String(url).endsWith('/msg-sec-check'))).toHaveLength(1)
    asked.mockRestore()
  })

  test.each(['1234', '0512-0000-', '电话', '+86 512 000000'])('has a number that can be dialled, not %p', async (hotline) => {
    const reply = await manager.call('compound.saveInfo', { compoundId, hotline, note: null })
    expect(reply).toMatchObject({ error: { code: 'INVALID_INPUT', details: { field: 'hotline', rule: 'phone_number' } } })
  })
})

describe('a gate', () => {
  test('gets a code of its own that finds it, and keeps it over every change but a renewal', async () => {
    const { gates } = await manager.must('compound.saveGate', { compoundId, ...gate })
    const made = gates[0]?.gateId ?? ''
    const code = (await compounds.get(compoundId))?.gates[0]?.code ?? ''
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/)
    await manager.must('compound.saveGate', { compoundId, gateId: made, ...gate, name: '示例大门', exits: true })
    expect(await compoundOfGateCode(code)).toMatchObject({ _id: compoundId, gates: [{ name: '示例大门', exits: true, code }] })
    await manager.must('compound.renewGateCode', { compoundId, gateId: made })
    expect(await compoundOfGateCode(code)).toBeNull()
    expect(JSON.stringify(await show())).not.toContain(code)
  })

  test('is made once by one request, also when twenty others came in between', async () => {
    const requestId = newRequestId()
    await manager.must('compound.saveGate', { compoundId, ...gate }, requestId)
    for (let n = 0; n < 20; n += 1) await manager.must('compound.saveInfo', { compoundId, hotline: null, note: null })
    const { gates } = await manager.must('compound.saveGate', { compoundId, ...gate }, requestId)
    expect(gates).toHaveLength(1)
  })

  test('of two managers at once both are there', async () => {
    const other = city.phone('second_manager')
    await city.grant(other, { role: 'propertyManager', compoundId })
    await Promise.all([manager, other].map((one, n) => one.must('compound.saveGate', { compoundId, ...gate, name: `示例${n}门` })))
    expect((await show()).gates.map(({ name }) => name).toSorted()).toEqual(['示例0门', '示例1门'])
  })

  test('is one of at most twenty, also when many are made at once', async () => {
    const made = await Promise.all(
      Array.from({ length: MOST_GATES + 3 }, (_, n) => manager.call('compound.saveGate', { compoundId, ...gate, name: `示例${n}门` })),
    )
    expect(made.filter(({ ok }) => ok)).toHaveLength(MOST_GATES)
    expect(made.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'TOO_MANY', details: { limit: MOST_GATES } } })
    expect((await show()).gates).toHaveLength(MOST_GATES)
  })

  test('of another compound is not there', async () => {
    const elsewhere = gateId('elsewhere')
    await aFreshCompound(scene, { gates: [aGate({ gateId: elsewhere })] })
    for (const reply of [
      await manager.call('compound.saveGate', { compoundId, gateId: elsewhere, ...gate }),
      await manager.call('compound.renewGateCode', { compoundId, gateId: elsewhere }),
    ]) {
      expect(reply).toMatchObject({ error: { code: 'NOT_FOUND' } })
    }
  })
})

test('a manager who loses the role while deciding decides nothing', async () => {
  const brief = city.phone('brief_manager')
  await city.grant(brief, { role: 'propertyManager', compoundId })
  const get = jest.spyOn(compounds, 'get')
  // After the first look, which lets the call in.
  get.mockImplementationOnce(async (id) => {
    get.mockRestore()
    const seen = await compounds.get(id)
    await compounds.update(compoundId, {}, { people: [] })
    return seen
  })
  const reply = await brief.call('compound.saveRules', { compoundId, rules: someRules({ eBikes: false }) })
  expect(reply).toMatchObject({ error: { code: 'NOT_FOUND' } })
  expect(await compounds.get(compoundId)).toMatchObject({ rules: { eBikes: true } })
})

test('every change is in the audit trail under its compound', async () => {
  await manager.must('compound.saveGate', { compoundId, ...gate })
  const { auditTrail } = await city.documents()
  const entry = { action: 'compound.saveGate', actorId: manager.personId, subject: `compounds/${compoundId}` }
  expect(auditTrail).toContainEqual(expect.objectContaining(entry))
})
