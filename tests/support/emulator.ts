import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tcb from '@cloudbase/node-sdk'
import type { CollectionDeclaration, EmulatedDatabase } from '../../emulator/database'
import { type Faults, readFaults } from '../../emulator/inject/settings'
import { ENV_ID, sdkEnv } from '../../emulator/platform'
import { type Emulator, type EmulatorOptions, startEmulator } from '../../emulator/server'

export interface TestEmulatorOptions extends Omit<Partial<EmulatorOptions>, 'faults' | 'log'> {
  /** Faults by name; faults that are not named are off. */
  readonly inject?: Partial<Faults>
  /** Collections created before the first test. Those of built functions (`database.json`) are always created. */
  readonly collections?: readonly CollectionDeclaration[]
}

/** The reply to a phone from `/call`. */
export type CallReply =
  | { readonly ok: true; readonly data: unknown }
  | { readonly ok: false; readonly error: { code: string; message: string; details: Record<string, unknown>; requestId: string } }

/** A running emulator with the operations that tests need. */
export interface TestEmulator {
  readonly url: string
  readonly dataDir: string
  /** The document database, to declare collections and to examine queries. */
  readonly database: EmulatedDatabase
  /** All lines that the emulator and its functions have logged so far. */
  readonly logs: readonly string[]
  /** Calls an action as this person's phone would. An undefined openid is a phone without an owner. */
  call(openid: string | undefined, action: unknown, input?: unknown, requestId?: string): Promise<CallReply>
  /** Posts JSON to a path of the emulator and reads JSON. */
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Record<string, unknown>>
  /** The environment variables that direct the SDK of a process to this emulator. */
  sdkEnv(): Readonly<Record<string, string>>
  /** The real SDK, directed to this emulator. */
  sdk(): ReturnType<typeof tcb.init>
}

/** Starts an emulator on a free port with a data directory; timers run by hand. The caller stops it. */
export const startTestEmulator = async (
  dataDir: string,
  { inject, collections = [], ...options }: TestEmulatorOptions = {},
): Promise<TestEmulator & Emulator> => {
  const logs: string[] = []
  const faults = inject === undefined ? {} : { faults: readFaults({ ...inject }) }
  const emulator = await startEmulator({
    functionsDir: join(dataDir, 'no-functions'),
    clock: false,
    survivesPowerCut: false,
    ...options,
    ...faults,
    dataDir,
    log: (line) => logs.push(line),
  })
  emulator.database.ensureCollections(collections)
  return { ...emulator, ...clientOf(emulator.url), dataDir, logs }
}

const clientOf = (url: string): Pick<TestEmulator, 'call' | 'post' | 'sdkEnv' | 'sdk'> => {
  const post: TestEmulator['post'] = async (path, body = {}, headers = {}) => {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
    return response.json()
  }
  return {
    post,
    call: async (openid, action, input = {}, requestId = crypto.randomUUID()) =>
      (await post('/call', { action, input, requestId }, openid === undefined ? {} : { 'x-emulator-openid': openid })) as CallReply,
    sdkEnv: () => sdkEnv(url),
    sdk: () => {
      // SILENCE turns off the SDK's timer for "slow" warnings, which would keep running after a lost reply.
      Object.assign(process.env, sdkEnv(url), { SILENCE: 'true' })
      return tcb.init({ env: ENV_ID, keepalive: true })
    },
  }
}

/**
 * Gives the tests of this describe block (or file) an emulator on a free port with its own data directory, and removes both afterwards. Use
 * the result only inside tests and hooks, because the emulator is not running before them.
 */
export const withEmulator = (options: TestEmulatorOptions | (() => TestEmulatorOptions) = {}): TestEmulator => {
  let running: (TestEmulator & Emulator) | undefined
  const current = () => {
    if (running) return running
    throw new Error('The emulator runs inside tests and hooks only.')
  }

  beforeAll(async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'emulator-'))
    running = await startTestEmulator(dataDir, typeof options === 'function' ? options() : options)
  })
  afterAll(async () => {
    if (!running) return
    await running.stop()
    await rm(running.dataDir, { recursive: true })
  })

  return {
    get url() {
      return current().url
    },
    get dataDir() {
      return current().dataDir
    },
    get database() {
      return current().database
    },
    get logs() {
      return current().logs
    },
    call: (...args) => current().call(...args),
    post: (...args) => current().post(...args),
    sdkEnv: () => current().sdkEnv(),
    sdk: () => current().sdk(),
  }
}
