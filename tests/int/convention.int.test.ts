import { stations } from '../../cloudfunctions/domains/account/stations'
import { compounds } from '../../cloudfunctions/domains/pass/documents/compound'
import { passes } from '../../cloudfunctions/domains/pass/documents/pass'
import { CONVENTION_VERSION } from '../../contract/pass/convention'
import { withCity } from '../builders/city/city'
import { aFreshCompound } from '../builders/city/samples/compound'
import { type Scene, setScene } from '../builders/city/scene'
import { NOON } from '../builders/time'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

const version = CONVENTION_VERSION
const deviceId = 'dev_sample'
const outdated = { error: { code: 'CONVENTION_OUTDATED', details: { version } } }
const older = { version: version - 1, at: NOON }

describe('a rider', () => {
  test('accepts the text in force, once: the first time stays', async () => {
    const rider = await scene.holder()
    const first = await rider.must('convention.accept', { version, deviceId })
    expect(first.pass?.convention).toEqual({ version, acceptedAt: expect.any(String) })
    const again = await rider.must('convention.accept', { version, deviceId })
    expect(again.pass?.convention).toEqual(first.pass?.convention)
  })

  test('who accepted an older text has not accepted this one', async () => {
    const rider = await scene.holder({ convention: older })
    expect((await rider.must('pass.mine', { deviceId })).pass?.convention).toEqual({ version, acceptedAt: null })
    expect((await rider.must('convention.accept', { version, deviceId })).pass?.convention.acceptedAt).not.toBeNull()
  })

  test.each([version - 1, version + 1])('cannot accept version %i: it is not in force', async (other) => {
    const rider = await scene.holder()
    expect(await rider.call('convention.accept', { version: other, deviceId })).toMatchObject(outdated)
    expect(await passes.get(rider.passId)).toMatchObject({ convention: null })
  })

  test('without a pass has nothing to accept it with', async () => {
    expect(await scene.stranger().call('convention.accept', { version, deviceId })).toMatchObject({ error: { code: 'PASS_MISSING' } })
  })
})

describe('a station', () => {
  const asked = () => ({ stationId: scene.own })

  test('from before there was a convention has not signed; then it signs, once', async () => {
    expect(await stations.get(scene.own)).not.toHaveProperty('convention')
    expect(await scene.manager.must('convention.ofStation', asked())).toEqual({ version, signedAt: null })
    const signed = await scene.manager.must('convention.signForStation', { ...asked(), version })
    expect(signed).toEqual({ version, signedAt: expect.any(String) })
    expect(await scene.manager.must('convention.signForStation', { ...asked(), version })).toEqual(signed)
    expect(await scene.manager.must('convention.ofStation', asked())).toEqual(signed)
  })

  test('keeps its signature when staff change its settings', async () => {
    await scene.manager.must('convention.signForStation', { ...asked(), version })
    const { name, platform, townId, open, trusted } = (await stations.get(scene.own)) ?? ({} as never)
    await scene.staff.must('staff.saveStation', { stationId: scene.own, name, platform, townId, open, trusted })
    expect((await scene.manager.must('convention.ofStation', asked())).signedAt).not.toBeNull()
  })

  test('cannot sign another text', async () => {
    const other = { stationId: scene.other, version: version + 1 }
    expect(await scene.otherManager.call('convention.signForStation', other)).toMatchObject(outdated)
    expect(await scene.otherManager.must('convention.ofStation', { stationId: scene.other })).toEqual({ version, signedAt: null })
  })
})

describe('a compound', () => {
  test('is signed for by its property manager and, for the community, by staff: neither for the other', async () => {
    const compoundId = await aFreshCompound(scene)
    const byCompound = await scene.propertyManager.must('convention.signForCompound', { version, compoundId })
    expect(await compounds.get(compoundId)).toMatchObject({ convention: { compound: { version }, community: null } })
    const byCommunity = await scene.staff.must('convention.signForCommunity', { version, compoundId })
    const { convention } = await scene.propertyManager.must('compound.show', { compoundId })
    expect(convention).toEqual({ version, compoundSignedAt: byCompound.signedAt, communitySignedAt: byCommunity.signedAt })
  })

  test('of which both sign at the same moment has both signatures', async () => {
    const compoundId = await aFreshCompound(scene)
    const input = { version, compoundId }
    await Promise.all([
      scene.propertyManager.must('convention.signForCompound', input),
      scene.staff.must('convention.signForCommunity', input),
    ])
    expect(await compounds.get(compoundId)).toMatchObject({ convention: { compound: { version }, community: { version } } })
  })

  test('that signed an older text has not signed this one', async () => {
    const compoundId = await aFreshCompound(scene, { convention: { compound: older, community: older } })
    const { convention } = await scene.propertyManager.must('compound.show', { compoundId })
    expect(convention).toEqual({ version, compoundSignedAt: null, communitySignedAt: null })
  })

  test('cannot sign another text, nor one for a compound that is not there', async () => {
    const compoundId = await aFreshCompound(scene)
    const other = { version: version + 1, compoundId }
    expect(await scene.propertyManager.call('convention.signForCompound', other)).toMatchObject(outdated)
    expect(await scene.staff.call('convention.signForCommunity', other)).toMatchObject(outdated)
    const ghost = { version, compoundId: 'cmp_ghost' }
    expect(await scene.staff.call('convention.signForCommunity', ghost)).toMatchObject({ error: { code: 'NOT_FOUND' } })
  })
})

test('from the convention to the white list: who has signed what is all that was missing', async () => {
  const compoundId = await aFreshCompound(scene)
  await stations.update(scene.own, {}, { convention: null })
  const rider = await scene.holder()
  const ask = () => rider.call('pass.askListing', { compoundId })
  expect(await ask()).toMatchObject({ error: { code: 'CONVENTION_NOT_ACCEPTED' } })
  await rider.must('convention.accept', { version, deviceId })
  expect(await ask()).toMatchObject({ ok: true })

  const approve = async () => {
    const decision = { kind: 'approve', days: 30 } as const
    const { results } = await scene.propertyManager.must('compound.decideListings', { compoundId, passIds: [rider.passId], decision })
    return results[0]?.problem
  }
  for (const sign of [
    () => scene.manager.must('convention.signForStation', { version, stationId: scene.own }),
    () => scene.propertyManager.must('convention.signForCompound', { version, compoundId }),
    () => scene.staff.must('convention.signForCommunity', { version, compoundId }),
  ]) {
    expect(await approve()).toBe('CONVENTION_NOT_SIGNED')
    await sign()
  }
  expect(await approve()).toBeNull()
  const { mine } = await rider.must('pass.compound', { compoundId })
  expect(mine).toMatchObject({ state: 'approved' })
})
