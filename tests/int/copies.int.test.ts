import type { stationChanged } from '../../cloudfunctions/domains/account/effects'
import { riders } from '../../cloudfunctions/domains/account/riders'
import { stations } from '../../cloudfunctions/domains/account/stations'
import { offerings } from '../../cloudfunctions/domains/booking/offeringDocument'
import { faceIdOf, faces } from '../../cloudfunctions/domains/pass/documents/face'
import { listingIdOf, listings } from '../../cloudfunctions/domains/pass/documents/listing'
import { type PassDocument, passes, passIdOfRider, phoneTailIn } from '../../cloudfunctions/domains/pass/documents/pass'
import { readers } from '../../cloudfunctions/domains/pass/documents/reader'
import { syncStation } from '../../cloudfunctions/domains/pass/sync/pass'
import type { PayloadOf } from '../../cloudfunctions/kernel/effect'
import { blindIndex } from '../../cloudfunctions/kernel/secrets/blindIndex'
import type { SessionId } from '../../contract/course/ids'
import { withCity } from '../builders/city/city'
import { aClass } from '../builders/city/classes'
import { vouchFor } from '../builders/city/decisions'
import { gateOf, wait } from '../builders/city/gate'
import { bindPass } from '../builders/city/passPhone'
import type { Phone } from '../builders/city/phone'
import { drawSamples } from '../builders/city/samples/draw'
import { type Scene, setScene } from '../builders/city/scene'
import { aContest, categoryId, contestSettings } from '../builders/contests'
import { copiedFields } from '../builders/copies'
import { aRegistrationForm } from '../builders/forms'
import { anIdNumber } from '../builders/idNumbers'
import { anApproval, aPass } from '../builders/passes'
import { aFace, aReader } from '../builders/readers'
import { aRider, riderId } from '../builders/riders'
import { aStation } from '../builders/stations'
import { minutesAfter } from '../builders/time'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
  await stations.update(scene.own, {}, { trusted: true })
})

const OLD = 0

/** A rider with a pass on a white list, whose face a reader has learned. */
async function listedRider(fields: Partial<PassDocument> = {}): Promise<Phone> {
  const { compound } = scene
  const rider = await scene.holder({ listings: { [compound]: anApproval({ face: true }) }, ...fields })
  const { passId } = rider
  const { holder } = (await passes.get(passId)) as PassDocument
  const row = { ...anApproval({ face: true }), compoundId: compound, passId, list: 'approved', holder, revision: OLD } as const
  await listings.insert({ _id: listingIdOf(compound, passId), ...row })
  const readerId = 'rea_east' as const
  if (!(await readers.get(readerId))) await readers.insert(aReader({ compoundId: compound }))
  await faces.insert(aFace({ _id: faceIdOf(aReader()._id, passId), passId, state: 'deleting', holder }))
  return rider
}

const save = (fields: { name: string; platform: string }, stationId = scene.own) =>
  scene.staff.must('staff.saveStation', { stationId, townId: aStation().townId, open: true, trusted: true, ...fields })

async function bindPhone(rider: Phone, phone: string) {
  const { code } = await city.emulator.post('/emulator/wechat/phone-code', { openid: rider.openid, phone })
  return rider.must('rider.bindPhone', { code: String(code) })
}

/** Values at a path, through lists and records. */
function valuesAt(value: unknown, [key, ...rest]: readonly string[]): unknown[] {
  if (key === undefined) return [value]
  if (Array.isArray(value)) return value.flatMap((one) => valuesAt(one, [key, ...rest]))
  if (typeof value !== 'object' || value === null) return []
  const fields = new Map<string, unknown>(Object.entries(value))
  return fields.has(key) ? valuesAt(fields.get(key), rest) : [...fields.values()].flatMap((one) => valuesAt(one, [key, ...rest]))
}

describe('SM12: every copy follows its source', () => {
  const copies = copiedFields.filter(({ kind }) => kind === 'copy')

  /** What each source says in the end. */
  const said: Record<string, unknown> = {
    'riders.realName': '新*',
    'riders.workKind': 'courier',
    'riders.stationId': 'stn_own',
    'riders.photo': expect.stringMatching(/portraits/),
    'riders.phone': expect.anything(),
    'stations.name': '太湖新站（示例）',
    'stations.platform': '新平台（示例）',
    'schools.name': '示例新学校',
    'schools.townId': 'twn_new',
    'schools.address': '示例新路 2 号',
    'schools.location': { latitude: 31.2, longitude: 120.7 },
    'contests.title': expect.stringMatching(/^示例改名·/),
    'offerings.details.title': expect.stringMatching(/^示例改名·/),
  }
  let documents: Awaited<ReturnType<typeof city.documents>>
  let tail = ''

  beforeAll(async () => {
    const rider = await listedRider()
    await aClass(scene, [], { about: { title: '示例改名·课' } })
    const contest = await aContest(scene.staff, 'renamed', 30)
    await rider.must('contest.enrol', { categoryId: contest.a })

    await scene.staff.must('contest.save', { ...contestSettings('renamed'), title: '示例改名' })
    await scene.staff.must('staff.saveTown', { townId: 'twn_new', name: '示例新镇', order: 2 })
    const location = { latitude: 31.2, longitude: 120.7 }
    const school = { name: '示例新学校', townId: 'twn_new', address: '示例新路 2 号', location, open: true }
    await scene.staff.must('school.save', { schoolId: scene.school, ...school })

    await scene.manager.must('station.remove', { riderId: rider.riderId, reason: 'left' })
    const form = { realName: '新示例', workKind: 'courier', stationId: scene.own, idNumber: anIdNumber({ person: 77 }) } as const
    await rider.must('rider.register', aRegistrationForm({ ...form, photo: await rider.upload() }))
    await vouchFor(scene.manager, rider)
    await save({ name: '太湖新站（示例）', platform: '新平台（示例）' })
    await bindPhone(rider, '10000002222')
    await city.settle()
    const pass = (await passes.get(rider.passId)) as PassDocument
    tail = phoneTailIn(pass) ?? ''
    documents = await city.documents()
  })

  test('every source of a copy is changed here', () => {
    expect([...new Set(copies.map(({ of }) => of))].filter((of) => !(of in said))).toEqual([])
  })

  test.each(copies.map(({ collection, field, of }) => [`${collection}.${field}`, of, collection, field] as const))(
    '%s of %s',
    (_, of, collection, field) => {
      const values = (documents[collection] ?? []).flatMap((doc) => valuesAt(doc, field.split('.')))
      expect(values.length).toBeGreaterThan(0)
      for (const value of values) expect(value).toEqual(said[of])
    },
  )

  test('the digits of the phone number are the new ones', () => {
    expect(tail).toBe('2222')
    expect(documents.passes?.map(({ tailIndex }) => tailIndex)).toEqual([blindIndex('phoneTail', '2222')])
  })
})

describe('SM12: a source that changes while its copy is written reaches it', () => {
  /** Does something once, in the moment of a write. */
  function inTheMomentOf(method: 'insert' | 'modify' | 'update', work: () => Promise<unknown>) {
    const original = offerings[method] as (...args: unknown[]) => Promise<boolean>
    let isDone = false
    const spy = jest.spyOn(offerings, method).mockImplementation(async (...args: unknown[]) => {
      if (!isDone) {
        isDone = true
        await work()
        await city.settle()
      }
      return original(...args)
    })
    return () => {
      spy.mockRestore()
      expect(isDone).toBe(true)
    }
  }

  test('the name of a school', async () => {
    const sessionId = await aClass(scene, [])
    const rename = (name: string) =>
      scene.staff.must('school.save', { schoolId: scene.school, name, townId: 'twn_new', address: '示例路', location: null, open: true })
    const end = inTheMomentOf('modify', () => rename('中途改名的学校（示例）'))
    await rename('先改名的学校（示例）')
    await city.settle()
    end()
    // What stands in a calendar is older than this.
    const lessons = [expect.objectContaining({ revision: expect.any(Number), changedAt: expect.any(Date) })]
    expect((await offerings.get(sessionId))?.details).toMatchObject({ school: { name: '中途改名的学校（示例）' }, lessons })
  })

  test.each(['insert', 'modify'] as const)('the title of a contest, at an %s', async (method) => {
    const name = `race${method}`
    const save = (title: string) => scene.staff.must('contest.save', { ...contestSettings(name, 30), title })
    if (method === 'modify') await save('示例')
    const end = inTheMomentOf(method, () => save('中途改名的竞赛（示例）'))
    await save('先改名的竞赛（示例）')
    await city.settle()
    end()
    const titles = await Promise.all(['a', 'b'].map(async (of) => (await offerings.get(categoryId(name + of)))?.details.title))
    expect(titles).toEqual(['a', 'b'].map((of) => `中途改名的竞赛（示例）·示例项目${of}`))
  })

  test('the window of a draw', async () => {
    const { input } = await drawSamples['draw.save'](scene)
    const opensAt = (minutes: number) => minutesAfter(new Date(input.opensAt), minutes)
    const save = (minutes: number) => scene.staff.must('draw.save', { ...input, opensAt: opensAt(minutes).toISOString() })
    const end = inTheMomentOf('update', () => save(2))
    await save(1)
    end()
    for (const id of input.sessionIds) expect((await offerings.get(id as SessionId))?.opensAt).toEqual(opensAt(2))
  })
})

describe('phone-number-changed-after-verification', () => {
  test('the rider sees the new digits, and guards find the rider by them and no longer by the old ones', async () => {
    const rider = await bindPass(city, await scene.holder())
    const { gateId } = await gateOf(scene.compound)
    const say = (phoneTail: string) =>
      scene.guard.must('gate.verify', {
        compoundId: scene.compound,
        gateId,
        credential: { kind: 'digits', phoneTail, digits: rider.digits() },
        vehicle: 'foot',
      })
    await bindPhone(rider, '10000003333')
    const { pass } = await rider.must('pass.mine', { deviceId: rider.deviceId })
    expect(pass).toMatchObject({ phoneTail: '3333' })
    expect(await say(rider.phoneNumber.slice(-4))).toMatchObject({ refusal: { reason: 'digitsWrong' } })
    expect(await say('3333')).toMatchObject({ outcome: 'enter' })
  })
})

describe('station-renamed', () => {
  const stationOf = async ({ passId }: Pick<Phone, 'passId'>) => (await passes.get(passId))?.holder.station

  test('what happened at a gate keeps the name of that time', async () => {
    const rider = await bindPass(city, await scene.holder())
    const { gateId } = await gateOf(scene.compound)
    const credential = () => ({ kind: 'code' as const, text: rider.code() })
    const scan = () => scene.guard.must('gate.verify', { compoundId: scene.compound, gateId, credential: credential(), vehicle: 'foot' })
    const before = (await scan()).holder?.station
    wait(city, 1)
    await save({ name: '另一站（示例）', platform: '另一平台（示例）' })
    await city.settle()
    expect((await scan()).holder).toMatchObject({ station: '另一站（示例）', platform: '另一平台（示例）' })
    const { uses } = await scene.guard.must('gate.today', { compoundId: scene.compound })
    expect(uses.at(0)?.holder?.station === before || uses.at(1)?.holder?.station === before).toBe(true)
  })

  test('a rider who has left and waits for another station keeps the one that vouched, by its name of now', async () => {
    const rider = await scene.holder()
    await scene.manager.must('station.remove', { riderId: rider.riderId, reason: 'left' })
    const form = { stationId: scene.other, idNumber: anIdNumber({ person: 78 }) }
    await rider.must('rider.register', aRegistrationForm({ ...form, photo: await rider.upload() }))
    await save({ name: '未担保的站（示例）', platform: '示例平台' }, scene.other)
    await save({ name: '离开的站（示例）', platform: '示例平台' })
    await city.settle()
    expect(await stationOf(rider)).toBe('离开的站（示例）')
  })

  test('a name that changes while a pass is written reaches it, whoever comes first', async () => {
    const rider = await scene.rider({ status: 'waitingStation', photo: null, realName: '示例乙' })
    await stations.update(scene.own, {}, { trusted: true })
    const { insert, modify } = passes
    let isRenamed = false
    const renaming = async () => {
      if (isRenamed) return
      isRenamed = true
      await save({ name: '中途改名的站（示例）', platform: '示例平台' })
      await city.settle()
    }
    const spies = [
      jest.spyOn(passes, 'insert').mockImplementation(async (doc) => {
        await renaming()
        return insert(doc)
      }),
      jest.spyOn(passes, 'modify').mockImplementation(async (id, modification) => {
        await renaming()
        return modify(id, modification)
      }),
    ]
    await vouchFor(scene.manager, rider)
    for (const spy of spies) spy.mockRestore()
    expect(isRenamed).toBe(true)
    expect(await stationOf(rider)).toBe('中途改名的站（示例）')
  })

  test('many riders: it goes on in turns, and a turn that is lost changes nothing', async () => {
    const names = Array.from({ length: 55 }, (_, number) => riderId(`manyriders${String(number).padStart(10, '0')}`))
    const facts = { status: 'verified', stationId: scene.own, phone: null } as const
    await Promise.all(names.map((_id) => riders.insert(aRider({ _id, ...facts }))))
    await Promise.all(names.map((_id) => passes.insert(aPass({ riderId: _id, stationId: scene.own }))))
    await stations.update(scene.own, {}, { name: '很多人的站（示例）' })
    let payload: PayloadOf<typeof stationChanged> | null = { stationId: scene.own, after: null, at: city.now }
    for (let turns = 0; payload !== null && turns < 20; turns += 1) {
      let pages = 0
      const hasTime = () => {
        pages += 1
        return pages === 1
      }
      await syncStation(payload, { now: city.now, hasTime })
      pages = 0
      payload = (await syncStation(payload, { now: city.now, hasTime }))?.next ?? null
    }
    expect(payload).toBeNull()
    const found = await Promise.all(names.map((id) => stationOf({ passId: passIdOfRider(id) })))
    expect(new Set(found)).toEqual(new Set(['很多人的站（示例）']))
  })
})
