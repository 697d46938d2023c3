import { compounds } from '../../cloudfunctions/domains/pass/documents/compound'
import { formerPeople } from '../../cloudfunctions/domains/pass/jobs'
import { MOST_PEOPLE } from '../../cloudfunctions/kernel/people/placeRole'
import type { CompoundId } from '../../contract/pass/ids'
import { withCity } from '../builders/city/city'
import { inboxOf } from '../builders/city/decisions'
import { newRequestId, type Phone } from '../builders/city/phone'
import { aFreshCompound } from '../builders/city/samples/compound'
import { type Scene, setScene } from '../builders/city/scene'
import { aCompound, aGuard, compoundId as compoundIdOf } from '../builders/compounds'
import { runThrough } from '../builders/house'
import { personId } from '../builders/people'
import { minutesAfter } from '../builders/time'

const city = withCity()
let scene: Scene
let manager: Phone
let compoundId: CompoundId
beforeAll(async () => {
  scene = await setScene(city)
  manager = scene.propertyManager
})
beforeEach(async () => {
  compoundId = await aFreshCompound(scene)
})

const invite = async (label = '西门老王') => (await manager.must('compound.inviteGuard', { compoundId, label })).code
const peopleHere = async () => (await manager.must('compound.show', { compoundId })).people
const invalid = { error: { code: 'INVITATION_INVALID' } }

/** So many others work here already. */
const crowd = async (size: number) => {
  const others = Array.from({ length: size }, (_, n) => aGuard({ personId: personId(`crowd${n}`) }, compoundId))
  const people = (await compounds.get(compoundId))?.people ?? []
  await compounds.update(compoundId, {}, { people: [...people, ...others] })
}

describe('a guard', () => {
  test('comes by a code, works under the name that the manager gave, and is told', async () => {
    const wang = scene.stranger()
    expect(await wang.must('role.accept', { code: await invite() })).toContainEqual({ role: 'guard', compoundId, compoundName: '示例小区' })
    expect(await peopleHere()).toContainEqual(expect.objectContaining({ personId: wang.personId, role: 'guard', label: '西门老王' }))
    expect(await inboxOf(wang)).toEqual([{ kind: 'roleGranted', role: 'guard', placeName: '示例小区' }])
  })

  test('who is removed works here no longer, is told, and does not come back by the old code', async () => {
    const wang = scene.stranger()
    const code = await invite()
    await wang.must('role.accept', { code })
    const { people } = await manager.must('compound.removeGuard', { compoundId, personId: wang.personId })
    expect(people.map((one) => one.personId)).not.toContain(wang.personId)
    expect((await inboxOf(wang))[0]).toEqual({ kind: 'roleRevoked', role: 'guard', placeName: '示例小区' })
    expect((await wang.must('account.me', {})).workplaces).toEqual([])
    expect(await wang.call('role.accept', { code })).toMatchObject(invalid)
  })

  test('may work at sixty compounds, and sees them all, in an order that can be read down (lesser-findings)', async () => {
    const wang = scene.stranger()
    const nameOf = (n: number) => `示例小区${n}号`
    for (let n = 60; n > 0; n -= 1)
      await compounds.insert(aCompound({ _id: compoundIdOf(`many${n}`), name: nameOf(n), people: [aGuard({ personId: wang.personId })] }))
    const { workplaces } = await wang.must('account.me', {})
    expect(workplaces.map((one) => 'compoundName' in one && one.compoundName)).toEqual(Array.from({ length: 60 }, (_, n) => nameOf(n + 1)))
  })

  test('may work at two compounds: leaving one, the other stays', async () => {
    const wang = scene.stranger()
    for (const place of [compoundId, scene.compound]) await city.grant(wang, { role: 'guard', compoundId: place })
    await manager.must('compound.removeGuard', { compoundId, personId: wang.personId })
    expect((await wang.must('account.me', {})).workplaces).toMatchObject([{ role: 'guard', compoundId: scene.compound }])
  })
})

test('one code, one guard, also when several enter it at once', async () => {
  const code = await invite()
  const replies = await Promise.all(Array.from({ length: 4 }, () => scene.stranger().call('role.accept', { code })))
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
})

test('the same request is one code; with another name it is another question', async () => {
  const requestId = newRequestId()
  const first = await manager.must('compound.inviteGuard', { compoundId, label: '西门老王' }, requestId)
  expect(await manager.must('compound.inviteGuard', { compoundId, label: '西门老王' }, requestId)).toEqual(first)
  const reused = await manager.call('compound.inviteGuard', { compoundId, label: '西门老李' }, requestId)
  expect(reused).toMatchObject({ error: { code: 'REQUEST_REUSED' } })
})

describe('there is room for fifty', () => {
  test('then nobody is invited any more, but a retry hears its code', async () => {
    const requestId = newRequestId()
    const first = await manager.must('compound.inviteGuard', { compoundId, label: '西门老王' }, requestId)
    await crowd(MOST_PEOPLE - 1)
    const full = await manager.call('compound.inviteGuard', { compoundId, label: '西门老王' })
    expect(full).toMatchObject({ error: { code: 'TOO_MANY', details: { limit: MOST_PEOPLE } } })
    expect(await manager.must('compound.inviteGuard', { compoundId, label: '西门老王' }, requestId)).toEqual(first)
  })

  test('ux minor 11: who is invited reads that it is the property that asks them', async () => {
    const invited = scene.stranger()
    const code = await invite()
    expect(await invited.must('role.invitation', { code })).toMatchObject({
      ...{ role: 'guard', placeName: '示例小区', invitedBy: 'propertyManager' },
    })
  })

  test('and who was invited before it was full finds no room, until somebody leaves', async () => {
    const wang = scene.stranger()
    const code = await invite()
    await crowd(MOST_PEOPLE - 1)
    expect(await wang.call('role.accept', { code })).toMatchObject(invalid)
    await manager.must('compound.removeGuard', { compoundId, personId: personId('crowd0') })
    expect(await wang.call('role.accept', { code })).toMatchObject({ ok: true })
    expect(await peopleHere()).toHaveLength(MOST_PEOPLE)
  })
})

describe('nobody can be removed', () => {
  test('who is property manager: that is the staff’s', async () => {
    const other = scene.stranger()
    await city.grant(other, { role: 'propertyManager', compoundId })
    const reply = await manager.call('compound.removeGuard', { compoundId, personId: other.personId })
    expect(reply).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect((await peopleHere()).map((one) => one.personId)).toContain(other.personId)
  })

  test('who works elsewhere', async () => {
    const reply = await manager.call('compound.removeGuard', { compoundId, personId: scene.otherGuard.personId })
    expect(reply).toMatchObject({ error: { code: 'NOT_FOUND' } })
  })

  test('twice, by two managers at once', async () => {
    const [wang, second] = [await scene.agreed(), scene.stranger()]
    await city.grant(wang, { role: 'guard', compoundId })
    await city.grant(second, { role: 'propertyManager', compoundId })
    const input = { compoundId, personId: wang.personId }
    const replies = await Promise.all([manager, second].map((one) => one.call('compound.removeGuard', input)))
    expect(replies.map((reply) => (reply.ok ? 'ok' : reply.error.code)).toSorted()).toEqual(['NOT_FOUND', 'ok'])
    expect(await inboxOf(wang)).toHaveLength(1)
  })
})

test('the name of somebody who was removed is forgotten after three days, also where nobody else is removed', async () => {
  const wang = scene.stranger()
  await wang.must('role.accept', { code: await invite('西门老王') })
  await manager.must('compound.removeGuard', { compoundId, personId: wang.personId })
  const noted = async () => (await compounds.get(compoundId))?.former
  await runThrough(formerPeople, minutesAfter(city.now, 71 * 60))
  expect(await noted()).toMatchObject([{ personId: wang.personId }])
  await runThrough(formerPeople, minutesAfter(city.now, 73 * 60))
  expect(await noted()).toEqual([])
  expect(await compounds.get(compoundId)).toMatchObject({ formerUntil: null })
})
