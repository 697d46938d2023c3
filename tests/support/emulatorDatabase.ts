import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tcb from '@cloudbase/node-sdk'
import { createAdminHandler, createDispatch } from '../../emulator/admin'
import {
  type CollectionDeclaration,
  createDatabase,
  type DatabaseOptions,
  type EmulatedDatabase,
  type LoggedQuery,
} from '../../emulator/database'
import { listen } from '../../emulator/http/listen'
import { createRequestListener } from '../../emulator/http/requestListener'
import { ENV_ID, sdkEnv } from '../../emulator/platform'

/** The SDK's database, as `app.database()` gives it. */
export type SdkDatabase = ReturnType<ReturnType<typeof tcb.init>['database']>
export type SdkCollection = ReturnType<SdkDatabase['collection']>

export interface ServedDatabase {
  readonly url: string
  readonly database: EmulatedDatabase
  stop(): Promise<void>
}

const logError = (line: string) => process.stderr.write(`${line}\n`)

/** Serves the document database alone, without the emulator's other services. */
export async function serveDatabase(options: DatabaseOptions): Promise<ServedDatabase> {
  const database = createDatabase(options)
  const { plugin } = database
  const admin = createAdminHandler(createDispatch([plugin]), logError)
  const listener = await listen(0, createRequestListener([{ name: 'admin', routes: { '/admin': admin } }, plugin], logError))
  const stop = async () => {
    await listener.drain()
    await listener.close()
    await plugin.stop?.()
  }
  return { url: `http://127.0.0.1:${listener.port}`, database, stop }
}

/** The real SDK, led to an emulator. */
export function sdkDatabase(url: string): SdkDatabase {
  // SILENCE: the SDK warns of requests that take longer than 3 s.
  Object.assign(process.env, sdkEnv(url), { SILENCE: 'true' })
  return tcb.init({ env: ENV_ID, keepalive: true, serviceUrl: `${url}/admin` }).database()
}

export interface TestDatabase {
  readonly db: SdkDatabase
  readonly url: string
  /** The database from inside. */
  readonly database: EmulatedDatabase
  /** The last query that was answered. */
  lastQuery(): LoggedQuery | undefined
  /** Makes a new collection with documents in it and gives the SDK's reference to it. */
  collectionOf(documents: readonly object[], indexes?: CollectionDeclaration['indexes']): Promise<SdkCollection>
}

/**
 * Gives the tests of this file a database on a free port, and leaves nothing behind. Use what it returns inside tests and hooks
 * only: before them nothing runs.
 */
export function withDatabase(options: Omit<DatabaseOptions, 'dir'> = {}): TestDatabase {
  let running: (ServedDatabase & { dir: string; db: SdkDatabase }) | undefined
  let made = 0
  const current = () => {
    if (running) return running
    throw new Error('The database runs inside tests and hooks only.')
  }

  beforeAll(async () => {
    const dir = await mkdtemp(join(tmpdir(), 'emulator-database-'))
    const served = await serveDatabase({ dir, ...options })
    running = { ...served, dir, db: sdkDatabase(served.url) }
  })
  afterAll(async () => {
    if (!running) return
    await running.stop()
    await rm(running.dir, { recursive: true })
  })

  return {
    get db() {
      return current().db
    },
    get url() {
      return current().url
    },
    get database() {
      return current().database
    },
    lastQuery: () => current().database.queries().at(-1),
    collectionOf: async (documents, indexes = []) => {
      made += 1
      const name = `collection${made}`
      current().database.ensureCollections([{ name, indexes }])
      const collection = current().db.collection(name)
      if (documents.length > 0) await collection.add([...documents])
      return collection
    },
  }
}
