import { portraitOf, takePortrait } from '../../cloudfunctions/domains/account/actions/registration'
import { erasePerson } from '../../cloudfunctions/domains/account/erase'
import { riders } from '../../cloudfunctions/domains/account/riders'
import { auditTrail } from '../../cloudfunctions/kernel/audit/trail'
import { storeFile } from '../../cloudfunctions/kernel/files'
import { people } from '../../cloudfunctions/kernel/people/personDocument'
import { withCity } from '../builders/city/city'
import { newRequestId } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { checkAudit } from '../builders/house'
import { anIdNumber } from '../builders/idNumbers'
import { aJpeg } from '../builders/jpeg'
import { daysAfter, minutesAfter } from '../builders/time'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

/** Something happens right after a registration was looked up for the first time from now on. */
function afterLookUp(happen: () => Promise<unknown>) {
  const { get } = riders
  jest.spyOn(riders, 'get').mockImplementationOnce(async (id) => {
    const found = await get(id)
    await happen()
    return found
  })
}

afterEach(() => jest.mocked(riders.get).mockRestore?.())

const audited = async (action: string, subject: string) =>
  ((await city.documents()).auditTrail ?? []).filter((entry) => entry.action === action && entry.subject === subject)

test('a word given for what was seen does not hold for who withdrew and registered as somebody else meanwhile', async () => {
  const phone = scene.stranger()
  await phone.register({ stationId: scene.own, idNumber: anIdNumber({ person: 9001 }) })
  const { revision } = await scene.manager.must('station.application', { riderId: phone.riderId })
  await phone.must('rider.withdraw', {})
  await phone.register({ stationId: scene.own, idNumber: anIdNumber({ person: 9002 }), realName: '示例乙' })
  const reply = await scene.manager.call('station.vouch', { riderId: phone.riderId, revision })
  expect(reply).toMatchObject({ error: { code: 'CHANGED_MEANWHILE' } })
})

test('a request that the registration has forgotten and that comes again is on record again, and the rider is told again', async () => {
  const rider = await scene.rider({ status: 'verified' })
  const requestId = newRequestId()
  const remove = () => scene.manager.must('station.remove', { riderId: rider.riderId, reason: 'conduct' }, requestId)
  await remove()
  for (let n = 0; n < 20; n += 1) {
    await rider.must('rider.register', { realName: '示例乙', workKind: 'courier', stationId: scene.own })
    // Ten a day may be sent.
    city.now = minutesAfter(city.now, 150)
  }
  await riders.update(rider.riderId, {}, { status: 'verified' })
  await remove()
  expect(await audited('station.remove', `riders/${rider.riderId}`)).toHaveLength(2)
  expect((await rider.must('inbox.list', {})).messages).toHaveLength(2)
})

test('an erasure that is carried out once more, late, takes nothing of who has registered anew', async () => {
  const phone = scene.stranger()
  await phone.agree()
  await phone.must('rider.saveDraft', { realName: '示例甲' })
  await phone.must('rider.withdraw', {})
  await phone.agree()
  await phone.must('rider.saveDraft', { realName: '示例乙' })
  await erasePerson({ personId: phone.personId, riderId: phone.riderId, at: city.now })
  expect((await phone.must('account.me', {})).rider).toMatchObject({ realName: '示例乙' })
  expect(await people.get(phone.personId)).toMatchObject({ consents: { service: { decision: 'given' } } })
})

test('a phone that is a year ahead does not mark as seen what is still to come', async () => {
  const rider = await scene.rider({ status: 'verified' })
  await rider.must('inbox.markRead', { upTo: daysAfter(city.now, 365).toISOString() })
  await scene.manager.must('station.remove', { riderId: rider.riderId, reason: 'left' })
  expect(await rider.must('account.me', {})).toMatchObject({ unread: 1 })
})

test('who was never here may withdraw as often as they like: nothing is written, so nothing grows', async () => {
  const before = await city.documents()
  const phone = scene.stranger()
  for (let n = 0; n < 3; n += 1) expect(await phone.must('rider.withdraw', {})).toEqual({ erased: true })
  expect(await city.documents()).toEqual(before)
})

test('a manager who withdraws and asks again stays a manager and is on record once', async () => {
  const phone = scene.stranger()
  await phone.register({ stationId: scene.own, idNumber: anIdNumber({ person: 9003 }) })
  await city.grant(phone, { role: 'stationManager', stationId: scene.other })
  const requestId = newRequestId()
  await phone.must('rider.withdraw', {}, requestId)
  await phone.must('rider.withdraw', {}, requestId)
  expect(await audited('rider.withdraw', `riders/${phone.riderId}`)).toHaveLength(1)
  expect((await phone.must('account.me', {})).workplaces).toHaveLength(1)
})

test('who has only agreed is forgotten by withdrawing, too', async () => {
  const phone = scene.stranger()
  await phone.agree()
  await phone.must('rider.withdraw', {})
  expect(await people.get(phone.personId)).toBeNull()
  expect(await riders.get(phone.riderId)).toBeNull()
})

test('a rider who goes to another station while the manager decides is that manager’s no more', async () => {
  const rider = await scene.rider()
  const { riderId } = rider
  afterLookUp(() => riders.update(riderId, {}, { stationId: scene.other, revision: 4 }))
  expect(await scene.manager.call('station.vouch', { riderId, revision: 4 })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  expect(await riders.get(riderId)).toMatchObject({ status: 'waitingStation', stationId: scene.other })
})

test.each(['rider.saveDraft', 'rider.register'] as const)('a slow %s does not bring back what was withdrawn meanwhile', async (action) => {
  const rider = await scene.rider({ status: 'returned' })
  afterLookUp(() => rider.must('rider.withdraw', {}))
  const form = { realName: '示例乙', workKind: 'courier', stationId: scene.own, idNumber: anIdNumber({ person: 9004 }) } as const
  expect(await rider.call(action, form)).toMatchObject({ error: { code: 'CONSENT_REQUIRED' } })
  expect((await riders.get(rider.riderId))?.realName ?? null).toBeNull()
})

test('another picture under the name of the portrait in force does not take its place', async () => {
  const phone = await scene.agreed()
  const photo = await phone.upload(aJpeg({ width: 301 }))
  await phone.must('rider.saveDraft', { photo })
  const before = await city.files()
  await storeFile(photo.replace(/^cloud:\/\/[^/]+\//, ''), aJpeg({ width: 302 }))
  await phone.must('rider.saveDraft', { photo })
  expect(await city.files()).toEqual(before)
})

test('a portrait whose decision was never saved is gone when the registration is', async () => {
  const phone = await scene.agreed()
  await phone.must('rider.saveDraft', { realName: '示例甲' })
  const before = await city.files()
  const upload = await phone.upload(aJpeg({ width: 303 }))
  // Noted, then stored, as the two rounds of a change do; what the change would have saved is lost.
  for (const _round of ['note', 'store']) {
    const rider = await riders.get(phone.riderId)
    if (rider) await takePortrait(upload, rider, city.now)
  }
  expect(await riders.get(phone.riderId)).toMatchObject({ photo: null, stored: [portraitOf(upload, phone.riderId)] })
  expect(await city.files()).toHaveLength(before.length + 2)
  await phone.must('rider.withdraw', {})
  // SM7: the upload went, too.
  expect(await city.files()).toEqual(before)
})

test('however many entries of a chain somebody changed, the check names the first one alone: a line of the log can hold it', async () => {
  const audit = (await city.documents()).auditTrail ?? []
  const chain = audit.find(({ sequence }) => sequence === 2)?.chain
  const changed = audit.filter((entry) => entry.chain === chain)
  for (const { _id } of changed) await auditTrail.update(String(_id), {}, { actorId: 'per_somebodyelse' })
  expect((await checkAudit()).flatMap(({ brokenAt }) => brokenAt)).toEqual([`${chain}:1`])
})
