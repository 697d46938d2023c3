import { parseFaults } from '../../emulator/inject/settings'
import { withEmulator } from '../support/emulator'
import { withFunctions } from '../support/fixtureFunctions'

const functionsDir = withFunctions({ account: `let runs = 0; export const main = async () => ({ ok: true, data: ++runs })` })
const emulator = withEmulator({ functionsDir, collections: [{ name: 'notes' }] })
const inject = (faults: object) => emulator.post('/emulator/inject', faults)
const db = () => emulator.sdk().database()
const notes = () => db().collection('notes')
const add = (_id: string) => notes().add({ _id })
const exists = async (_id: string) => (await notes().doc(_id).get()).data.length === 1

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
  await add('plain')
  expect(await exists('plain')).toBe(true)
})

test('drop loses the reply after the write; reads still answer', async () => {
  await inject({ drop: 1 })
  await expect(add('dropped')).rejects.toThrow()
  expect(await exists('dropped')).toBe(true)
})

test('conflict ends the transaction; outside of one nothing happens', async () => {
  const transaction = await db().startTransaction()
  await transaction.collection('notes').add({ _id: 'in transaction' })
  await inject({ conflict: 1 })
  await expect(transaction.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' })
  await add('outside')
  expect([await exists('in transaction'), await exists('outside')]).toEqual([false, true])
  await inject({})
  await expect(transaction.commit()).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
})

test('latency delays, and nothing else', async () => {
  await inject({ latency: 1 })
  await add('late')
  expect(await exists('late')).toBe(true)
})

test('dropCall loses the reply to the phone after the function has run', async () => {
  await inject({ dropCall: 1 })
  await expect(emulator.call('rider-1', 'rider.see')).rejects.toThrow()
  await inject({})
  expect(await emulator.call('rider-1', 'rider.see')).toEqual({ ok: true, data: 2 })
})

test('the same seed breaks the same requests', async () => {
  const pattern = async (seed: number) => {
    await inject({ drop: 0.5, seed })
    const outcomes = []
    for (let count = 0; count < 24; count++) {
      const request = emulator.post('/admin', { action: 'storage.batchDeleteFile', fileid_list: [] })
      outcomes.push(
        await request.then(
          () => '.',
          () => 'x',
        ),
      )
    }
    return outcomes.join('')
  }
  const first = await pattern(7)
  expect(await pattern(7)).toBe(first)
  expect(await pattern(8)).not.toBe(first)
  expect(first).toMatch(/^(?=.*x)(?=.*\.)/)
})

test.each<Record<string, unknown>>([{ made_up: 1 }, { drop: 2 }, { drop: -1 }, { drop: 'often' }, { constructor: 1 }])(
  '%j is no fault',
  async (faults) => {
    expect(await inject(faults)).toMatchObject({ code: 'INVALID_PARAM' })
  },
)

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
