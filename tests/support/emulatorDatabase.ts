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

/** The SDK's database as returned by `app.database()`. */
export type SdkDatabase = ReturnType<ReturnType<typeof tcb.init>['database']>
export type SdkCollection = ReturnType<SdkDatabase['collection']>

export interface ServedDatabase {
  readonly url: string
  readonly database: EmulatedDatabase
  stop(): Promise<void>
}

const logError = (line: string) => process.stderr.write(`${line}\n`)

/** Serves only the document database, without the emulator's other services. */
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

/** The real SDK, directed to an emulator. */
export function sdkDatabase(url: string): SdkDatabase {
  // SILENCE turns off the SDK's warnings about requests that take longer than 3 s.
  Object.assign(process.env, sdkEnv(url), { SILENCE: 'true' })
  return tcb.init({ env: ENV_ID, keepalive: true, serviceUrl: `${url}/admin` }).database()
}

export interface TestDatabase {
  readonly db: SdkDatabase
  readonly url: string
  /** Direct access to the database. */
  readonly database: EmulatedDatabase
  /** The last query that was answered. */
  lastQuery(): LoggedQuery | undefined
  /** Creates a collection with these documents and returns the SDK's reference to it. */
  collectionOf(documents: readonly object[], indexes?: CollectionDeclaration['indexes']): Promise<SdkCollection>
}

/**
 * Gives the tests of this file a database on a free port, and removes it afterwards. Use the result only inside tests and hooks, because
 * the database is not running before them.
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
