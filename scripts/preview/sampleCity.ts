import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dayOf, startOf } from '../../cloudfunctions/kernel/calendar'
import { minutesOf } from '../../contract/kernel/calendar'
import { type Emulator, type EmulatorOptions, startEmulator } from '../../emulator/server'
import { copyData, madeAtIn, snapshotIn, takeSnapshot } from './snapshot'

const MINUTE_MS = 60_000
/** On its way to a later time the clock stops so often at most, and the jobs do what is due by then. */
const STOPS = 8

/** What is asked of the clock lies before the sample data were made: nothing can lead there. */
export class TooEarly extends Error {}

type CityOptions = Omit<EmulatorOptions, 'now'>

/**
 * The emulator with the sample data. Its clock can be set and it can begin anew. Time goes forward alone, as what is written stays written: an
 * earlier time begins anew with the sample data. With a clock of its own it uses a copy of the data, which is thrown away at the end, so that those in
 * the directory stay of this machine's time.
 */
export class SampleCity {
  /** By how many milliseconds its clock is ahead of this machine's. */
  aheadMs = 0
  /** Another one each time that the data begin anew. */
  dataId: string
  /** Whether it is about to begin anew, or its clock is on its way. */
  busy = false
  private copy: string | undefined
  private turn: Promise<unknown> = Promise.resolve()

  private constructor(
    private emulator: Emulator,
    private readonly options: CityOptions,
    private readonly now: () => number,
  ) {
    this.dataId = String(madeAtIn(options.dataDir))
  }

  static async start(options: CityOptions): Promise<SampleCity> {
    let city: SampleCity | undefined
    const now = () => Date.now() + (city?.aheadMs ?? 0)
    const emulator = await startEmulator({ ...options, now })
    city = new SampleCity(emulator, { ...options, port: emulator.port, fresh: false }, now)
    return city
  }

  get url(): string {
    return this.emulator.url
  }

  get port(): number {
    return this.emulator.port
  }

  get time(): number {
    return this.now()
  }

  /** Keeps a copy of the data as they are, to begin anew with. */
  async keep(): Promise<void> {
    const madeAt = Date.now()
    await this.emulator.stop()
    await takeSnapshot(this.options.dataDir, madeAt)
    this.dataId = String(madeAt)
    this.emulator = await startEmulator({ ...this.options, now: this.now })
  }

  /** Begins anew with the sample data, at the time at which they were made. */
  reset(): Promise<void> {
    return this.alone(() => this.beginAnew())
  }

  /** Sets the clock. Rejects with {@link TooEarly}. */
  moveTo(target: number): Promise<void> {
    return this.alone(async () => {
      if (target < this.time) await this.beginAnew()
      if (target < this.time) throw new TooEarly()
      await this.passTimeUntil(target)
    })
  }

  /** Begins anew at a time of the day, e.g. `12:50` in Shanghai: the next one after the sample data were made. */
  beginAt(timeOfDay: string): Promise<void> {
    return this.alone(async () => {
      await this.beginAnew()
      await this.passTimeUntil(nextTime(this.time, timeOfDay), 1)
    })
  }

  async stop(): Promise<void> {
    await this.emulator.stop()
    if (this.copy !== undefined) await rm(this.copy, { recursive: true, force: true })
  }

  /** One after the other. */
  private alone(work: () => Promise<void>): Promise<void> {
    const done = this.turn.then(async () => {
      this.busy = true
      await work().finally(() => {
        this.busy = false
      })
    })
    this.turn = done.catch(() => undefined)
    return done
  }

  private async beginAnew(): Promise<void> {
    const { dataDir } = this.options
    await this.goOnWithCopyOf(snapshotIn(dataDir), () => {
      this.aheadMs = (madeAtIn(dataDir) ?? Date.now()) - Date.now()
      this.dataId = randomUUID()
    })
  }

  private async passTimeUntil(target: number, stops = STOPS): Promise<void> {
    if (this.copy === undefined) await this.goOnWithCopyOf(this.options.dataDir)
    const step = Math.max((target - this.time) / stops, MINUTE_MS)
    for (let stop = this.time + step; ; stop += step) {
      this.aheadMs = Math.min(stop, target) - Date.now()
      await fetch(`${this.url}/emulator/timers/jobs/everyMinute`, { method: 'POST' })
      if (stop >= target) return
    }
  }

  /** Goes on at the same address. A database is never replaced by another one at its place: a connection that lingers there would do harm. */
  private async goOnWithCopyOf(source: string, meanwhile = () => {}): Promise<void> {
    const earlier = this.copy
    const dataDir = await mkdtemp(join(tmpdir(), 'preview-city-'))
    await this.emulator.stop()
    await copyData(source, dataDir)
    meanwhile()
    this.emulator = await startEmulator({ ...this.options, dataDir, now: this.now })
    this.copy = dataDir
    if (earlier !== undefined) await rm(earlier, { recursive: true, force: true })
  }
}

/** The first instant from `now` on at which Shanghai's clocks say this. */
export function nextTime(now: number, timeOfDay: string): number {
  const [today = 0, tomorrow = 0] = [0, 1].map((days) => startOf(dayOf(new Date(now)), days).getTime() + minutesOf(timeOfDay) * MINUTE_MS)
  return today >= now ? today : tomorrow
}
