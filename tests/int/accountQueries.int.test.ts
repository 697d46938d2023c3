import type { ActionName } from '../../contract'
import { withCity } from '../builders/city/city'
import { newRequestId } from '../builders/city/phone'
import { samples } from '../builders/city/samples'
import { type Scene, setScene } from '../builders/city/scene'
import { applyRetention, checkAudit, reconcile, registry } from '../builders/house'
import { daysAfter } from '../builders/time'

const city = withCity()
let scene: Scene

/** Enough of everything that a scan would show. */
beforeAll(async () => {
  scene = await setScene(city)
  for (const status of ['draft', 'waitingStation', 'waitingDistrict', 'returned', 'verified', 'removed'] as const) {
    for (let n = 0; n < 8; n += 1) await scene.rider({ status })
  }
  for (let n = 0; n < 8; n += 1) {
    const { riderId } = await scene.rider({ status: 'verified' })
    await scene.manager.must('station.remove', { riderId, reason: 'left' })
  }
})

/** What one query may look at beyond what it answers: the row that shows whether there is a next page. */
const SPARE = 1

/** Everything that the work asked the database, with what each query looked at. */
async function queriesOf(work: () => Promise<unknown>) {
  await fetch(`${city.emulator.url}/emulator/queries`, { method: 'DELETE' })
  await work()
  return city.emulator.database.queries()
}

const wasteful = (queries: Awaited<ReturnType<typeof queriesOf>>) =>
  queries.filter(({ index, examined, returned }) => index === null || examined > returned + SPARE)

test.each(Object.keys(registry) as ActionName[])('%s looks only at what it answers', async (action) => {
  const { by, input } = await samples[action](scene)
  const queries = await queriesOf(() => city.send(by.openid, { action, input, requestId: newRequestId() }))
  expect(queries.length).toBeGreaterThan(0)
  expect(wasteful(queries)).toEqual([])
})

test.each<[string, (now: Date) => Promise<unknown>]>([
  ['job that carries out what is owed', reconcile],
  ['retention', applyRetention],
  ['audit check', checkAudit],
])('the %s looks only at what it answers', async (_, job) => {
  const queries = await queriesOf(() => job(daysAfter(city.now, 1)))
  expect(queries.length).toBeGreaterThan(0)
  expect(wasteful(queries)).toEqual([])
})

test('a call asks the database a few times, not for each row', async () => {
  const reads = async (stationId: string) =>
    (await queriesOf(() => scene.manager.call('station.waiting', { stationId }))).filter(({ action }) => action === 'database.getDocument')
      .length
  // Two for the answer, and one for the limit.
  expect(await reads(scene.own)).toBeLessThanOrEqual(3)
})
