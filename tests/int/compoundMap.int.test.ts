import { compounds } from '../../cloudfunctions/domains/pass/documents/compound'
import type { CompoundId } from '../../contract/pass/ids'
import { withCity } from '../builders/city/city'
import type { Phone } from '../builders/city/phone'
import { aFreshCompound } from '../builders/city/samples/compound'
import { type Scene, setScene } from '../builders/city/scene'
import { aJpeg, EXIF, exifWith } from '../builders/jpeg'

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

const points = [
  { label: '1', x: 100, y: 200 },
  { label: '12B', x: 1000, y: 0 },
]
const wide = { width: 1000, height: 700 }
/** The parts that sizes of pictures in this file tell apart. */
const storedOf = async (width: number) => (await city.files()).filter((file) => file.equals(aJpeg({ ...wide, width })))

async function save(picture: Buffer | null | undefined, on = points) {
  const upload = picture && (await manager.upload(picture))
  return manager.call('compound.saveMap', { compoundId, points: on, ...(upload !== undefined && { picture: upload }) })
}

test('a picture with numbered buildings is kept without what the camera added, with its size', async () => {
  expect(await save(aJpeg({ ...wide, width: 1001, before: [EXIF] }))).toMatchObject({ ok: true })
  const { map } = await manager.must('compound.show', { compoundId })
  expect(map).toMatchObject({ width: 1001, height: 700, points })
  const picture = Buffer.from(await (await fetch(map?.url ?? '')).arrayBuffer())
  expect(picture).toEqual(aJpeg({ ...wide, width: 1001 }))
  expect((await compounds.get(compoundId))?.map?.picture).toContain(`/maps/${compoundId}/`)
})

test('photo-lying-on-its-side: a plan that lies keeps the note how to turn it, and its size is the one that is shown', async () => {
  await save(aJpeg({ ...wide, width: 1006, before: [exifWith(6, true)] }))
  const { map } = await manager.must('compound.show', { compoundId })
  expect(map).toMatchObject({ width: 700, height: 1006 })
  const picture = Buffer.from(await (await fetch(map?.url ?? '')).arrayBuffer())
  expect([picture.includes('Exif'), picture.includes('Sam')]).toEqual([true, false])
})

test('the numbers can be moved without another picture', async () => {
  await save(aJpeg(wide))
  const moved = [{ label: '1', x: 5, y: 6 }]
  expect(await save(undefined, moved)).toMatchObject({ data: { map: { width: 1000, points: moved } } })
})

test('another picture takes the place of the first, of which nothing is left, the uploads neither', async () => {
  await save(aJpeg({ ...wide, width: 1002 }))
  const before = (await city.files()).length
  await save(aJpeg({ ...wide, width: 1003 }))
  expect(await city.files()).toHaveLength(before)
  expect([await storedOf(1002), await storedOf(1003)].map(({ length }) => length)).toEqual([0, 1])
})

test('the map goes, with its picture', async () => {
  await save(aJpeg({ ...wide, width: 1004 }))
  expect(await save(null, [])).toMatchObject({ data: { map: null } })
  expect(await storedOf(1004)).toEqual([])
  expect(await compounds.get(compoundId)).toMatchObject({ map: null, stored: [] })
})

test('who uploads another picture under the name of the one in force changes nothing', async () => {
  const upload = await manager.upload(aJpeg({ ...wide, width: 1005 }))
  await manager.must('compound.saveMap', { compoundId, picture: upload, points })
  expect(await manager.call('compound.saveMap', { compoundId, picture: upload, points: [] })).toMatchObject({
    data: { map: { width: 1005, points: [] } },
  })
})

test.each<[string, Buffer, object]>([
  ['no picture', Buffer.from('%PDF-1.7 示例'), { code: 'PHOTO_NOT_JPEG' }],
  ['too small to read', aJpeg({ width: 599, height: 2000 }), { code: 'PHOTO_TOO_SMALL', details: { minimumPixels: 600 } }],
  ['too large', Buffer.concat([aJpeg(wide), Buffer.alloc(1536 * 1024)]), { code: 'PHOTO_TOO_LARGE', details: { limitBytes: 1536 * 1024 } }],
  ['larger than any phone unpacks', aJpeg({ width: 9000, height: 700 }), { code: 'PHOTO_NOT_JPEG' }],
  ['SH3: more pixels than any phone unpacks', aJpeg({ width: 4001, height: 3000 }), { code: 'PHOTO_NOT_JPEG' }],
])('what is %s is refused, and the old map stays', async (_, picture, error) => {
  await save(aJpeg(wide))
  expect(await save(picture, [])).toMatchObject({ error })
  expect(await manager.must('compound.show', { compoundId })).toMatchObject({ map: { width: 1000, points } })
})

test('a picture that never arrived, or numbers without a picture, are missing it', async () => {
  const upload = await manager.upload(aJpeg(wide))
  const lost = upload.replace(/incoming\/.*$/, 'incoming/lost.jpg')
  const missing = { error: { code: 'PHOTO_MISSING' } }
  expect(await manager.call('compound.saveMap', { compoundId, picture: lost, points })).toMatchObject(missing)
  expect(await save(undefined)).toMatchObject(missing)
})

test('numbers lie on the picture', async () => {
  for (const point of [
    { label: '1', x: 1001, y: 0 },
    { label: '1234567', x: 0, y: 0 },
    { label: ' ', x: 0, y: 0 },
  ]) {
    expect(await save(aJpeg(wide), [point])).toMatchObject({ error: { code: 'INVALID_INPUT' } })
  }
})
