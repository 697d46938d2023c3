import { parseFaults } from '../../emulator/inject/settings'
import type { Plugin } from '../../emulator/plugin'
import { withEmulator } from '../support/emulator'
import { withFunctions } from '../support/fixtureFunctions'

let writes = 0
let aborted: unknown[] = []
/** Counts what reaches the database. */
const database: Plugin = {
  name: 'counting database',
  adminActions: {
    'database.insertDocument': () => {
      writes += 1
      return { data: { insertedIds: ['x'] } }
    },
    'database.getDocument': () => ({ data: { list: [] }, limit: 1, offset: 0 }),
    'database.abortTransaction': ({ transactionId }) => {
      aborted.push(transactionId)
      return {}
    },
  },
}
const functionsDir = withFunctions({ account: `let runs = 0; export const main = async () => ({ ok: true, data: ++runs })` })
const emulator = withEmulator({ plugins: [database], functionsDir })
const inject = (faults: object) => emulator.post('/emulator/inject', faults)
const insert = (transactionId?: string) => emulator.post('/admin', { action: 'database.insertDocument', transactionId })
const read = () => emulator.post('/admin', { action: 'database.getDocument' })

beforeEach(() => {
  writes = 0
  aborted = []
})
afterEach(() => inject({}))

test('nothing breaks unasked', async () => {
  expect(await (await fetch(`${emulator.url}/emulator/inject`)).json()).toEqual({
    latency: 0,
    conflict: 0,
    drop: 0,
    dropCall: 0,
    crash: 0,
    seed: 1,
  })
  expect(await insert('t1')).toMatchObject({ data: { insertedIds: ['x'] } })
})

test('drop loses the reply after the write, through the SDK too', async () => {
  await inject({ drop: 1 })
  await expect(insert()).rejects.toThrow()
  await expect(emulator.sdk().database().collection('c').add({ a: 1 })).rejects.toMatchObject({ code: 'ECONNRESET' })
  expect(writes).toBeGreaterThanOrEqual(2)
})

test('drop leaves reads alone', async () => {
  await inject({ drop: 1 })
  expect(await read()).toMatchObject({ data: { list: [] } })
})

test('conflict ends the transaction before the write; outside of one nothing happens', async () => {
  await inject({ conflict: 1 })
  expect(await insert('t1')).toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' })
  expect([writes, aborted]).toEqual([0, ['t1']])
  expect(await insert()).toMatchObject({ data: { insertedIds: ['x'] } })
})

test('dropCall loses the reply to the phone after the function has run', async () => {
  await inject({ dropCall: 1 })
  await expect(emulator.call('rider-1', 'rider.see')).rejects.toThrow()
  await inject({})
  expect(await emulator.call('rider-1', 'rider.see')).toEqual({ ok: true, data: 2 })
})

test('the same seed breaks the same requests', async () => {
  const pattern = async (seed: number) => {
    await inject({ conflict: 0.5, seed })
    const codes = []
    for (let count = 0; count < 24; count++) codes.push('code' in (await insert('t')) ? 'x' : '.')
    return codes.join('')
  }
  const first = await pattern(7)
  expect(await pattern(7)).toBe(first)
  expect(await pattern(8)).not.toBe(first)
  expect(first).toMatch(/^(?=.*x)(?=.*\.)/)
})

test.each<Record<string, unknown>>([{ made_up: 1 }, { drop: 2 }, { drop: -1 }, { drop: 'often' }, { constructor: 1 }])('%j is no fault', async (faults) => {
  expect(await inject(faults)).toMatchObject({ code: 'INVALID_PARAM' })
})

test('the command line says it in one word', () => {
  expect(parseFaults('latency=20,conflict=0.1,drop=0.05,crash=0.001')).toEqual({
    latency: 20,
    conflict: 0.1,
    drop: 0.05,
    dropCall: 0,
    crash: 0.001,
    seed: 1,
  })
})

test.each(['latency', 'latency=', 'latency=soon', 'nothing=1', ''])('"%s" is refused there', (text) => {
  expect(() => parseFaults(text)).toThrow()
})
