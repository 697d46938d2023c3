import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { storeFile } from '../../cloudfunctions/kernel/files'
import { createDatabase, type EmulatedDatabase, type LoggedQuery } from '../../emulator/database'
import { bundleFunction } from '../../scripts/bundleFunction'
import { aJpeg } from '../../tests/builders/jpeg'
import { type ServerProcess, startProcess } from '../emulatorProcess'
import { takeKeys } from '../onServer'
import { type BenchRider, benchCompound, benchRider, passOf, type Scan, useOf } from './gates'

/** The number of compounds in the trial. */
const COMPOUNDS = 70
const PICTURES = 50
/** The number of documents in one call of the SDK. */
const BATCH = 500

/** Starts the built functions on an emulator in a process of its own, with compounds and pictures, but without riders. */
export async function openDistrict(dir: string, more: readonly string[] = []): Promise<District> {
  const options = ['--port', '0', '--data', dir, ...more]
  const server = await startProcess('emulator/cli.ts', options, join(dir, 'functions.log'))
  await server.db.collection('compounds').add(Array.from({ length: COMPOUNDS }, (_, number) => benchCompound(number)))
  const stored = Array.from({ length: PICTURES }, (_, number) => storeFile(`portraits/bench${number}.jpg`, aJpeg()))
  return new District(server, await Promise.all(stored))
}

/** A function of the measurement that takes the place of one of the product's. */
interface Instead {
  readonly place: string
  readonly source: string
}

/**
 * Measures in a district whose functions are the product's, but for one, and in which nobody is refused because of overload.
 *
 * @param fill puts into the database what is there before the functions start
 */
export async function inDistrict<Done>(
  name: string,
  { place, source }: Instead,
  measure: (district: District) => Promise<Done>,
  fill?: (database: EmulatedDatabase) => Promise<void>,
): Promise<Done> {
  const dir = mkdtempSync(join(tmpdir(), `bench-${name}-`))
  let district: District | undefined
  try {
    takeKeys(dir)
    const functions = join(dir, 'functions')
    cpSync('dist/functions', functions, { recursive: true })
    await bundleFunction(source, join(functions, place, 'index.js'))
    if (fill) await fillDatabase(join(dir, 'database'), fill)
    // Nobody is refused: the rates are of calls that are carried out, on a slow machine too.
    district = await openDistrict(dir, ['--functions', functions, '--wait', '3600000'])
    return await measure(district)
  } finally {
    await district?.close()
    rmSync(dir, { recursive: true })
  }
}

async function fillDatabase(dir: string, fill: (database: EmulatedDatabase) => Promise<void>): Promise<void> {
  const database = createDatabase({ dir, survivesPowerCut: false })
  try {
    await fill(database)
  } finally {
    await database.plugin.stop?.()
  }
}

export class District {
  /** Milliseconds until each call that was refused because of overload heard so. */
  readonly shed: number[] = []
  private readonly riders: BenchRider[] = []
  private readonly phones = new Agent({ keepAlive: true })

  constructor(
    readonly server: ServerProcess,
    private readonly pictures: readonly string[],
  ) {}

  rider(number: number): BenchRider {
    const rider = this.riders[number % this.riders.length]
    if (!rider) throw new Error('There is no rider yet.')
    return rider
  }

  compound = (number: number) => number % COMPOUNDS

  /** Issues passes up to this number. Each has been used once. */
  async growTo(count: number): Promise<void> {
    const now = new Date()
    for (let from = this.riders.length; from < count; from = this.riders.length) {
      const batch = Array.from({ length: Math.min(BATCH, count - from) }, (_, index) => benchRider(from + index))
      await this.server.db.collection('passes').add(batch.map((rider, index) => passOf(rider, this.picture(from + index), now)))
      await this.server.db.collection('uses').add(batch.map((rider, index) => useOf(rider, this.compound(from + index), now)))
      this.riders.push(...batch)
    }
  }

  /** The file of somebody's picture. */
  picture = (number: number) => this.pictures[number % this.pictures.length] ?? ''

  /** Makes one call of a phone and tells whether it admitted the rider, with a new entry and a picture to look at. */
  async letsIn({ openid, body }: Scan): Promise<boolean> {
    const start = performance.now()
    const { ok, data, error } = JSON.parse(await this.call(openid, body))
    if (error?.code === 'BUSY') this.shed.push(performance.now() - start)
    return ok && data.outcome === 'enter' && data.useId !== null && !data.repeated && data.holder.photoUrl !== null
  }

  /** Makes one call of a phone and returns the reply as it came. */
  call(openid: string, body: string): Promise<string> {
    const headers = { 'x-emulator-openid': openid, 'content-length': Buffer.byteLength(body) }
    return new Promise((resolve, reject) => {
      const sent = request(`${this.server.url}/call`, { method: 'POST', agent: this.phones, headers }, (reply) => resolve(text(reply)))
      sent.on('error', reject).end(body)
    })
  }

  /** The database queries while `work` runs. */
  async queriesOf(work: () => Promise<unknown>): Promise<readonly LoggedQuery[]> {
    const address = `${this.server.url}/emulator/queries`
    await fetch(address, { method: 'DELETE' })
    await work()
    return (await (await fetch(address)).json()).queries
  }

  async close(): Promise<void> {
    this.phones.destroy()
    await this.server.stop()
  }
}
