import { sweepErasures } from '../../cloudfunctions/domains/account/erasures'
import type { StationId } from '../../contract/account/ids'
import { aStationOf, withCity } from '../builders/city/city'
import { approveAs, inboxOf, statusOf, vouchFor } from '../builders/city/decisions'
import type { Phone } from '../builders/city/phone'
import { reconcile, runThrough } from '../builders/house'
import { anIdNumber } from '../builders/idNumbers'
import { aJpeg, EXIF } from '../builders/jpeg'
import { minutesAfter } from '../builders/time'

const city = withCity()

interface Station {
  readonly stationId: StationId
  readonly manager: Phone
}

let staff: Phone
let trusted: Station
let untrusted: Station

beforeAll(async () => {
  staff = city.phone('staff')
  await city.grant(staff, { role: 'staff' })
  trusted = await aStationOf(city, staff, { stationId: 'stn_trusted' })
  untrusted = await aStationOf(city, staff, { stationId: 'stn_untrusted', trusted: false })
})

const nameOf = ({ stationId }: Station) => `示例站点${stationId}`
const again = ({ stationId }: Station) => ({ realName: '示例甲', workKind: 'courier' as const, stationId })

let people = 0

/** Somebody new who has registered at this station, with a number of their own if none is given. */
async function waiting({ stationId }: Station, idNumber?: string): Promise<Phone> {
  people += 1
  const phone = city.phone(`rider${people}`)
  await phone.register({ stationId, idNumber: idNumber ?? anIdNumber({ person: people }) })
  return phone
}

async function verified(station: Station, idNumber?: string): Promise<Phone> {
  const phone = await waiting(station, idNumber)
  await vouchFor(station.manager, phone)
  return phone
}

describe('a rider of a trusted station', () => {
  test('registers and waits, and the manager sees it', async () => {
    const idNumber = anIdNumber({ person: 1001 })
    const li = city.phone('li')
    const sent = await li.register({ stationId: trusted.stationId, idNumber })
    expect(sent).toMatchObject({ status: 'waitingStation', editable: true, verifiedAt: null, realName: '示例甲' })
    expect(JSON.stringify(sent)).not.toContain(idNumber)
    const { riders } = await trusted.manager.must('station.waiting', { stationId: trusted.stationId })
    expect(riders).toContainEqual(expect.objectContaining({ riderId: li.riderId, realName: '示例甲', status: 'waitingStation' }))
    const { workplaces } = await trusted.manager.must('account.me', {})
    expect(workplaces).toEqual([expect.objectContaining({ role: 'stationManager', waiting: riders.length })])
  })

  test('is seen with masked numbers and the portrait', async () => {
    const idNumber = anIdNumber({ person: 1002 })
    const rider = await waiting(trusted, idNumber)
    const seen = await trusted.manager.must('station.application', { riderId: rider.riderId })
    expect(JSON.stringify(seen)).not.toContain(idNumber)
    expect(JSON.stringify(seen)).not.toContain(rider.phoneNumber)
    const picture = await fetch(seen.photoUrl ?? '')
    expect(Buffer.from(await picture.arrayBuffer())).toEqual(aJpeg())
  })

  test('shows the whole phone number for a reason, on record', async () => {
    const rider = await waiting(trusted)
    const { riderId, phoneNumber } = rider
    const asked = { riderId, reason: 'lostProperty' as const }
    expect(await trusted.manager.must('station.revealPhone', asked)).toEqual({ phone: phoneNumber })
    const { auditTrail } = await city.documents()
    expect(await inboxOf(rider)).toContainEqual({ kind: 'phoneRevealed', stationName: expect.any(String), reason: 'lostProperty' })
    const entry = { action: 'station.revealPhone', actorId: trusted.manager.personId, subject: `riders/${riderId}`, reason: 'lostProperty' }
    expect(auditTrail).toContainEqual(expect.objectContaining(entry))
  })

  test('is verified by the station’s word, told so, and has read it once', async () => {
    const rider = await waiting(trusted)
    expect(await vouchFor(trusted.manager, rider)).toMatchObject({ status: 'verified' })
    const me = await rider.must('account.me', {})
    expect(me).toMatchObject({ unread: 1, rider: { status: 'verified', editable: false, verifiedAt: expect.any(String) } })
    const { messages } = await rider.must('inbox.list', {})
    expect(messages).toMatchObject([{ read: false, content: { kind: 'verified', stationName: nameOf(trusted) } }])
    expect(await rider.must('inbox.markRead', { upTo: messages[0]?.at ?? '' })).toEqual({ unread: 0 })
    expect((await rider.must('inbox.list', {})).messages).toMatchObject([{ read: true }])
  })

  test('is on the station’s list until removed, and is told why', async () => {
    const { stationId, manager } = trusted
    const rider = await verified(trusted)
    const { riders } = await manager.must('station.members', { stationId })
    expect(riders[0]?.riderId).toBe(rider.riderId)
    await manager.must('station.remove', { riderId: rider.riderId, reason: 'left' })
    expect(await statusOf(rider)).toBe('removed')
    expect((await inboxOf(rider))[0]).toEqual({ kind: 'removed', stationName: nameOf(trusted), reason: 'left' })
  })

  test('removed from one station registers at another without typing the number again; the first sees no more', async () => {
    const rider = await verified(trusted)
    await trusted.manager.must('station.remove', { riderId: rider.riderId, reason: 'transferred' })
    expect(await rider.must('rider.register', again(untrusted))).toMatchObject({ status: 'waitingStation', workKind: 'courier' })
    expect(await trusted.manager.call('station.application', { riderId: rider.riderId })).toMatchObject({ error: { code: 'FORBIDDEN' } })
  })
})

describe('withdrawing', () => {
  test('leaves nothing anywhere, but for the trail, which names nobody', async () => {
    const idNumber = anIdNumber({ person: 1003 })
    const files = (await city.files()).length
    const rider = await verified(trusted, idNumber)
    await rider.must('inbox.addCredit', {})
    expect(await rider.must('rider.withdraw', {})).toEqual({ erased: true })
    await runThrough(sweepErasures, minutesAfter(city.now, 3))

    const { riderId, personId, openid, phoneNumber } = rider
    const { auditTrail, ...rest } = await city.documents()
    for (const trace of [idNumber, phoneNumber, openid, riderId, personId]) expect(JSON.stringify(rest)).not.toContain(trace)
    for (const trace of ['示例甲', idNumber, phoneNumber, openid]) expect(JSON.stringify(auditTrail)).not.toContain(trace)
    expect(auditTrail).toContainEqual(expect.objectContaining({ action: 'rider.withdraw', subject: `riders/${riderId}` }))
    expect(await city.files()).toHaveLength(files)
    const nothing = { rider: null, unread: 0, messageCredits: 0 }
    const me = await rider.must('account.me', {})
    expect(me).toMatchObject(nothing)
    expect(me.consents.map(({ state }) => state)).toEqual(Array(5).fill('asked'))
  })

  test('leaves the way open to begin again', async () => {
    const idNumber = anIdNumber({ person: 1004 })
    const rider = await verified(trusted, idNumber)
    await rider.must('rider.withdraw', {})
    const sent = await rider.register({ stationId: trusted.stationId, idNumber })
    expect(sent).toMatchObject({ status: 'waitingStation', steps: [{ step: 'registered' }] })
  })
})

describe('a rider of a station that is not trusted yet', () => {
  test('waits for staff after the station and is verified by both', async () => {
    const rider = await waiting(untrusted)
    expect(await vouchFor(untrusted.manager, rider)).toMatchObject({ status: 'waitingDistrict' })
    const { riders } = await staff.must('staff.waiting', {})
    expect(riders.map(({ riderId }) => riderId)).toContain(rider.riderId)
    expect(await approveAs(staff, rider)).toMatchObject({ status: 'verified', contested: false })
    expect((await inboxOf(rider)).map(({ kind }) => kind)).toEqual(['verified', 'vouched'])
  })

  test('is sent back with reasons, mends it and sends it again', async () => {
    const rider = await waiting(untrusted)
    await vouchFor(untrusted.manager, rider)
    const { riderId } = rider
    const { revision } = await staff.must('staff.application', { riderId })
    await staff.must('staff.return', { riderId, revision, reasons: ['photoUnclear', 'nameMismatch'] })
    expect((await inboxOf(rider))[0]).toEqual({ kind: 'returned', by: 'district', reasons: ['photoUnclear', 'nameMismatch'] })

    expect(await rider.must('rider.saveDraft', { realName: '示例乙' })).toMatchObject({ status: 'returned', realName: '示例乙' })
    await rider.must('rider.register', { ...again(untrusted), realName: '示例乙' })
    await vouchFor(untrusted.manager, rider)
    await approveAs(staff, rider)
    const steps = ['registered', 'vouched', 'returned', 'registered', 'vouched', 'verified']
    expect((await rider.must('account.me', {})).rider?.steps.map(({ step }) => step)).toEqual(steps)
  })

  test('has one picture in storage, the one in force, without what the camera added', async () => {
    const rider = await waiting(untrusted)
    const files = (await city.files()).length
    await rider.must('rider.register', { ...again(untrusted), photo: await rider.upload(aJpeg({ width: 601, before: [EXIF] })) })
    const stored = await city.files()
    expect(stored).toHaveLength(files)
    expect(stored).toContainEqual(aJpeg({ width: 601 }))
  })
})

test('nothing of all this is left for the job that carries out what is owed', async () => {
  const rider = await verified(untrusted)
  await approveAs(staff, rider)
  await rider.must('rider.withdraw', {})
  expect(await reconcile(new Date(city.now.getTime() + 3_600_000))).toEqual({ settled: 0, released: 0 })
})

test('the log of all this names nobody', async () => {
  await verified(trusted)
  expect(city.log.join('\n')).toContain('rider.register')
  expect(city.log.join('\n')).not.toMatch(/示例|oSample|(?<!\w)(100\d{8}|\d{17}[\dX])(?!\w)/)
})
