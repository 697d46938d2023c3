import { merchants } from '../../cloudfunctions/domains/merchant/merchantDocument'
import type { MerchantId } from '../../contract/merchant/ids'
import { anApplicationForm } from '../builders/applications'
import { withCity } from '../builders/city/city'
import { newRequestId, type Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { addPicture, uploadPicture } from '../builders/city/shopPictures'
import { applyRetention } from '../builders/house'
import { aJpeg, EXIF } from '../builders/jpeg'
import { anOffer, offerId, putOffers, someTerms } from '../builders/offers'
import { daysAfter } from '../builders/time'

const city = withCity()
let scene: Scene
let owner: Phone
let rider: Phone
let merchantId: MerchantId
beforeAll(async () => {
  scene = await setScene(city)
  owner = scene.shopOwner
  merchantId = scene.merchant
  rider = await scene.rider({ status: 'verified' })
})
const save = (open: boolean) => scene.staff.must('merchant.save', { merchantId, name: '示例商户', townId: 'twn_sample', open })
beforeEach(async () => {
  await save(false)
  await save(true)
})

/** Pictures that their sizes tell apart. */
const sized = (width: number, before?: Buffer[]) => aJpeg({ width, height: 480, ...(before && { before }) })
const storedOf = async (width: number) => (await city.files()).filter((file) => file.equals(sized(width))).length
const shown = async () => (await rider.must('merchant.show', { merchantId })).pictures
const add = async (picture: Buffer) =>
  owner.call('merchant.addPicture', { merchantId, picture: await uploadPicture(owner, merchantId, picture) })

test('M23: a picture is seen by riders at once, without what the camera added, and nothing is left of the upload', async () => {
  const before = (await city.files()).length
  expect(await addPicture(owner, merchantId, sized(601, [EXIF]))).toHaveLength(1)
  const [picture] = await shown()
  expect(picture).toMatchObject({ width: 601, height: 480 })
  expect(Buffer.from(await (await fetch(picture?.url ?? '')).arrayBuffer())).toEqual(sized(601))
  expect(await city.files()).toHaveLength(before + 1)
})

test('there are at most three, in the order in which they came', async () => {
  for (const width of [611, 612, 613]) await addPicture(owner, merchantId, sized(width))
  expect(await add(sized(614))).toMatchObject({ error: { code: 'TOO_MANY', details: { limit: 3 } } })
  expect((await shown()).map(({ width }) => width)).toEqual([611, 612, 613])
  expect(await storedOf(613)).toBe(1)
})

test('an offer shows one of its shop’s pictures as soon as its owner chooses it, and none once that is taken away', async () => {
  const [, second] = [await addPicture(owner, merchantId, sized(615)), (await addPicture(owner, merchantId, sized(616)))[1]]
  if (!second) throw new Error('the shop shows no second picture')
  await putOffers(merchantId, [anOffer('meal'), anOffer('wash')])
  const terms = { ...someTerms(), pictureId: second.pictureId }
  await owner.must('merchant.proposeOffer', { merchantId, offerId: offerId('meal'), terms })
  expect((await shown()).map(({ offerIds }) => offerIds)).toEqual([[], [offerId('meal')]])
  await owner.must('merchant.removePicture', { merchantId, pictureId: second.pictureId })
  expect((await shown()).map(({ offerIds }) => offerIds)).toEqual([[]])
})

test('a removed one is gone at once, with its file; the others stay', async () => {
  await addPicture(owner, merchantId, sized(621))
  const [first] = await addPicture(owner, merchantId, sized(622))
  if (!first) throw new Error('the shop shows no pictures')
  const input = { merchantId, pictureId: first.pictureId }
  expect(await owner.must('merchant.removePicture', input)).toMatchObject({ pictures: [{ url: expect.any(String) }] })
  expect((await shown()).map(({ width }) => width)).toEqual([622])
  expect([await storedOf(621), await storedOf(622)]).toEqual([0, 1])
  expect(await owner.call('merchant.removePicture', input)).toMatchObject({ data: { pictures: [{}] } })
})

test('a shop that the district closes shows none any more, and their files are deleted', async () => {
  await addPicture(owner, merchantId, sized(631))
  await save(false)
  expect(await storedOf(631)).toBe(0)
  expect(await merchants.get(merchantId)).toMatchObject({ pictures: [], stored: [] })
})

test('a shop that its owner has closed already shows none any more either, once the district closes it', async () => {
  await addPicture(owner, merchantId, sized(632))
  await owner.must('merchant.saveShop', { merchantId, open: false })
  expect(await storedOf(632)).toBe(1)
  await save(false)
  expect(await storedOf(632)).toBe(0)
})

test.each([
  ['their application', 'merchant.withdrawApplication'],
  ['their registration', 'rider.withdraw'],
] as const)('whoever withdraws %s takes the pictures of the shop that has not joined with it', async (_, action) => {
  const by = await scene.rider({ status: 'verified' })
  const { application } = await by.must('merchant.apply', anApplicationForm())
  await addPicture(by, application?.merchantId as MerchantId, sized(661))
  expect(await storedOf(661)).toBe(1)
  await by.must(action, {})
  await city.settle()
  expect(await storedOf(661)).toBe(0)
})

test('a shop that was declined keeps its pictures while it may apply again, and they go with it', async () => {
  const by = scene.stranger()
  const { application } = await by.must('merchant.apply', anApplicationForm())
  if (!application) throw new Error('nothing was sent')
  await addPicture(by, application.merchantId, sized(671))
  const { applications } = await scene.staff.must('merchant.applications', {})
  const { version = 0 } = applications.find((one) => one.merchantId === application.merchantId) ?? {}
  const declined = { merchantId: application.merchantId, version, accept: false, reason: 'other', words: '示例' } as const
  await scene.staff.must('merchant.decideApplication', declined)
  await applyRetention(daysAfter(city.now, 179))
  expect(await storedOf(671)).toBe(1)
  await applyRetention(daysAfter(city.now, 181))
  expect(await storedOf(671)).toBe(0)
  expect(await merchants.get(application.merchantId)).toBeNull()
})

test('an owner who closes for a while has them back afterwards; meanwhile nobody sees them', async () => {
  await addPicture(owner, merchantId, sized(641))
  await owner.must('merchant.saveShop', { merchantId, open: false })
  expect(await rider.call('merchant.show', { merchantId })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  await owner.must('merchant.saveShop', { merchantId, open: true })
  expect(await shown()).toHaveLength(1)
})

test('one that WeChat holds to be improper is not shown and not kept', async () => {
  await city.emulator.post('/emulator/wechat/media-check', { suggest: 'risky' })
  expect(await add(sized(651))).toMatchObject({ error: { code: 'PHOTO_REFUSED' } })
  await city.emulator.post('/emulator/wechat/media-check', { suggest: 'pass' })
  expect(await shown()).toEqual([])
  expect(await merchants.get(merchantId)).toMatchObject({ pictures: [], stored: [] })
})

test.each<[string, Buffer, string]>([
  ['no picture', Buffer.from('示例'), 'PHOTO_NOT_JPEG'],
  ['a picture with more pixels than WeChat looks at', aJpeg({ width: 1400, height: 1000 }), 'PHOTO_NOT_JPEG'],
  ['too small', aJpeg({ width: 239, height: 480 }), 'PHOTO_TOO_SMALL'],
])('%s is refused', async (_, picture, code) => {
  expect(await add(picture)).toMatchObject({ error: { code } })
})

test('the picture of another owner’s upload is not taken', async () => {
  const theirs = await uploadPicture(scene.otherShopOwner, scene.otherMerchant)
  expect(await owner.call('merchant.addPicture', { merchantId, picture: theirs })).toMatchObject({ error: { code: 'PHOTO_MISSING' } })
})

test('one request adds one picture, however often it is sent', async () => {
  const [picture, requestId] = [await uploadPicture(owner, merchantId), newRequestId()]
  const first = await owner.must('merchant.addPicture', { merchantId, picture }, requestId)
  const again = await owner.must('merchant.addPicture', { merchantId, picture }, requestId)
  expect(again.pictures.map(({ pictureId }) => pictureId)).toEqual(first.pictures.map(({ pictureId }) => pictureId))
  expect(await owner.must('merchant.addPicture', { merchantId, picture })).toMatchObject({ pictures: [{}] })
})
