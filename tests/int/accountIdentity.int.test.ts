import { claimIdentity, identities } from '../../cloudfunctions/domains/account/identities'
import { riders } from '../../cloudfunctions/domains/account/riders'
import { stations } from '../../cloudfunctions/domains/account/stations'
import { withCity } from '../builders/city/city'
import { dieAfter, restart } from '../builders/city/crashes'
import { newRequestId, type Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { reconcile } from '../builders/house'
import { anIdNumber } from '../builders/idNumbers'
import { riderId } from '../builders/riders'
import { minutesAfter } from '../builders/time'

jest.mock('../../cloudfunctions/kernel/database/collection', () => jest.requireActual('../builders/city/crashes').dyingCollections())
jest.mock('../../cloudfunctions/kernel/files', () => jest.requireActual('../builders/city/crashes').dyingFiles())

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})
afterEach(() => void restart())

/** Riders whose applications came in with one number, the first of whom holds it. */
async function contenders(identity: string, ...statuses: ('verified' | 'waitingStation' | 'waitingDistrict')[]): Promise<Phone[]> {
  const phones: Phone[] = []
  for (const status of statuses) phones.push(await scene.rider({ status, identity, contested: phones.length > 0 }))
  return phones
}

const statuses = (phones: readonly Phone[]) => Promise.all(phones.map(async ({ riderId }) => (await riders.get(riderId))?.status))
const approval = ({ riderId }: Phone, revision = 3) => ({ riderId, revision })
const holderOf = async (identity: string) => (await identities.get(identity))?.riderId

test.each(Array.from({ length: 8 }, (_, round) => round))(
  'two approvals of one number at once leave one verified rider, who holds it (%i)',
  async (round) => {
    const identity = `twice${round}`
    const all = await contenders(identity, 'verified', 'waitingDistrict', 'waitingDistrict')
    const [, b, c] = all
    if (!b || !c) throw new Error('too few')
    await Promise.all([scene.staff.call('staff.approve', approval(b)), scene.staff.call('staff.approve', approval(c))])
    const after = await statuses(all)
    expect(after.filter((status) => status === 'verified')).toHaveLength(1)
    expect(await holderOf(identity)).toBe(all[after.indexOf('verified')]?.riderId)
  },
)

test('an approval that died and is retried after the loser registered again takes the number again', async () => {
  await stations.update(scene.own, {}, { trusted: true })
  const [a, b] = await contenders('again', 'verified', 'waitingDistrict')
  if (!a || !b) throw new Error('too few')
  const requestId = newRequestId()
  // The holder has been removed, and the function dies before the number moves.
  for (let deaths = 1; (await statuses([a]))[0] === 'verified'; deaths += 1) {
    dieAfter(deaths)
    await scene.staff.call('staff.approve', approval(b), requestId)
    restart()
  }
  await a.must('rider.register', { realName: '示例甲', workKind: 'courier', stationId: scene.own })
  const { revision } = await scene.manager.must('station.application', { riderId: a.riderId })
  expect(await scene.manager.must('station.vouch', { riderId: a.riderId, revision })).toMatchObject({ status: 'verified' })

  await scene.staff.call('staff.approve', approval(b), requestId)
  expect((await statuses([a, b])).filter((status) => status === 'verified')).toHaveLength(1)
  await stations.update(scene.own, {}, { trusted: false })
})

test('a number that was given up late by a crashed change is not taken from who came back to it', async () => {
  const phone = await scene.rider({ status: 'returned' })
  const [first, second] = [anIdNumber({ person: 8001 }), anIdNumber({ person: 8002 })]
  const form = { realName: '示例甲', workKind: 'courier' as const, stationId: scene.own }
  await phone.must('rider.register', { ...form, idNumber: first })
  const before = (await riders.get(phone.riderId))?.identity ?? ''
  // Changes the number and dies right after that was saved: the first number is still to be let go.
  for (let deaths = 1; (await riders.get(phone.riderId))?.identity === before; deaths += 1) {
    dieAfter(deaths)
    await phone.call('rider.register', { ...form, idNumber: second })
    restart()
  }
  await phone.must('rider.register', { ...form, idNumber: first })
  await reconcile(minutesAfter(city.now, 5))
  expect(await holderOf(before)).toBe(phone.riderId)
})

test('a claim of which no registration came is released after an hour, however many good claims of earlier days there are', async () => {
  const yesterday = minutesAfter(city.now, -26 * 60)
  for (let n = 0; n < 110; n += 1)
    await identities.insert({ _id: `good${n}`, riderId: riderId(`good${n}`), claimedAt: yesterday, revision: 1 })
  const { riderId: stray } = await scene.rider()
  await claimIdentity('stray', stray, city.now)
  expect(await reconcile(minutesAfter(city.now, 59))).toMatchObject({ released: 0 })
  expect(await reconcile(minutesAfter(city.now, 61))).toMatchObject({ released: 1 })
  expect(await holderOf('stray')).toBeUndefined()
})
