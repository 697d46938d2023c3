import { storeFile } from '../../cloudfunctions/kernel/files'
import { uploads } from '../../cloudfunctions/kernel/pictures/uploads'
import { withCity } from '../builders/city/city'
import { newRequestId } from '../builders/city/phone'
import { aFreshCompound } from '../builders/city/samples/compound'
import { type Scene, setScene } from '../builders/city/scene'
import { applyRetention } from '../builders/house'
import { aJpeg } from '../builders/jpeg'
import { daysAfter } from '../builders/time'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

const missing = { error: { code: 'PHOTO_MISSING' } }
const holds = async (picture: Buffer) => (await city.files()).some((file) => file.equals(picture))

describe('SM8: an upload is taken from the person who was allowed it, for one record and one purpose', () => {
  test('who knows its name does not take it', async () => {
    const [owner, stranger] = [await scene.agreed(), await scene.agreed()]
    const photo = await owner.upload()
    expect(await stranger.call('rider.saveDraft', { photo })).toMatchObject(missing)
    expect(await owner.call('rider.saveDraft', { photo })).toMatchObject({ ok: true })
  })

  test('a map is no portrait, and a map is taken for one compound', async () => {
    const [first, second] = [await aFreshCompound(scene), await aFreshCompound(scene)]
    const manager = scene.propertyManager
    const picture = await manager.upload(aJpeg({ width: 1000, height: 700 }))
    await manager.agree()
    expect(await manager.call('rider.saveDraft', { photo: picture })).toMatchObject(missing)
    expect(await manager.call('compound.saveMap', { compoundId: first, picture, points: [] })).toMatchObject({ ok: true })
    expect(await manager.call('compound.saveMap', { compoundId: second, picture, points: [] })).toMatchObject(missing)
  })

  test('a name that nobody was given is taken from nobody', async () => {
    const phone = await scene.agreed()
    const photo = (await phone.upload()).replace(/[0-9a-f]{8}\.jpg$/, '01234567.jpg')
    expect(await phone.call('rider.saveDraft', { photo })).toMatchObject(missing)
    expect(await phone.call('rider.saveDraft', { photo: photo.replace(/incoming.*/, 'incoming/face.jpg') })).toMatchObject(missing)
  })

  test('the name says nothing of the person and follows from nothing that the phone knows', async () => {
    const [one, other] = [await scene.agreed(), await scene.agreed()]
    const requestId = newRequestId()
    const paths = await Promise.all([one, other].map((phone) => phone.must('rider.uploadTicket', {}, requestId)))
    expect(new Set(paths.map(({ path }) => path)).size).toBe(2)
    for (const { path } of paths) expect(path).toMatch(/^incoming\/\d{8}-[0-9a-f]{40}\.jpg$/)
  })

  test('a ticket that has expired is worth nothing', async () => {
    const phone = await scene.agreed()
    const photo = await phone.upload()
    city.now = daysAfter(city.now, 1)
    expect(await phone.call('rider.saveDraft', { photo })).toMatchObject(missing)
  })
})

describe('SM8: a ticket is for one picture', () => {
  /** A rider whose portrait was made of the first upload and then of another one, so that the first is no longer the present portrait. */
  async function replaced() {
    const phone = await scene.agreed()
    const first = await phone.upload(aJpeg({ width: 411 }))
    await phone.must('rider.saveDraft', { photo: first })
    await phone.must('rider.saveDraft', { photo: await phone.upload(aJpeg({ width: 412 })) })
    return { phone, first }
  }
  const uploadTo = (fileId: string, picture: Buffer) => storeFile(fileId.slice(fileId.indexOf('incoming/')), picture)

  test('another picture at the path of a used ticket is not taken, as long as the ticket is valid and afterwards', async () => {
    const { phone, first } = await replaced()
    await uploadTo(first, aJpeg({ width: 413 }))
    expect(await phone.call('rider.saveDraft', { photo: first })).toMatchObject(missing)
    city.now = daysAfter(city.now, 1)
    expect(await phone.call('rider.saveDraft', { photo: first })).toMatchObject(missing)
  })

  test('the same request works again, also when the ticket has expired since', async () => {
    const phone = await scene.agreed()
    const photo = await phone.upload(aJpeg({ width: 414 }))
    const requestId = newRequestId()
    await phone.must('rider.saveDraft', { photo }, requestId)
    city.now = daysAfter(city.now, 1)
    expect(await phone.call('rider.saveDraft', { photo }, requestId)).toMatchObject({ ok: true })
  })

  test('what was refused has not used up the ticket', async () => {
    const phone = await scene.agreed()
    const photo = await phone.upload(aJpeg({ width: 101 }))
    expect(await phone.call('rider.saveDraft', { photo })).toMatchObject({ error: { code: 'PHOTO_TOO_SMALL' } })
    await uploadTo(photo, aJpeg({ width: 415 }))
    expect(await phone.call('rider.saveDraft', { photo })).toMatchObject({ ok: true })
  })
})

describe('SM7: what is uploaded is known before, limited, and removed', () => {
  test('nobody uploads a portrait who has agreed to nothing', async () => {
    expect(await scene.stranger().call('rider.uploadTicket', {})).toMatchObject({ error: { code: 'CONSENT_REQUIRED' } })
  })

  test('a day has an end', async () => {
    const phone = await scene.agreed()
    for (let given = 0; given < 20; given += 1) await phone.must('rider.uploadTicket', {})
    expect(await phone.call('rider.uploadTicket', {})).toMatchObject({ error: { code: 'TOO_MANY_UPLOADS', details: { limit: 20 } } })
  })

  test('who withdraws leaves no upload: not an unused one, not one that was refused, and not one that comes afterwards', async () => {
    const phone = await scene.agreed()
    await phone.upload(aJpeg({ width: 401 }))
    const small = await phone.upload(aJpeg({ width: 101 }))
    expect(await phone.call('rider.saveDraft', { photo: small })).toMatchObject({ error: { code: 'PHOTO_TOO_SMALL' } })
    const late = await phone.must('rider.uploadTicket', {})
    await phone.must('rider.withdraw', {})
    expect([await holds(aJpeg({ width: 401 })), await holds(aJpeg({ width: 101 }))]).toEqual([false, false])

    await storeFile(late.path, aJpeg({ width: 402 }))
    await applyRetention(daysAfter(city.now, 3))
    expect(await holds(aJpeg({ width: 402 }))).toBe(false)
  })

  test('what nobody used goes with the day, and so does what was noted of it', async () => {
    const phone = await scene.agreed()
    await phone.upload(aJpeg({ width: 403 }))
    await applyRetention(daysAfter(city.now, 1))
    expect(await holds(aJpeg({ width: 403 }))).toBe(true)
    await applyRetention(daysAfter(city.now, 3))
    expect(await holds(aJpeg({ width: 403 }))).toBe(false)
    expect((await city.documents())[uploads.definition.name] ?? []).toEqual([])
  })
})
