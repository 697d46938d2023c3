import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createDatabase } from '../../emulator/database'
import { openStore } from '../../emulator/database/store'
import { type SdkDatabase, sdkDatabase } from '../support/emulatorDatabase'
import { until } from '../support/patience'

const REPOSITORY = resolve(__dirname, '../..')
const ROUNDS = 3
const WRITES = 2000

let dir: string
let running: ChildProcess | undefined
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'emulator-durability-'))
})
afterEach(async () => {
  running?.kill('SIGKILL')
  await rm(dir, { recursive: true })
})

/** Starts the emulator as a process of its own; gives its address. */
async function start(): Promise<{ child: ChildProcess; url: string }> {
  const args = ['--import', 'tsx', 'emulator/cli.ts', '--port', '0', '--data', dir, '--functions', join(dir, 'none')]
  const child = spawn(process.execPath, args, { cwd: REPOSITORY, stdio: ['ignore', 'pipe', 'inherit'] })
  running = child
  let said = ''
  for await (const text of child.stdout) {
    said += text
    const url = /emulator ready: (\S+)\n/.exec(said)?.[1]
    if (url) return { child, url }
  }
  throw new Error(`The emulator did not start: ${said}`)
}

const declare = (url: string) =>
  fetch(`${url}/emulator/collections`, {
    method: 'POST',
    body: JSON.stringify({
      collections: [{ name: 'entries', indexes: [{ name: 'n', keys: [['n', 1]], unique: true }] }, { name: 'pairs' }, { name: 'counters' }],
    }),
  })

/** What the database has said yes to, and what it was asked for. */
interface Ledger {
  readonly entries: Set<string>
  readonly pairs: Set<string>
  increments: number
  attempts: number
}

/** One write of the round: a document, two documents at once, or an increment. */
async function write(db: SdkDatabase, round: number, index: number, ledger: Ledger): Promise<void> {
  const id = `${round}-${index}`
  if (index % 3 === 0) {
    await db.collection('entries').add({ _id: id, n: round * WRITES + index, text: 'x'.repeat(index), n2: round * WRITES + index })
    ledger.entries.add(id)
  } else if (index % 3 === 1) {
    await db.collection('pairs').add([{ _id: `${id}-left` }, { _id: `${id}-right` }])
    ledger.pairs.add(id)
  } else {
    ledger.attempts += 1
    const { updated } = await db
      .collection('counters')
      .where({ _id: 'c' })
      .update({ n: db.command.inc(1) })
    if (updated === 1) ledger.increments += 1
  }
}

/** Writes a hundred at a time and kills the process when some hundred have been acknowledged. */
async function writeAndKill(round: number, ledger: Ledger): Promise<number> {
  const { child, url } = await start()
  await declare(url)
  const db = sdkDatabase(url)
  if (round === 0) await db.collection('counters').add({ _id: 'c', n: 0 })
  const killAt = 300 + round * 250
  let [next, acknowledged] = [0, 0]
  const worker = async () => {
    while (next < WRITES) {
      next += 1
      await write(db, round, next - 1, ledger)
      acknowledged += 1
      if (acknowledged === killAt) child.kill('SIGKILL')
    }
  }
  // As many as the SDK has connections. Each stops at its first failure, which is the death of the emulator.
  await Promise.allSettled([...Array.from({ length: 100 }, worker), once(child, 'exit')])
  return acknowledged
}

async function all(db: SdkDatabase, name: string): Promise<Record<string, unknown>[]> {
  const collection = db.collection(name)
  const { total } = await collection.count()
  const pages = Array.from({ length: Math.ceil((total ?? 0) / 1000) }, (_, page) =>
    collection
      .skip(page * 1000)
      .limit(1000)
      .get(),
  )
  return (await Promise.all(pages)).flatMap(({ data }) => data)
}

test('kill -9 in the middle of 2,000 writes, again and again, loses nothing acknowledged and leaves nothing half-written', async () => {
  const ledger: Ledger = { entries: new Set(), pairs: new Set(), increments: 0, attempts: 0 }
  for (let round = 0; round < ROUNDS; round += 1) {
    const acknowledged = await writeAndKill(round, ledger)
    expect(acknowledged).toBeLessThan(WRITES)
  }
  const { url } = await start()
  const db = sdkDatabase(url)

  const entries = await all(db, 'entries')
  const ids = new Set(entries.map(({ _id }) => _id))
  expect([...ledger.entries].filter((id) => !ids.has(id))).toEqual([])
  for (const { n, n2, text } of entries) expect([n2, String(text).length]).toEqual([n, Number(n) % WRITES])

  const pairs = new Set((await all(db, 'pairs')).map(({ _id }) => _id))
  expect([...ledger.pairs].filter((id) => !pairs.has(`${id}-left`) || !pairs.has(`${id}-right`))).toEqual([])
  expect(pairs.size % 2).toBe(0)

  const [{ n }] = (await db.collection('counters').get()).data
  expect(n).toBeGreaterThanOrEqual(ledger.increments)
  expect(n).toBeLessThanOrEqual(ledger.attempts)
})

test('no answer leaves before the disk has what it rests on, be it a refusal because of another write', async () => {
  const database = createDatabase({ dir: join(dir, 'data') })
  database.ensureCollections([{ name: 'riders' }])
  const add = async (...data: string[]) =>
    database.plugin.adminActions?.['database.insertDocument']?.({ action: 'database.insertDocument', collectionName: 'riders', data })
  /** Who would be there if the power went off now: copied at once, before anything else can reach the disk. */
  const survivors = async (name: string) => {
    cpSync(join(dir, 'data'), join(dir, name), { recursive: true })
    const { plugin } = createDatabase({ dir: join(dir, name) })
    const found = await plugin.adminActions?.['database.getDocument']?.({ action: 'database.getDocument', collectionName: 'riders' })
    await plugin.stop?.()
    return found
  }

  await add('{"_id":"a"}')
  expect(await survivors('first')).toMatchObject({ data: { list: ['{"_id":"a"}'] } })
  const other = add('{"_id":"b"}')
  await expect(add('{"_id":"b"}')).rejects.toThrow('E11000')
  expect(await survivors('second')).toMatchObject({ data: { list: ['{"_id":"a"}', '{"_id":"b"}'] } })
  await other
  await database.plugin.stop?.()
})

test('a second emulator on the same directory is refused with what to do', async () => {
  const first = createDatabase({ dir })
  expect(() => createDatabase({ dir })).toThrow(/Another emulator uses .*--data/)
  await first.plugin.stop?.()
  await createDatabase({ dir }).plugin.stop?.()
})

test('what was written before a regular stop is there after it, in its order, with its indexes', async () => {
  const first = createDatabase({ dir })
  first.ensureCollections([{ name: 'riders', indexes: [{ name: 'phone', keys: [['phone', 1]], unique: true }] }])
  const insert = first.plugin.adminActions?.['database.insertDocument']
  const data = ['{"_id":"z","phone":"1"}', '{"_id":7,"phone":"2"}', '{"_id":"a","phone":"3"}']
  await insert?.({ action: 'database.insertDocument', collectionName: 'riders', data })
  await first.plugin.stop?.()

  const second = createDatabase({ dir })
  const actions = second.plugin.adminActions ?? {}
  expect(await actions['database.getDocument']?.({ action: 'database.getDocument', collectionName: 'riders' })).toMatchObject({
    data: { list: data },
  })
  const again = () =>
    actions['database.insertDocument']?.({ action: 'database.insertDocument', collectionName: 'riders', data: ['{"phone":"3"}'] })
  await expect(again()).rejects.toThrow('E11000')
  await second.plugin.stop?.()
})

test('a disk that takes no more ends the emulator with the reason, and nothing is confirmed', async () => {
  const failures: string[] = []
  const store = openStore(dir, true, ({ message }) => failures.push(message))
  let confirmed = false
  store.write([{ collection: 'riders', id: 'a', bytes: new Uint8Array([1]) }])
  await store.durable()
  // A row that the file refuses stands for a disk that refuses it.
  store.write([{ collection: 'riders', id: null as never, bytes: new Uint8Array([1]) }])
  void store.durable().then(() => {
    confirmed = true
  })
  await until(() => failures.length > 0)
  expect(failures).toEqual([expect.stringMatching(/The disk does not take the data of .*: .*NOT NULL.* Make room/)])
  expect([confirmed, store.documents().map(({ id }) => id)]).toEqual([false, ['a']])
  store.close()
})

test('a write that comes after the end is neither stored nor confirmed, and ends nothing', async () => {
  const failures: string[] = []
  const store = openStore(dir, true, ({ message }) => failures.push(message))
  store.close()
  store.write([{ collection: 'riders', id: 'late', bytes: new Uint8Array([1]) }])
  await new Promise((resolve) => setImmediate(resolve))
  const again = openStore(dir)
  expect([failures, again.documents()]).toEqual([[], []])
  again.close()
})

test('only their owner may read the data', async () => {
  await createDatabase({ dir }).plugin.stop?.()
  expect(statSync(join(dir, 'database.sqlite')).mode & 0o777).toBe(0o600)
})
