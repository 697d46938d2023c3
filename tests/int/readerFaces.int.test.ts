import { createHash } from 'node:crypto'
import { faceIdOf, faces } from '../../cloudfunctions/domains/pass/documents/face'
import { passes } from '../../cloudfunctions/domains/pass/documents/pass'
import type { syncReaders } from '../../cloudfunctions/domains/pass/effects'
import { forgetFaces } from '../../cloudfunctions/domains/pass/sync/faces'
import { syncReaderFaces } from '../../cloudfunctions/domains/pass/sync/readers'
import type { PayloadOf } from '../../cloudfunctions/kernel/effect'
import { withCity } from '../builders/city/city'
import { proofOf } from '../builders/city/faceReader'
import { aCompoundOf, aKnownRider, changePass, type Place, passOf } from '../builders/city/faces'
import type { Phone } from '../builders/city/phone'
import { type Readers, readersAt } from '../builders/city/readers'
import { type Scene, setScene } from '../builders/city/scene'
import { reconcile } from '../builders/house'
import { anApproval, passId } from '../builders/passes'
import { aFace } from '../builders/readers'
import { daysAfter } from '../builders/time'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

let place: Place
let readers: Readers
beforeEach(async () => {
  place = await aCompoundOf(scene)
  readers = readersAt(city, place)
})

const aRiderHere = () => aKnownRider(scene, place.compoundId)

test('the portrait’s link after a consent is taken back: no new one is given, and the last one lives for a minute at most', async () => {
  const { device } = await readers.add()
  const rider = await aRiderHere()
  const ordersFor = async () => (await device.changes()).changes.filter(({ passId }) => passId === passOf(rider))
  const [learn] = await ordersFor()
  if (learn?.kind !== 'learn') throw new Error('nothing to learn')
  await rider.must('consent.decide', { kind: 'face', version: 1, decision: 'refused' })
  expect(await ordersFor()).toEqual([expect.objectContaining({ kind: 'forget' })])
  // Storage signs with the link until when it holds, and refuses it from then on.
  const diesAt = Number(new URL(learn.photoUrl).searchParams.get('t')) * 1000
  expect(diesAt - Date.now()).toBeLessThanOrEqual(60_000)
})

describe('from asked to deleted', () => {
  test('the device learns a face by its picture, says so, forgets when the rider no longer agrees, and its receipt is kept without the name', async () => {
    const { readerId, device } = await readers.add()
    const rider = await aRiderHere()
    const [learn] = (await device.changes()).changes
    if (learn?.kind !== 'learn') throw new Error('nothing to learn')
    expect(learn).toMatchObject({ passId: passOf(rider), version: 1 })
    expect((await fetch(learn.photoUrl)).status).toBe(200)

    await device.obey()
    expect((await device.changes()).changes).toEqual([])
    expect(await readers.faces(readerId, 'acknowledged')).toEqual([expect.objectContaining({ passId: passOf(rider) })])

    await rider.must('consent.decide', { kind: 'face', version: 1, decision: 'refused' })
    expect((await device.changes()).changes).toEqual([{ kind: 'forget', passId: passOf(rider), version: 2 }])
    await device.obey()
    const receipt = proofOf(passOf(rider))
    expect(await readers.faces(readerId, 'deleted')).toEqual([expect.objectContaining({ passId: passOf(rider), holder: null, receipt })])
    expect((await readers.list())[0]).toMatchObject({
      lastSeenAt: expect.any(String),
      counts: { asked: 0, acknowledged: 0, deleting: 0, deleted: 1 },
    })
  })

  test('the audit trail keeps the proof of a deletion: who forgot whom, and the hash of the receipt', async () => {
    const { readerId, device } = await readers.add()
    const rider = await aRiderHere()
    await rider.must('consent.decide', { kind: 'face', version: 1, decision: 'refused' })
    await device.obey()
    await device.obey()
    const entries = (await city.documents()).auditTrail ?? []
    const [entry, ...more] = entries.filter(({ subject }) => subject === `faces/${readerId}:${passOf(rider)}`)
    expect(more).toEqual([])
    expect(entry).toMatchObject({ action: 'reader.forgotten', actorId: readerId })
    expect(entry?.reason).toBe(
      createHash('sha256')
        .update(proofOf(passOf(rider)))
        .digest('hex'),
    )
  })

  test('the manager sees masked names and no pictures', async () => {
    const { readerId } = await readers.add()
    await aRiderHere()
    const [face] = await readers.faces(readerId, 'asked')
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
    const { readerId, device } = await readers.add()
    const rider = await aRiderHere()
    await device.obey()
    await change(rider)
    expect(await readers.faces(readerId, 'deleting')).toEqual([expect.objectContaining({ passId: passOf(rider) })])
    expect(await device.obey()).toEqual([expect.objectContaining({ kind: 'forget', passId: passOf(rider) })])
    expect(await readers.faces(readerId, 'deleting')).toEqual([])
  })

  test('is learned again when it is wanted again', async () => {
    const { readerId, device } = await readers.add()
    const rider = await aRiderHere()
    await device.obey()
    await closeCompound()
    await device.obey()
    await openCompound()
    expect(await device.obey()).toEqual([expect.objectContaining({ kind: 'learn', passId: passOf(rider), version: 3 })])
    expect(await readers.faces(readerId, 'acknowledged')).toHaveLength(1)
  })

  test('another picture is learned in the place of the old one', async () => {
    const { device } = await readers.add()
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
    const { readerId, device } = await readers.add()
    const rider = await aRiderHere()
    await device.obey()
    await passes.remove(passOf(rider))
    await forgetFaces(passOf(rider), city.now)
    expect(await readers.faces(readerId, 'deleting')).toEqual([expect.objectContaining({ passId: passOf(rider), holder: null })])
  })
})

describe('who refuses "face"', () => {
  test('is turned off everywhere, and agreeing again brings nothing back by itself', async () => {
    const { device } = await readers.add()
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

test('more than a page: everybody is learned, nobody twice, and who can’t be learned holds nobody up', async () => {
  const riders = new Set<string>()
  for (let count = 0; count < 53; count += 1) riders.add(passOf(await aRiderHere()))
  const { readerId, device } = await readers.add()
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

test('SM10: everybody to forget is named before anybody to learn, also where the device can’t forget the first ones', async () => {
  const learned = passOf(await aRiderHere())
  const { readerId, device } = await readers.add()
  const gone = Array.from({ length: 120 }, (_, at) => passId(`gone${at}`))
  for (const one of gone)
    await faces.insert(aFace({ _id: faceIdOf(readerId, one), readerId, passId: one, state: 'deleting', since: city.now }))
  const named: string[] = []
  let next: string | null | undefined
  do {
    const page = await device.changes(next ?? undefined)
    named.push(...page.changes.map((change) => `${change.kind} ${change.passId}`))
    next = page.next
  } while (next)
  expect(named.slice(0, 120).toSorted()).toEqual(gone.map((one) => `forget ${one}`).toSorted())
  expect(named.slice(120)).toEqual([`learn ${learned}`])
})

test('what takes longer than a job’s turn goes on where the turn has stopped, and ends', async () => {
  const riders = [await aRiderHere(), await aRiderHere()]
  const { compoundId, gateId, manager } = place
  const { readerId } = await manager.must('compound.addReader', { compoundId, gateId, name: '东门读脸机' })
  let payload: PayloadOf<typeof syncReaders> | undefined = { compoundId, readerId, at: city.now }
  const places: unknown[] = []
  while (payload) {
    let pages = 0
    const onePage = () => ++pages <= 1
    payload = (await syncReaderFaces(payload, { now: city.now, hasTime: onePage }))?.next
    places.push(payload?.cursor?.list)
  }
  // Nobody is known yet; then come those on the white list.
  expect(places).toEqual(['acknowledged', 'listed', undefined])
  const asked = await readers.faces(readerId, 'asked')
  expect(asked.map(({ passId }) => passId as string).toSorted()).toEqual(riders.map((rider) => passOf(rider) as string).toSorted())
})

const settings = async (open: boolean) => {
  const { compoundId, name, kind, level, townId, community } = await place.manager.must('compound.show', {
    compoundId: place.compoundId,
  })
  return { compoundId, name, kind, level, townId, community, open }
}
/** Staff decide, and the job tells every reader. */
async function decideOpen(open: boolean): Promise<void> {
  await scene.staff.must('compound.save', await settings(open))
  await reconcile(city.now)
}
const closeCompound = () => decideOpen(false)
const openCompound = () => decideOpen(true)
