import type { ServedCall } from '../../emulator/phone/call'
import { withEmulator } from '../support/emulator'
import { withFunctions } from '../support/fixtureFunctions'

/** What whoever starts an emulator may set: its clock, and who hears of calls. */
const DAY_MS = 24 * 3_600_000

const functionsDir = withFunctions({
  account: `
export const main = async () => {
  const at = new Date()
  const isDate = at instanceof Date && at.constructor === Date
  return { ok: true, data: { isDate, instant: at.getTime(), ms: Date.now(), parsed: new Date('2026-01-02'), words: Date() } }
}`,
})

let aheadMs = 0
const served: ServedCall[] = []
const emulator = withEmulator({ functionsDir, now: () => Date.now() + aheadMs, onCall: (call) => served.push(call) })

const look = async () => {
  const reply = await emulator.call('rider-7', 'rider.see', { a: 1 })
  if (!reply.ok) throw new Error(reply.error.code)
  return reply.data as { isDate: boolean; instant: number; ms: number; parsed: string; words: string }
}

test('functions run by the emulator’s clock, which may be ahead of this machine’s', async () => {
  aheadMs = DAY_MS
  const { isDate, instant, ms, parsed, words } = await look()
  expect([isDate, parsed]).toEqual([true, '2026-01-02T00:00:00.000Z'])
  for (const time of [instant, ms, Date.parse(words)]) expect(time - Date.now()).toBeGreaterThan(DAY_MS / 2)
  aheadMs = 0
  expect((await look()).ms - Date.now()).toBeLessThanOrEqual(0)
})

test('whoever starts it hears of each call with its reply', async () => {
  await look()
  const { openid, event, reply } = served.at(-1) as ServedCall
  expect([openid, JSON.parse(event).input, JSON.parse(reply).ok]).toEqual(['rider-7', { a: 1 }, true])
})
