import type { Actions } from '../../contract'
import type { register } from '../../contract/account/rider'
import type { InputOf, OutputOf } from '../../contract/kernel/action'
import { withCity } from '../builders/city/city'
import { wait } from '../builders/city/gate'
import type { Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { aRegistrationForm } from '../builders/forms'
import { anIdNumber, withWrongChecksum } from '../builders/idNumbers'
import { aJpeg } from '../builders/jpeg'
import { stationId } from '../builders/riders'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

type Form = InputOf<typeof register>

/** Somebody with everything ready to register at `own`, and the form that would do. */
async function ready(picture?: Buffer): Promise<[Phone, Form]> {
  const phone = await scene.agreed()
  await phone.must('rider.bindPhone', { code: await phone.phoneCode() })
  return [phone, aRegistrationForm({ stationId: scene.own, idNumber: anIdNumber({ person: 7000 }), photo: await phone.upload(picture) })]
}

/** Everything but what only says that somebody has tried: the count of requests, and that an upload was used. */
async function stored(): Promise<string> {
  const { limitBuckets: _, uploads: __, ...documents } = await city.documents()
  return JSON.stringify([documents, (await city.files()).length])
}

/** The refusal, and the proof that nothing of the form was kept. */
async function refused(phone: Phone, form: Form) {
  const before = await stored()
  const reply = await phone.call('rider.register', form)
  expect(await stored()).toBe(before)
  if (reply.ok) throw new Error('accepted')
  return { code: reply.error.code, ...reply.error.details }
}

describe('a form with something wrong is refused at the field, and nothing of it is kept', () => {
  test.each<[string, Partial<Form>, object]>([
    [
      'a wrong check character',
      { idNumber: withWrongChecksum(anIdNumber()) },
      { code: 'INVALID_INPUT', field: 'idNumber', rule: 'checksum' },
    ],
    [
      'a day that does not exist',
      { idNumber: anIdNumber({ born: '2001-02-29' }) },
      { code: 'INVALID_INPUT', field: 'idNumber', rule: 'birth_date' },
    ],
    ['a rider under sixteen', { idNumber: anIdNumber({ born: '2010-11-24' }) }, { code: 'UNDER_AGE', minimumAge: 16 }],
    ['a name of 300 characters', { realName: '甲'.repeat(300) }, { code: 'INVALID_INPUT', field: 'realName', rule: 'too_long', limit: 30 }],
    ['an emoji', { realName: '示例😀' }, { code: 'INVALID_INPUT', field: 'realName', rule: 'characters' }],
    ['a control character', { realName: '示例\u0000' }, { code: 'INVALID_INPUT', field: 'realName', rule: 'characters' }],
    ['a station that is not there', { stationId: 'stn_ghost' }, { code: 'STATION_CLOSED' }],
    ['somebody’s photo on the web', { photo: 'https://example.org/face.jpg' }, { code: 'INVALID_INPUT', field: 'photo', rule: 'format' }],
    ['a photo that was never uploaded', { photo: aRegistrationForm().photo }, { code: 'PHOTO_MISSING' }],
    ['a status of one’s own', { status: 'verified' } as never, { code: 'INVALID_INPUT', field: 'status', rule: 'unknown_field' }],
  ])('%s', async (_, wrong, refusal) => {
    const [phone, form] = await ready()
    expect(await refused(phone, { ...form, ...wrong })).toEqual(refusal)
  })

  test('on the sixteenth birthday it goes through', async () => {
    const [phone, form] = await ready()
    expect(await phone.must('rider.register', { ...form, idNumber: anIdNumber({ born: '2010-11-23' }) })).toMatchObject({
      status: 'waitingStation',
    })
  })

  test.each(['realName', 'workKind', 'stationId'] as const)('without %s', async (field) => {
    const [phone, form] = await ready()
    expect(await refused(phone, { ...form, [field]: undefined as never })).toEqual({ code: 'INVALID_INPUT', field, rule: 'required' })
  })

  test.each(['idNumber', 'photo'] as const)('without %s, when it was never given', async (field) => {
    const [phone, { [field]: _, ...form }] = await ready()
    const reply = await phone.call('rider.register', form)
    expect(reply).toMatchObject({ error: { code: 'INVALID_INPUT', details: { field, rule: 'required' } } })
  })

  test('without a phone number', async () => {
    const phone = await scene.agreed()
    const form = aRegistrationForm({ stationId: scene.own, photo: await phone.upload() })
    const reply = await phone.call('rider.register', form)
    expect(reply).toMatchObject({ error: { code: 'INVALID_INPUT', details: { field: 'phone', rule: 'required' } } })
  })

  test('a number from Hong Kong keeps its country, masked and whole (lesser-findings)', async () => {
    const [phone, form] = await ready()
    const bound = await phone.must('rider.bindPhone', { code: await phone.phoneCode({ phone: '91234567', countryCode: '852' }) })
    expect(bound).toMatchObject({ phoneMasked: '+852 ****67' })
    await phone.must('rider.register', form)
    expect(await scene.manager.must('station.application', { riderId: phone.riderId })).toMatchObject({ phoneMasked: '+852 ****67' })
    expect(await scene.manager.must('station.revealPhone', { riderId: phone.riderId, reason: 'safety' })).toEqual({
      phone: '+852 91234567',
    })
  })

  test('a name, however it was typed, is kept in one spelling (look-alike-characters-in-names)', async () => {
    const [phone, form] = await ready()
    await phone.must('rider.register', { ...form, realName: '\u202d阿依古丽•买买提' })
    expect((await phone.must('account.me', {})).rider).toMatchObject({ realName: '阿依古丽·买买提' })
  })

  test('without consent', async () => {
    const phone = scene.stranger()
    const reply = await phone.call('rider.register', aRegistrationForm({ stationId: scene.own }))
    expect(reply).toMatchObject({ error: { code: 'CONSENT_REQUIRED', details: { kind: 'service', version: 1 } } })
  })
})

describe('a photo', () => {
  test.each([
    ['of 20 MB', Buffer.alloc(20 * 1024 * 1024, 1), { code: 'PHOTO_TOO_LARGE', limitBytes: 600 * 1024 }],
    ['that is no image', Buffer.from('<html>示例</html>'), { code: 'PHOTO_NOT_JPEG' }],
    ['that is empty', Buffer.alloc(0), { code: 'PHOTO_NOT_JPEG' }],
    ['that breaks off', aJpeg().subarray(0, 100), { code: 'PHOTO_NOT_JPEG' }],
    ['of a few pixels', aJpeg({ width: 239 }), { code: 'PHOTO_TOO_SMALL', minimumPixels: 240 }],
    ['SH3: that is larger than a portrait', aJpeg({ width: 2001, height: 2000 }), { code: 'PHOTO_NOT_JPEG' }],
    ['that claims more pixels than a phone can show', aJpeg({ width: 65_535, height: 65_535 }), { code: 'PHOTO_NOT_JPEG' }],
  ])('%s is refused', async (_, picture, refusal) => {
    const [phone, form] = await ready(picture)
    expect(await refused(phone, form)).toEqual(refusal)
  })

  test('of another environment is not there', async () => {
    const [phone, form] = await ready()
    const elsewhere = form.photo?.replace(/cloud:\/\/[^/]+/, 'cloud://other-env.other-bucket') ?? ''
    expect(await refused(phone, { ...form, photo: elsewhere })).toEqual({ code: 'PHOTO_MISSING' })
  })
})

describe('meanwhile', () => {
  const station = (stationId: string, open: boolean) =>
    scene.staff.must('staff.saveStation', { stationId, name: '示例站点', platform: '示例平台', townId: 'twn_sample', trusted: false, open })

  test('the station was closed: the rider and the manager hear it, giving back is possible', async () => {
    const [manager, closing] = [scene.stranger(), stationId('closing')]
    await city.grant(manager, { role: 'stationManager', stationId: closing })
    await station(closing, true)
    const [phone, form] = await ready()
    await phone.must('rider.register', { ...form, stationId: closing })
    await station(closing, false)
    expect(await phone.call('rider.register', { ...form, stationId: closing })).toMatchObject({ error: { code: 'STATION_CLOSED' } })
    const { revision } = await manager.must('station.application', { riderId: phone.riderId })
    const seen = { riderId: phone.riderId, revision }
    expect(await manager.call('station.vouch', seen)).toMatchObject({ error: { code: 'STATION_CLOSED' } })
    expect(await manager.call('station.return', { ...seen, reasons: ['stationMismatch'] })).toMatchObject({ ok: true })
  })

  test('a closed station is not offered', async () => {
    await station('stn_shut', false)
    const { stations } = await scene.stranger().must('station.list', {})
    const offered = stations.map((one) => one.stationId)
    expect(offered).toContain(scene.own)
    expect(offered).not.toContain('stn_shut')
  })

  test('the rider changed the application that the manager is looking at', async () => {
    const rider = await scene.rider()
    const { revision } = await scene.manager.must('station.application', { riderId: rider.riderId })
    await rider.must('rider.register', { realName: '示例乙', workKind: 'courier', stationId: scene.own })
    const reply = await scene.manager.call('station.vouch', { riderId: rider.riderId, revision })
    expect(reply).toMatchObject({ error: { code: 'CHANGED_MEANWHILE' } })
  })

  test('two managers decide at once: one decision holds', async () => {
    const rider = await scene.rider()
    const seen = { riderId: rider.riderId, revision: 3 }
    const replies = await Promise.all([
      scene.manager.call('station.vouch', seen),
      scene.manager.call('station.return', { ...seen, reasons: ['notOurs'] }),
      scene.manager.call('station.vouch', seen),
    ])
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await rider.must('inbox.list', {})).messages).toHaveLength(1)
  })

  test('a phone-number code was used by another', async () => {
    const [one, other] = [await scene.agreed(), await scene.agreed()]
    const code = await one.phoneCode()
    await one.must('rider.bindPhone', { code })
    expect(await other.call('rider.bindPhone', { code })).toMatchObject({ error: { code: 'PHONE_CODE_INVALID' } })
  })

  test('a draft was saved while the phone number was exchanged: both are kept', async () => {
    const phone = await scene.agreed()
    const code = await phone.phoneCode()
    const names = ['示例乙', '示例丙', '示例丁'].map((realName) => phone.call('rider.saveDraft', { realName }))
    expect(await phone.call('rider.bindPhone', { code })).toMatchObject({ ok: true })
    expect((await Promise.all(names)).every(({ ok }) => ok)).toBe(true)
    expect((await phone.must('account.me', {})).rider).toMatchObject({
      phoneMasked: expect.stringContaining('****'),
      realName: expect.any(String),
    })
  })
})

describe('a list', () => {
  test.each(['x', 'constructor', '2026-13-45T00:00:00Z', '0', '....', '2026-11-23'])(
    'does not go on after "%s": refused, no error',
    async (after) => {
      for (const reply of [
        await scene.manager.call('station.waiting', { stationId: scene.own, after }),
        await scene.staff.call('staff.waiting', { after }),
      ]) {
        expect(reply).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT', details: { field: 'after', rule: 'format' } } })
      }
    },
  )

  test.each([
    ['station.waiting', 'waitingStation'],
    ['station.members', 'verified'],
  ] as const)('%s of more than a page is read to its end, nobody twice and nobody left out', async (action, status) => {
    const [reader, long] = [scene.stranger(), stationId(`long${status.toLowerCase()}`)]
    await city.grant(reader, { role: 'stationManager', stationId: long })
    const start = city.now.getTime()
    // Four of each instant, so that a page ends among riders of one instant.
    for (let n = 0; n < 60; n += 1) await scene.rider({ status, stationId: long, since: new Date(start + Math.floor(n / 4)) })
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: OutputOf<Actions[typeof action]> = await reader.must(action, { stationId: long, ...(after && { after }) })
      seen.push(...page.riders.map(({ riderId }) => riderId))
      after = page.next
    } while (after)
    expect(seen).toHaveLength(60)
    expect(new Set(seen).size).toBe(60)
  })
})

test('the inbox is read to its end, page by page', async () => {
  const rider = await scene.rider()
  for (let n = 0; n < 23; n += 1) {
    const { revision } = await scene.manager.must('station.application', { riderId: rider.riderId })
    await scene.manager.must('station.return', { riderId: rider.riderId, revision, reasons: ['notOurs'] })
    // Nobody registers more than ten times a day.
    wait(city, 180)
    await rider.must('rider.register', { realName: '示例乙', workKind: 'courier', stationId: scene.own })
  }
  const first = await rider.must('inbox.list', {})
  const rest = await rider.must('inbox.list', { before: first.next ?? '' })
  expect([first.messages.length, rest.messages.length, rest.next]).toEqual([20, 3, null])
  expect(new Set([...first.messages, ...rest.messages].map(({ messageId }) => messageId)).size).toBe(23)
})
