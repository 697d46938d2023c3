import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { createAdminHandler, createDispatch } from './admin'
import { type Build, openBuild } from './build'
import { createDatabase, type EmulatedDatabase } from './database'
import { takeDataDir } from './dataDir'
import { listen } from './http/listen'
import { sendJson } from './http/reply'
import { createRequestListener } from './http/requestListener'
import { createFaultInjector } from './inject/faults'
import { type Faults, NO_FAULTS } from './inject/settings'
import type { Log } from './log'
import type { Plugin } from './plugin'
import { createServices } from './services'
import { openSqlite } from './sqlite'

export interface EmulatorOptions {
  /** Everything that lasts is below it. One emulator at a time. */
  readonly dataDir: string
  /** 0, the default, takes a free port. */
  readonly port?: number
  /** Empties the data directory first. */
  readonly fresh?: boolean
  /** Holds `<name>/index.js` for each function, and perhaps `cloudbaserc.json` and `database.json` (collections with their indexes). */
  readonly functionsDir: string
  /** Served at `/`. */
  readonly siteDir?: string
  readonly faults?: Faults
  /** Whether timers run by the clock (default) or by hand alone. */
  readonly clock?: boolean
  /** How many instances of one function may run at once. */
  readonly maxInstances?: number
  /** Milliseconds since 1970, for codes and links that expire. */
  readonly now?: () => number
  readonly log?: Log
  /** Services that stand beside the emulator's own. */
  readonly plugins?: readonly Plugin[]
}

export interface Emulator {
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  readonly port: number
  readonly database: EmulatedDatabase
  /** Ends requests, threads and timers, closes the files. Resolves when nothing is left. */
  stop(): Promise<void>
}

const logToStderr: Log = (line) => process.stderr.write(`${line}\n`)
/** As a power cut: nothing is cleaned up. */
const die = () => process.kill(process.pid, 'SIGKILL')

type Step = () => void | Promise<void>

const openDatabase = (dataDir: string, { collectionsFile }: Build): EmulatedDatabase => {
  const database = createDatabase({ dir: join(dataDir, 'database') })
  collectionsFile.watch(database.ensureCollections)
  return database
}

const start = async (options: EmulatorOptions, cleanup: Step[]): Promise<Omit<Emulator, 'stop'>> => {
  const { dataDir, functionsDir, siteDir, clock = true, maxInstances = 4, now = Date.now, log = logToStderr } = options
  const directory = takeDataDir(dataDir, options.fresh ?? false)
  cleanup.push(directory.release)
  const sqlite = openSqlite(join(dataDir, 'services.db'))
  cleanup.push(() => void sqlite.close())

  let onRequest: RequestListener = (_request, response) =>
    sendJson(response, 503, { code: 'ENV_NOT_READY', message: 'The emulator is starting.' })
  const listener = await listen(options.port ?? 0, (request, response) => onRequest(request, response))
  cleanup.push(listener.close)
  const url = `http://127.0.0.1:${listener.port}`

  const injector = createFaultInjector(options.faults ?? NO_FAULTS, die)
  const build = openBuild(functionsDir, log)
  const database = openDatabase(dataDir, build)
  const services = createServices({ dataDir, functionsDir, build, siteDir, clock, maxInstances, now, log, injector, sqlite, url })
  const plugins = [...(options.plugins ?? []), database.plugin, ...services]
  for (const plugin of plugins) cleanup.push(() => plugin.stop?.())

  const admin = createAdminHandler(injector.around(createDispatch(plugins)), log)
  onRequest = createRequestListener([{ name: 'admin', routes: { '/admin': admin } }, ...plugins], log)
  cleanup.push(listener.drain)
  directory.announce(url)
  return { url, port: listener.port, database }
}

/** Starts CloudBase on this machine. Rejects with a plain sentence when the port or the data directory is in use. */
export const startEmulator = async (options: EmulatorOptions): Promise<Emulator> => {
  const cleanup: Step[] = []
  const stop = async () => {
    for (const step of cleanup.splice(0).reverse()) await step()
  }
  try {
    return { ...(await start(options, cleanup)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}
