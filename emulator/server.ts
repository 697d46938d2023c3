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
import type { ServedCall } from './phone/call'
import type { Plugin } from './plugin'
import { createServices } from './services'
import { openSqlite } from './sqlite'

export interface EmulatorOptions {
  /** The directory of all persistent data. Only one emulator may use it at a time. */
  readonly dataDir: string
  /** Whether what was written is safe when the machine loses power; the default. Tests do without, because the disk is slow. */
  readonly survivesPowerCut?: boolean
  /** The port; 0, the default, chooses a free one. */
  readonly port?: number
  /** Whether to empty the data directory first. */
  readonly fresh?: boolean
  /**
   * The directory of the build: `<name>/index.js` for each function, and optionally `cloudbaserc.json` and `database.json` (collections
   * with their indexes).
   */
  readonly functionsDir: string
  /** A directory that is served at `/`. */
  readonly siteDir?: string
  readonly faults?: Faults
  /** Whether timers run by the clock (the default) or only by hand. */
  readonly clock?: boolean
  /** The largest number of instances of one function. */
  readonly maxInstances?: number
  /** How long a call waits for a free instance, in milliseconds. The default is as long as any function may take. */
  readonly patienceMs?: number
  /** The time by which functions run and codes and links expire, in milliseconds since 1970. The default is this machine's. */
  readonly now?: () => number
  /** Hears of each call that a phone made, once it is served. */
  readonly onCall?: (call: ServedCall) => void
  readonly log?: Log
  /** Further services besides the emulator's own. */
  readonly plugins?: readonly Plugin[]
}

export interface Emulator {
  /** The address: `http://127.0.0.1:<port>`. */
  readonly url: string
  readonly port: number
  readonly database: EmulatedDatabase
  /** Ends requests, threads and timers and closes the files. Resolves when all of them have ended. */
  stop(): Promise<void>
}

const logToStderr: Log = (line) => process.stderr.write(`${line}\n`)
/** Ends the process like a power cut, without any cleanup. */
const die = () => process.kill(process.pid, 'SIGKILL')

type Step = () => void | Promise<void>

const openDatabase = ({ dataDir, survivesPowerCut = true }: EmulatorOptions, { collectionsFile }: Build): EmulatedDatabase => {
  const database = createDatabase({ dir: join(dataDir, 'database'), survivesPowerCut })
  collectionsFile.watch(database.ensureCollections)
  return database
}

const start = async (options: EmulatorOptions, cleanup: Step[]): Promise<Omit<Emulator, 'stop'>> => {
  const { dataDir, functionsDir, siteDir, clock = true, maxInstances = 4, patienceMs = 60_000, now = Date.now, log = logToStderr } = options
  const directory = takeDataDir(dataDir, options.fresh ?? false)
  cleanup.push(directory.release)
  const sqlite = openSqlite(join(dataDir, 'services.db'), options.survivesPowerCut)
  cleanup.push(() => void sqlite.close())

  let onRequest: RequestListener = (_request, response) =>
    sendJson(response, 503, { code: 'ENV_NOT_READY', message: 'The emulator is starting.' })
  const listener = await listen(options.port ?? 0, (request, response) => onRequest(request, response))
  cleanup.push(listener.close)
  const url = `http://127.0.0.1:${listener.port}`

  const injector = createFaultInjector(options.faults ?? NO_FAULTS, die)
  const build = openBuild(functionsDir, log)
  const database = openDatabase(options, build)
  const services = createServices({
    dataDir,
    functionsDir,
    build,
    siteDir,
    clock,
    maxInstances,
    patienceMs,
    now,
    onCall: options.onCall,
    log,
    injector,
    sqlite,
    url,
  })
  const plugins = [...(options.plugins ?? []), database.plugin, ...services]
  for (const plugin of plugins) cleanup.push(() => plugin.stop?.())

  const admin = createAdminHandler(injector.around(createDispatch(plugins)), log)
  onRequest = createRequestListener([{ name: 'admin', routes: { '/admin': admin } }, ...plugins], log)
  cleanup.push(listener.drain)
  directory.announce(url)
  return { url, port: listener.port, database }
}

/** Starts the emulator. Rejects with a plain sentence when the port or the data directory is in use. */
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
