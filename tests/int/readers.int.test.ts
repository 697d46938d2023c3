import { createHash } from 'node:crypto'
import { auditTrail } from '../../cloudfunctions/shared/audit/trail'
import { passes } from '../../cloudfunctions/shared/pass/passDocument'
import { forgetFaces } from '../../cloudfunctions/shared/readers/followFaces'
import type { FaceState } from '../../contract/faceReader'
import type { ReaderId } from '../../contract/ids'
import { withCity } from '../builders/city/city'
import { aDevice, proofOf, webOf } from '../builders/city/faceReader'
import { aCompoundOf, aKnownRider, changePass, type Place, passOf } from '../builders/city/faces'
import { newRequestId, type Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { anApproval } from '../builders/passes'
import { daysAfter } from '../builders/time'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

let place: Place
let other: Place
beforeEach(async () => {
  place = await aCompoundOf(scene)
  other = await aCompoundOf(scene)
})

async function addReader({ compoundId, gateId, manager } = place, name = '西门读脸机') {
  const added = await manager.must('compound.addReader', { compoundId, gateId, name })
  return { ...added, device: aDevice({ ...added, send: webOf(city), now: () => city.now }) }
}

const aRiderHere = () => aKnownRider(scene, place.compoundId)
const listed = async ({ compoundId, manager } = place) => (await manager.must('compound.readers', { compoundId })).readers
const facesIn = async (readerId: ReaderId, state: FaceState) => {
  const { compoundId, manager } = place
  return (await manager.must('compound.faces', { compoundId, readerId, state })).faces
}

describe('a new reader', () => {
  test('is in the list, has not been seen, and learns who is on the white list and wants it', async () => {
    const rider = await aRiderHere()
    const { readerId, url } = await addReader()
    expect(url).toBe(`${city.emulator.url}/http/web/readers/${readerId}`)
    expect(await listed()).toContainEqual({
      ...{ readerId, name: '西门读脸机', gateId: place.gateId, lastSeenAt: null },
      counts: { asked: 1, acknowledged: 0, deleting: 0, deleted: 0 },
    })
    expect(await facesIn(readerId, 'asked')).toEqual([expect.objectContaining({ passId: passOf(rider), receipt: null })])
  })

  test('asked for twice by one request is one, with the same key', async () => {
    const input = { compoundId: place.compoundId, gateId: place.gateId, name: '东门读脸机' }
    const requestId = newRequestId()
    const first = await place.manager.must('compound.addReader', input, requestId)
    const before = await listed()
    expect(await place.manager.must('compound.addReader', input, requestId)).toEqual(first)
    expect(await listed()).toEqual(before)
  })

  test('has a key that nobody else has, and that is stored sealed', async () => {
    const [one, another] = [await addReader(), await addReader()]
    expect(Buffer.from(one.key, 'base64')).toHaveLength(32)
    expect(one.key).not.toBe(another.key)
    expect(JSON.stringify(await city.documents())).not.toContain(one.key)
  })

  test('needs a gate of this compound', async () => {
    const input = { compoundId: place.compoundId, gateId: 'gat_elsewhere', name: '示例' }
    expect(await place.manager.call('compound.addReader', input)).toMatchObject({ error: { code: 'NOT_FOUND' } })
  })

  test('is one of at most 20', async () => {
    for (let count = 0; count < 20; count += 1) await addReader()
    const more = { compoundId: place.compoundId, gateId: place.gateId, name: '第二十一台' }
    expect(await place.manager.call('compound.addReader', more)).toMatchObject({ error: { code: 'TOO_MANY', details: { limit: 20 } } })
    expect(await listed()).toHaveLength(20)
  })
})

describe('from asked to deleted', () => {
  test('the device learns a face by its picture, says so, forgets when the rider no longer agrees, and its receipt is kept without the name', async () => {
    const { readerId, device } = await addReader()
    const rider = await aRiderHere()
    const [learn] = (await device.changes()).changes
    if (learn?.kind !== 'learn') throw new Error('nothing to learn')
    expect(learn).toMatchObject({ passId: passOf(rider), version: 1 })
    expect((await fetch(learn.photoUrl)).status).toBe(200)

    await device.obey()
    expect((await device.changes()).changes).toEqual([])
    expect(await facesIn(readerId, 'acknowledged')).toEqual([expect.objectContaining({ passId: passOf(rider) })])

    await rider.must('consent.decide', { kind: 'face', version: 1, decision: 'refused' })
    expect((await device.changes()).changes).toEqual([{ kind: 'forget', passId: passOf(rider), version: 2 }])
    await device.obey()
    const receipt = proofOf(passOf(rider))
    expect(await facesIn(readerId, 'deleted')).toEqual([expect.objectContaining({ passId: passOf(rider), holder: null, receipt })])
    expect((await listed())[0]).toMatchObject({
      lastSeenAt: expect.any(String),
      counts: { asked: 0, acknowledged: 0, deleting: 0, deleted: 1 },
    })
  })

  test('the audit trail keeps the proof of a deletion: who forgot whom, and the hash of the receipt', async () => {
    const { readerId, device } = await addReader()
    const rider = await aRiderHere()
    await rider.must('consent.decide', { kind: 'face', version: 1, decision: 'refused' })
    await device.obey()
    await device.obey()
    const [entry, ...more] = await auditTrail.find('event', { equals: { eventId: `forgotten:${readerId}:${passOf(rider)}:2` }, limit: 2 })
    expect(more).toEqual([])
    expect(entry).toMatchObject({ action: 'reader.forgotten', actorId: readerId, subject: `faces/${readerId}:${passOf(rider)}` })
    expect(entry?.reason).toBe(
      createHash('sha256')
        .update(proofOf(passOf(rider)))
        .digest('hex'),
    )
  })

  test('the manager sees masked names and no pictures', async () => {
    const { readerId } = await addReader()
    await aRiderHere()
    const [face] = await facesIn(readerId, 'asked')
    expect(face?.holder).toEqual({
      maskedName: '示*',
      workKind: 'deliveryRider',
      platform: '示例平台',
      station: '示例站点',
      photoUrl: null,
    })
  })
})

describe('a face that is wanted no longer', () => {
  const changed: [string, (rider: Phone) => Promise<unknown>][] = [
    [
      'the listing ends',
      (rider) =>
        changePass(rider, place.compoundId, city.now, { listings: { [place.compoundId]: anApproval({ state: 'removed', face: true }) } }),
    ],
    [
      'the rider turns it off there',
      (rider) => changePass(rider, place.compoundId, city.now, { listings: { [place.compoundId]: anApproval() } }),
    ],
    [
      'the pass is revoked',
      (rider) =>
        changePass(rider, place.compoundId, city.now, { sanction: { kind: 'revoke', reason: 'sharedPass', since: city.now, until: null } }),
    ],
    ['the approval’s time is over', (rider) => changePass(rider, place.compoundId, daysAfter(city.now, 31), {})],
    ['the consent is taken back', (rider) => rider.must('consent.decide', { kind: 'face', version: 1, decision: 'refused' })],
    ['the compound takes no part any more', () => closeCompound()],
  ]
  test.each(changed)('is forgotten: %s', async (_, change) => {
    const { readerId, device } = await addReader()
    const rider = await aRiderHere()
    await device.obey()
    await change(rider)
    expect(await facesIn(readerId, 'deleting')).toEqual([expect.objectContaining({ passId: passOf(rider) })])
    expect(await device.obey()).toEqual([expect.objectContaining({ kind: 'forget', passId: passOf(rider) })])
    expect(await facesIn(readerId, 'deleting')).toEqual([])
  })

  test('is learned again when it is wanted again', async () => {
    const { readerId, device } = await addReader()
    const rider = await aRiderHere()
    await device.obey()
    await closeCompound()
    await device.obey()
    await openCompound()
    expect(await device.obey()).toEqual([expect.objectContaining({ kind: 'learn', passId: passOf(rider), version: 3 })])
    expect(await facesIn(readerId, 'acknowledged')).toHaveLength(1)
  })

  test('another picture is learned in the place of the old one', async () => {
    const { device } = await addReader()
    const rider = await aRiderHere()
    await device.obey()
    const other = await aRiderHere()
    const holder = (await passes.get(passOf(other)))?.holder
    await changePass(rider, place.compoundId, city.now, { ...(holder && { holder }) })
    expect(await device.changes()).toMatchObject({
      changes: expect.arrayContaining([expect.objectContaining({ passId: passOf(rider), version: 2 })]),
    })
  })

  test('erased, it loses its name before the device has forgotten it', async () => {
    const { readerId, device } = await addReader()
    const rider = await aRiderHere()
    await device.obey()
    await passes.remove(passOf(rider))
    await forgetFaces(passOf(rider), city.now)
    expect(await facesIn(readerId, 'deleting')).toEqual([expect.objectContaining({ passId: passOf(rider), holder: null })])
  })
})

describe('who refuses "face"', () => {
  test('is turned off everywhere, and agreeing again brings nothing back by itself', async () => {
    const { device } = await addReader()
    const rider = await aRiderHere()
    await rider.must('consent.decide', { kind: 'face', version: 1, decision: 'refused' })
    await rider.must('consent.decide', { kind: 'face', version: 1, decision: 'given' })
    expect((await passes.get(passOf(rider)))?.listings[place.compoundId]).toMatchObject({ state: 'approved', face: false })
    await changePass(rider, place.compoundId, city.now, {})
    expect((await device.changes()).changes).toEqual([expect.objectContaining({ kind: 'forget' })])
  })

  test('and has no pass is not in the way', async () => {
    const nobody = scene.stranger()
    expect(await nobody.call('consent.decide', { kind: 'face', version: 1, decision: 'refused' })).toMatchObject({ ok: true })
  })
})

describe('a removed reader', () => {
  const remove = (readerId: ReaderId, { compoundId, manager } = place) => manager.call('compound.removeReader', { compoundId, readerId })

  test('forgets everybody, then goes from the list; it hears no more and is still answered', async () => {
    const { readerId, device } = await addReader()
    await aRiderHere()
    await device.obey()
    expect(await remove(readerId)).toMatchObject({ data: { readers: [{ readerId, counts: { acknowledged: 0, deleting: 1 } }] } })
    await aRiderHere()
    expect(await device.obey()).toEqual([expect.objectContaining({ kind: 'forget' })])
    expect(await listed()).toEqual([])
    expect(await device.obey()).toEqual([])
  })

  test('that knew nobody goes at once', async () => {
    const { readerId } = await addReader()
    expect(await remove(readerId)).toMatchObject({ data: { readers: [] } })
  })

  test('is no other compound’s business', async () => {
    const { readerId } = await addReader()
    expect(await remove(readerId, other)).toMatchObject({ error: { code: 'NOT_FOUND' } })
    const asked = { compoundId: other.compoundId, readerId, state: 'asked' as const }
    expect(await other.manager.call('compound.faces', asked)).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect((await listed()).map((one) => one.readerId)).toContain(readerId)
  })
})

test('more than a page: everybody is learned, nobody twice, and who can’t be learned holds nobody up', async () => {
  const riders = new Set<string>()
  for (let count = 0; count < 53; count += 1) riders.add(passOf(await aRiderHere()))
  const { readerId, device } = await addReader()
  const first = await device.changes()
  expect(first.changes).toHaveLength(50)
  const second = await device.changes(first.next ?? undefined)
  expect(second).toMatchObject({ next: null })
  expect(new Set([...first.changes, ...second.changes].map(({ passId }) => passId as string))).toEqual(riders)

  await device.obey()
  await device.obey()
  const page = await place.manager.must('compound.faces', { compoundId: place.compoundId, readerId, state: 'acknowledged' })
  expect(page.faces).toHaveLength(30)
})

const settings = async (open: boolean) => {
  const { compoundId, name, kind, level, townId, community } = await place.manager.must('compound.show', {
    compoundId: place.compoundId,
  })
  return { compoundId, name, kind, level, townId, community, open }
}
const closeCompound = async () => scene.staff.must('compound.save', await settings(false))
const openCompound = async () => scene.staff.must('compound.save', await settings(true))
