import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serialize } from 'bson'
import { createDatabase } from '../emulator/database'
import { openStore } from '../emulator/database/store'
import { type ServerProcess, startProcess } from './emulatorProcess'
import type { Bench, Figure } from './index'

const DOCUMENTS = 20_000

const rider = (index: number) => ({
  _id: `rider${String(index).padStart(5, '0')}`,
  name: `示例${index}`,
  town: `镇${index % 8}`,
  station: `s${index % 14}`,
  state: 'verified',
  revision: 3,
  tags: ['a', 'b'],
})

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

type Call = (index: number) => Promise<unknown>

const timeOf = async (call: Call, index: number): Promise<number> => {
  const start = performance.now()
  await call(index)
  return performance.now() - start
}

/**
 * The median duration of a call to the emulator and of a read from the stub. The calls alternate, so that other work on the machine slows
 * down both.
 */
async function inTurns(calls: number, first: number, call: Call, stubCall: Call): Promise<{ emulator: number; stub: number }> {
  const [emulator, stub]: [number[], number[]] = [[], []]
  for (let index = first; index < first + calls; index += 1) {
    stub.push(await timeOf(stubCall, index))
    emulator.push(await timeOf(call, index))
  }
  return { emulator: median(emulator), stub: median(stub) }
}

const readFrom =
  ({ db }: ServerProcess): Call =>
  (index) =>
    db
      .collection('riders')
      .doc(`rider${String((index * 7919) % 1000).padStart(5, '0')}`)
      .get()

/** Compares the same calls of the same SDK to a stub that answers at once and to the emulator. */
async function pointReads(emulator: ServerProcess, stub: ServerProcess): Promise<Figure> {
  await inTurns(500, 0, readFrom(emulator), readFrom(stub))
  const times = await inTurns(2000, 0, readFrom(emulator), readFrom(stub))
  const share = times.stub / times.emulator
  const value = `${share.toFixed(2)} (${times.stub.toFixed(2)} ms / ${times.emulator.toFixed(2)} ms a call)`
  return { name: 'point reads: speed with the emulator / with a stub', value, target: '>= 0.70', kept: share >= 0.7 }
}

/** Four calls on a growing collection: a document is added, changed, read by its id and found by an index. */
const fourCalls =
  ({ db }: ServerProcess): Call =>
  async (index) => {
    const collection = db.collection('growing')
    await collection.add({ _id: `g${index}`, n: index, town: `镇${index % 8}` })
    await collection.doc(`g${index}`).update({ seen: index })
    await collection.doc(`g${index}`).get()
    await collection.where({ n: index }).get()
  }

/**
 * Compares the first thousand calls with a thousand calls after ten thousand others, each relative to a read from the stub at the same
 * time.
 */
async function staysFast(emulator: ServerProcess, stub: ServerProcess): Promise<Figure> {
  const calls = fourCalls(emulator)
  const first = await inTurns(250, 0, calls, readFrom(stub))
  for (let index = 250; index < 2500; index += 1) await calls(index)
  const later = await inTurns(250, 2500, calls, readFrom(stub))
  const slower = later.emulator / later.stub / (first.emulator / first.stub)
  const value = `${slower.toFixed(2)} (${(later.emulator / 4).toFixed(2)} ms / ${(first.emulator / 4).toFixed(2)} ms a call)`
  return { name: 'a thousand calls after ten thousand / the first thousand', value, target: '<= 1.10', kept: slower <= 1.1 }
}

/** Milliseconds of CPU time since a measurement, which other work on the machine does not affect. */
const cpuSince = (start: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

/** The time from the start to the first answer by index, with 20,000 documents on the disk. */
async function opening(dir: string): Promise<Figure> {
  const store = openStore(dir)
  store.saveCollections([{ name: 'riders', indexes: JSON.stringify([{ name: 'town', keys: [['town', 1]] }]) }])
  store.write(
    Array.from({ length: DOCUMENTS }, (_, index) => ({ collection: 'riders', id: rider(index)._id, bytes: serialize(rider(index)) })),
  )
  store.close()
  const start = process.cpuUsage()
  const { plugin } = createDatabase({ dir })
  const opened = cpuSince(start)
  const action = 'database.getDocument'
  await plugin.adminActions?.[action]?.({ action, collectionName: 'riders', query: '{"town":"镇3"}', limit: 1 })
  const answered = cpuSince(start)
  await plugin.stop?.()
  const value = `${opened.toFixed(0)} ms, with the first answer by index ${answered.toFixed(0)} ms`
  return { name: 'opening 20,000 documents, time of the CPU', value, target: '<= 800 ms', kept: answered <= 800 }
}

const bench: Bench = async () => {
  const dir = mkdtempSync(join(tmpdir(), 'bench-database-'))
  const options = ['--port', '0', '--data', join(dir, 'emulator'), '--functions', join(dir, 'none')]
  const running: ServerProcess[] = []
  try {
    const figures = [await opening(join(dir, 'opening'))]
    const emulator = await startProcess('emulator/cli.ts', options)
    running.push(emulator)
    const stub = await startProcess('bench/emulatorStub.ts')
    running.push(stub)
    const indexes = [{ name: 'n', keys: [['n', 1]] }]
    await fetch(`${emulator.url}/emulator/collections`, {
      method: 'POST',
      body: JSON.stringify({ collections: [{ name: 'riders' }, { name: 'growing', indexes }] }),
    })
    await emulator.db.collection('riders').add(Array.from({ length: 1000 }, (_, index) => rider(index)))
    return [...figures, await pointReads(emulator, stub), await staysFast(emulator, stub)]
  } finally {
    await Promise.all(running.map((server) => server.stop()))
    rmSync(dir, { recursive: true })
  }
}

export default bench
