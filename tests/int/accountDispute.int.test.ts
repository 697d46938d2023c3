import type { StationId } from '../../contract/account/ids'
import { aStationOf, withCity } from '../builders/city/city'
import { approveAs, inboxOf, statusOf, vouchFor } from '../builders/city/decisions'
import type { Phone } from '../builders/city/phone'
import { anIdNumber } from '../builders/idNumbers'

const city = withCity()

let staff: Phone
let manager: Phone
let stationId: StationId

beforeAll(async () => {
  staff = city.phone('staff')
  await city.grant(staff, { role: 'staff' })
  const trusted = await aStationOf(city, staff, { stationId: 'stn_trusted' })
  manager = trusted.manager
  stationId = trusted.stationId
})

const again = () => ({ realName: '示例甲', workKind: 'courier' as const, stationId })

let people = 0
const newPhone = () => {
  people += 1
  return city.phone(`person${people}`)
}

/** A verified rider and a second phone that has registered with the same number. */
async function dispute(): Promise<{ holder: Phone; stranger: Phone; idNumber: string }> {
  const [holder, stranger] = [newPhone(), newPhone()]
  const idNumber = anIdNumber({ person: people })
  await holder.register({ stationId, idNumber })
  await vouchFor(manager, holder)
  await stranger.register({ stationId, idNumber })
  return { holder, stranger, idNumber }
}

describe('one identity number on two phones', () => {
  test('the stranger cannot tell that somebody holds it: the reply is that to a number of one’s own', async () => {
    const { stranger } = await dispute()
    const fresh = newPhone()
    const toFresh = await fresh.register({ stationId, idNumber: anIdNumber({ person: 5000 + people }) })
    const [mine, theirs] = [(await stranger.must('account.me', {})).rider, (await fresh.must('account.me', {})).rider]
    const own = { riderId: '', steps: [], photoUrl: '', idNumberMasked: '', phoneMasked: '' }
    expect({ ...mine, ...own }).toEqual({ ...theirs, ...own })
    expect({ ...mine, ...own }).toEqual({ ...toFresh, ...own })
    expect(await inboxOf(stranger)).toEqual([])
  })

  test('the holder is told, once, however often the stranger tries', async () => {
    const { holder, stranger } = await dispute()
    for (let n = 0; n < 3; n += 1) await stranger.must('rider.register', again())
    expect((await inboxOf(holder)).filter(({ kind }) => kind === 'identityContested')).toHaveLength(1)
    expect(await statusOf(holder)).toBe('verified')
  })

  test('the station’s word is not enough: staff see that it is disputed', async () => {
    const { stranger } = await dispute()
    expect(await vouchFor(manager, stranger)).toMatchObject({ status: 'waitingDistrict' })
    expect(await staff.must('staff.application', { riderId: stranger.riderId })).toMatchObject({ contested: true })
  })

  test('staff approval moves the number: the holder is removed and told', async () => {
    const { holder, stranger } = await dispute()
    await vouchFor(manager, stranger)
    expect(await approveAs(staff, stranger)).toMatchObject({ status: 'verified', contested: false })
    expect(await statusOf(holder)).toBe('removed')
    expect((await inboxOf(holder))[0]).toMatchObject({ kind: 'removed', reason: 'identityMoved' })
    expect((await inboxOf(stranger))[0]).toMatchObject({ kind: 'verified' })
  })

  test('the one who lost it is now the one who disputes it', async () => {
    const { holder, stranger } = await dispute()
    await vouchFor(manager, stranger)
    await approveAs(staff, stranger)
    await holder.must('rider.register', again())
    expect(await vouchFor(manager, holder)).toMatchObject({ status: 'waitingDistrict' })
    expect(await statusOf(stranger)).toBe('verified')
  })

  test('staff may send the stranger back: the holder stays what they are', async () => {
    const { holder, stranger } = await dispute()
    await vouchFor(manager, stranger)
    const { revision } = await staff.must('staff.application', { riderId: stranger.riderId })
    await staff.must('staff.return', { riderId: stranger.riderId, revision, reasons: ['identityUnproven'] })
    expect([await statusOf(holder), await statusOf(stranger)]).toEqual(['verified', 'returned'])
  })

  test('is free when both have withdrawn', async () => {
    const { holder, stranger, idNumber } = await dispute()
    await stranger.must('rider.withdraw', {})
    await holder.must('rider.withdraw', {})
    const third = newPhone()
    await third.register({ stationId, idNumber })
    expect(await vouchFor(manager, third)).toMatchObject({ status: 'verified' })
  })
})

test('a mistyped number is free as soon as the draft is mended: its owner is not held up, nor the careless one removed', async () => {
  const [mistyped, right] = [anIdNumber({ person: 9001 }), anIdNumber({ person: 9002 })]
  const [careless, owner] = [newPhone(), newPhone()]
  await careless.register({ stationId, idNumber: mistyped })
  const { revision } = await manager.must('station.application', { riderId: careless.riderId })
  await manager.must('station.return', { riderId: careless.riderId, revision, reasons: ['nameMismatch'] })
  await careless.must('rider.saveDraft', { idNumber: right })
  await careless.must('rider.register', again())
  await vouchFor(manager, careless)

  await owner.register({ stationId, idNumber: mistyped })
  expect(await vouchFor(manager, owner)).toMatchObject({ status: 'verified' })
  expect(await statusOf(careless)).toBe('verified')
})
