import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SampleCity, TooEarly } from '../../scripts/preview/sampleCity'
import { withFunctions } from '../support/fixtureFunctions'

/** The clock and the beginnings of the preview's city. Credits for messages stand for its data, and a timer for its jobs. */
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

const triggers = [{ name: 'everyMinute', type: 'timer', config: '0 0 0 1 1 * 2099' }]
const functionsDir = withFunctions(
  {
    jobs: `
const ran: number[] = []
export const main = async () => { ran.push(Date.now()); return { ran } }`,
  },
  { functions: [{ name: 'jobs', triggers }] },
)

let dataDir: string
let city: SampleCity
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'city-'))
  city = await start()
  await accept('before')
  await city.keep()
})
afterAll(async () => {
  await city.stop()
  await rm(dataDir, { recursive: true })
})

const start = () => SampleCity.start({ dataDir, functionsDir, survivesPowerCut: false, log: () => {} })
const post = (path: string, body: object = {}) => fetch(`${city.url}${path}`, { method: 'POST', body: JSON.stringify(body) })
const json = (reply: Response) => reply.json()
/** The connections that are kept end with the emulator that another one takes the place of: then it is asked again by a new one. */
const answerOf = (url: string) => fetch(url).then(json, () => fetch(url).then(json))
const accept = (templateId: string) => post('/emulator/wechat/subscribe', { openid: 'rider-1', templateId })
const accepted = async () => {
  const { credits } = await answerOf(`${city.url}/emulator/wechat/outbox`)
  return credits.map(({ templateId }: { templateId: string }) => templateId)
}

test('UM19: begins anew with what was kept, at the time at which it was kept, at the same address', async () => {
  const { url, dataId } = city
  await accept('after')
  await city.reset()
  expect(await accepted()).toEqual(['before'])
  expect(city.url).toBe(url)
  expect(city.dataId).not.toBe(dataId)
  expect(city.time).toBeLessThanOrEqual(Date.now())
})

test('UM19: time goes forward in steps, and jobs run on its way', async () => {
  const target = city.time + 8 * HOUR_MS
  await city.moveTo(target)
  expect(city.time - target).toBeLessThan(MINUTE_MS)
  const { ran } = await (await post('/emulator/timers/jobs/everyMinute')).json()
  const hours = ran.map((at: number) => Math.floor((at - target) / HOUR_MS))
  expect(new Set(hours)).toEqual(new Set([-7, -6, -5, -4, -3, -2, -1, 0]))
})

test('UM19: an earlier time begins anew; what lies before the sample data is refused', async () => {
  await city.moveTo(city.time + HOUR_MS)
  await accept('after')
  await city.moveTo(city.time - HOUR_MS / 2)
  expect(await accepted()).toEqual(['before'])
  await expect(city.moveTo(Date.now() - 24 * HOUR_MS)).rejects.toBeInstanceOf(TooEarly)
})

test('UM19: a scene begins at the next time of the day that it names', async () => {
  await city.beginAt('12:50')
  expect(new Date(city.time + 8 * HOUR_MS).toISOString()).toContain('T12:50')
})

test('UM20: a later start goes on by the machine’s clock, without what was done under another one', async () => {
  await city.moveTo(city.time + HOUR_MS)
  await accept('under another clock')
  expect(await accepted()).toContain('under another clock')
  await city.stop()
  city = await start()
  expect(await accepted()).not.toContain('under another clock')
  expect(Math.abs(city.time - Date.now())).toBeLessThan(MINUTE_MS)
})
