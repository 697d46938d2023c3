import { reconcile } from '../../cloudfunctions/jobs/reconcile'
import type { StationId } from '../../contract/ids'
import { aStationOf, withCity } from '../builders/city/city'
import type { Phone } from '../builders/city/phone'
import { anIdNumber } from '../builders/idNumbers'
import { aJpeg, EXIF } from '../builders/jpeg'

const city = withCity()

let staff: Phone
let trusted: { stationId: StationId; manager: Phone }
let untrusted: { stationId: StationId; manager: Phone }

beforeAll(async () => {
  staff = city.phone('staff')
  await city.grant(staff, { role: 'staff' })
  trusted = await aStationOf(city, staff, { stationId: 'stn_trusted' })
  untrusted = await aStationOf(city, staff, { stationId: 'stn_untrusted', trusted: false })
})

const inbox = async (phone: Phone) => (await phone.must('inbox.list', {})).messages.map(({ content }) => content)
const statusOf = async (phone: Phone) => (await phone.must('account.me', {})).rider?.status
const revisionSeen = async (by: Phone, { riderId }: Phone) => (await by.must('station.application', { riderId })).revision

async function vouch({ manager }: { manager: Phone }, rider: Phone) {
  return manager.must('station.vouch', { riderId: rider.riderId, revision: await revisionSeen(manager, rider) })
}

async function approve(rider: Phone) {
  const { revision } = await staff.must('staff.application', { riderId: rider.riderId })
  return staff.must('staff.approve', { riderId: rider.riderId, revision })
}

const stationName = (stationId: string) => `示例站点${stationId}`

describe('a rider of a trusted station', () => {
  const li = () => city.phone('li')
  const idNumber = anIdNumber({ person: 1 })

  test('registers and waits', async () => {
    const sent = await li().register({ stationId: trusted.stationId, idNumber })
    expect(sent).toMatchObject({ status: 'waitingStation', editable: true, verifiedAt: null, realName: '示例甲' })
    expect(JSON.stringify(sent)).not.toContain(idNumber)
    const { riders } = await trusted.manager.must('station.waiting', { stationId: trusted.stationId })
    expect(riders).toEqual([expect.objectContaining({ riderId: li().riderId, realName: '示例甲', status: 'waitingStation' })])
    expect(await trusted.manager.must('account.me', {})).toMatchObject({ workplaces: [{ role: 'stationManager', waiting: 1 }] })
  })

  test('is seen by the manager with masked numbers and the portrait', async () => {
    const seen = await trusted.manager.must('station.application', { riderId: li().riderId })
    expect(JSON.stringify(seen)).not.toContain(idNumber)
    expect(JSON.stringify(seen)).not.toContain(li().phoneNumber)
    const picture = await fetch(seen.photoUrl ?? '')
    expect(Buffer.from(await picture.arrayBuffer())).toEqual(aJpeg())
  })

  test('gives the whole phone number for a reason, on record', async () => {
    const asked = { riderId: li().riderId, reason: 'lostProperty' as const }
    expect(await trusted.manager.must('station.revealPhone', asked)).toEqual({ phone: li().phoneNumber })
    const { auditTrail = [] } = await city.documents()
    expect(auditTrail).toContainEqual(
      expect.objectContaining({
        action: 'station.revealPhone',
        actorId: trusted.manager.personId,
        subject: `riders/${li().riderId}`,
        reason: 'lostProperty',
      }),
    )
  })

  test('is verified by the station’s word and told so', async () => {
    expect(await vouch(trusted, li())).toMatchObject({ status: 'verified' })
    const { rider, unread } = await li().must('account.me', {})
    expect(rider).toMatchObject({ status: 'verified', editable: false, verifiedAt: expect.any(String) })
    expect(unread).toBe(1)
    expect(await inbox(li())).toEqual([{ kind: 'verified', stationName: stationName(trusted.stationId) }])
  })

  test('reads the message once', async () => {
    const { messages } = await li().must('inbox.list', {})
    expect(await li().must('inbox.markRead', { upTo: messages[0]?.at ?? '' })).toEqual({ unread: 0 })
    expect((await li().must('inbox.list', {})).messages).toMatchObject([{ read: true }])
  })

  test('is on the station’s list until removed, and is told why', async () => {
    const members = await trusted.manager.must('station.members', { stationId: trusted.stationId })
    expect(members.riders.map(({ riderId }) => riderId)).toContain(li().riderId)
    await trusted.manager.must('station.remove', { riderId: li().riderId, reason: 'left' })
    expect(await statusOf(li())).toBe('removed')
    expect((await inbox(li()))[0]).toEqual({ kind: 'removed', stationName: stationName(trusted.stationId), reason: 'left' })
  })

  test('registers again at another station without typing the number again', async () => {
    const {
      idNumber: _,
      photo: __,
      ...form
    } = { realName: '示例甲', workKind: 'courier' as const, stationId: untrusted.stationId, idNumber, photo: '' }
    expect(await li().must('rider.register', form)).toMatchObject({ status: 'waitingStation', workKind: 'courier' })
    expect(await trusted.manager.call('station.application', { riderId: li().riderId })).toMatchObject({ error: { code: 'FORBIDDEN' } })
  })

  test('withdraws, and nothing is left anywhere', async () => {
    await li().must('inbox.addCredit', {})
    const { riderId, personId, openid, phoneNumber } = li()
    expect(await li().must('rider.withdraw', {})).toEqual({ erased: true })

    const { auditTrail = [], invitations, ...rest } = await city.documents()
    const everything = JSON.stringify(rest)
    for (const trace of ['示例甲', idNumber, phoneNumber, openid, riderId, personId]) expect(everything).not.toContain(trace)
    expect(JSON.stringify([auditTrail, invitations])).not.toMatch(new RegExp(['示例甲', idNumber, phoneNumber, openid].join('|')))
    expect(auditTrail).toContainEqual(expect.objectContaining({ action: 'rider.withdraw', subject: `riders/${riderId}` }))
    expect(await city.files()).toEqual([])
    expect(await li().must('account.me', {})).toMatchObject({
      rider: null,
      unread: 0,
      messageCredits: 0,
      consents: expect.not.arrayContaining([{ state: 'given' }]),
    })
  })

  test('may begin again afterwards', async () => {
    expect(await li().register({ stationId: trusted.stationId, idNumber })).toMatchObject({
      status: 'waitingStation',
      steps: [{ step: 'registered' }],
    })
    await li().must('rider.withdraw', {})
  })
})

describe('a rider of a station that is not trusted yet', () => {
  const wang = () => city.phone('wang')

  test('waits for staff after the station', async () => {
    await wang().register({ stationId: untrusted.stationId, idNumber: anIdNumber({ person: 2 }) })
    expect(await vouch(untrusted, wang())).toMatchObject({ status: 'waitingDistrict' })
    const { riders } = await staff.must('staff.waiting', {})
    expect(riders.map(({ riderId }) => riderId)).toEqual([wang().riderId])
  })

  test('is sent back by staff with reasons, mends it and sends it again', async () => {
    const { revision } = await staff.must('staff.application', { riderId: wang().riderId })
    await staff.must('staff.return', { riderId: wang().riderId, revision, reasons: ['photoUnclear', 'nameMismatch'] })
    expect((await inbox(wang()))[0]).toEqual({ kind: 'returned', by: 'district', reasons: ['photoUnclear', 'nameMismatch'] })
    const draft = await wang().must('rider.saveDraft', {
      realName: '示例乙',
      photo: await wang().upload(aJpeg({ width: 600, before: [EXIF] })),
    })
    expect(draft).toMatchObject({ status: 'returned', realName: '示例乙' })
    const form = { realName: '示例乙', workKind: 'courier', stationId: untrusted.stationId } as const
    expect(await wang().must('rider.register', form)).toMatchObject({ status: 'waitingStation' })
  })

  test('shows only the picture that is in force, without what the camera added', async () => {
    expect(await city.files()).toEqual([aJpeg({ width: 600 })])
  })

  test('is verified by station and staff', async () => {
    await vouch(untrusted, wang())
    expect(await approve(wang())).toMatchObject({ status: 'verified', contested: false })
    const steps = ['registered', 'vouched', 'returned', 'registered', 'vouched', 'verified']
    expect((await wang().must('account.me', {})).rider?.steps.map(({ step }) => step)).toEqual(steps)
    expect((await inbox(wang())).map(({ kind }) => kind)).toEqual(['verified', 'vouched', 'returned', 'vouched'])
  })
})

describe('one identity number on two phones', () => {
  const idNumber = anIdNumber({ person: 3 })
  const holder = () => city.phone('holder')
  const stranger = () => city.phone('stranger')

  test('the stranger cannot tell that somebody holds it', async () => {
    await holder().register({ stationId: trusted.stationId, idNumber })
    await vouch(trusted, holder())
    const reply = await stranger().register({ stationId: trusted.stationId, idNumber })
    const fresh = await city.phone('fresh').register({ stationId: trusted.stationId, idNumber: anIdNumber({ person: 4 }) })
    const alike = {
      riderId: expect.any(String),
      steps: expect.any(Array),
      photoUrl: expect.any(String),
      idNumberMasked: expect.any(String),
      phoneMasked: expect.any(String),
    }
    expect(reply).toEqual({ ...fresh, ...alike })
    expect(await inbox(stranger())).toEqual([])
  })

  test('the holder is told, once, however often the stranger tries', async () => {
    for (let n = 0; n < 3; n += 1) {
      await stranger().must('rider.register', { realName: '示例甲', workKind: 'courier', stationId: trusted.stationId })
    }
    expect((await inbox(holder())).filter(({ kind }) => kind === 'identityContested')).toHaveLength(1)
    expect(await statusOf(holder())).toBe('verified')
  })

  test('the station’s word is not enough: staff see that it is contested', async () => {
    expect(await vouch(trusted, stranger())).toMatchObject({ status: 'waitingDistrict' })
    expect(await staff.must('staff.application', { riderId: stranger().riderId })).toMatchObject({ contested: true })
  })

  test('staff approval moves the number: the holder is removed first and told', async () => {
    expect(await approve(stranger())).toMatchObject({ status: 'verified', contested: false })
    expect(await statusOf(holder())).toBe('removed')
    expect((await inbox(holder()))[0]).toMatchObject({ kind: 'removed', reason: 'identityMoved' })
    expect((await inbox(stranger()))[0]).toMatchObject({ kind: 'verified' })
  })

  test('the one who lost it is now the one who contests', async () => {
    await holder().must('rider.register', { realName: '示例甲', workKind: 'courier', stationId: trusted.stationId })
    expect(await vouch(trusted, holder())).toMatchObject({ status: 'waitingDistrict' })
    expect(await statusOf(stranger())).toBe('verified')
  })

  test('is free when its holder withdraws', async () => {
    await stranger().must('rider.withdraw', {})
    await holder().must('rider.withdraw', {})
    await city.phone('third').register({ stationId: trusted.stationId, idNumber })
    expect(await vouch(trusted, city.phone('third'))).toMatchObject({ status: 'verified' })
  })

  test('a mistyped number is free as soon as the draft is mended', async () => {
    const [mistyped, right] = [anIdNumber({ person: 5 }), anIdNumber({ person: 6 })]
    const careless = city.phone('careless')
    await careless.register({ stationId: trusted.stationId, idNumber: mistyped })
    const { manager } = trusted
    await manager.must('station.return', {
      riderId: careless.riderId,
      revision: await revisionSeen(manager, careless),
      reasons: ['nameMismatch'],
    })
    await careless.must('rider.saveDraft', { idNumber: right })
    await careless.must('rider.register', { realName: '示例甲', workKind: 'courier', stationId: trusted.stationId })
    await vouch(trusted, careless)

    const owner = city.phone('owner')
    await owner.register({ stationId: trusted.stationId, idNumber: mistyped })
    expect(await vouch(trusted, owner)).toMatchObject({ status: 'verified' })
    expect(await statusOf(careless)).toBe('verified')
  })
})

test('when all is done nothing is left for the reconciler', async () => {
  expect(await reconcile(new Date(city.now.getTime() + 3_600_000))).toEqual({ settled: 0, released: 0 })
})

test('the log of all this names nobody', () => {
  expect(city.log.join('\n')).not.toMatch(/示例|oSample|100\d{8}|\d{17}/)
})
