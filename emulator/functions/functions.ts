import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { LIMITS } from '../limits'
import type { Log } from '../log'
import { defaultConfig, type FunctionConfig, type FunctionConfigs } from './config'
import { type Caller, platformContext } from './context'
import { FunctionFailure } from './failure'
import { Instance } from './instance'
import { Pool } from './pool'

const NAME = /^[A-Za-z][\w-]{0,59}$/

export interface FunctionsOptions {
  /** The directory that contains `<name>/index.js` for each function. */
  readonly dir: string
  /** Returns the current configuration of the functions. */
  readonly configs: () => FunctionConfigs
  /** Environment variables of every instance, which override those of its configuration. */
  readonly env: Readonly<Record<string, string>>
  readonly maxInstances: number
  /** How long a request waits for a free instance, in milliseconds. */
  readonly patienceMs: number
  /** The time by which the functions run, in milliseconds since 1970. */
  readonly now: () => number
  readonly log: Log
}

/** The functions below a directory. A call after a file has changed runs the new code. */
export interface Functions {
  /** Whether the build contains this function. */
  has(name: string): boolean
  /** Calls a function with an event (JSON) and returns its result (JSON). Rejects with {@link FunctionFailure}. */
  invoke(name: string, event: string, caller: Caller, requestId?: string): Promise<string>
  stop(): Promise<void>
}

interface Version {
  readonly stamp: string
  readonly pool: Pool
}

const checkSize = (json: string, kind: 'too-large' | 'reply-too-large', what: string, limit: number) => {
  if (Buffer.byteLength(json) > limit) throw new FunctionFailure(kind, `${what} is larger than ${limit} bytes.`)
}

/** Another function may get more than a phone or a caller over HTTP. */
const replyLimitFor = ({ trigger }: Caller) => (trigger === 'phone' || trigger === 'http' ? LIMITS.replyBytes : LIMITS.functionBytes)

/** This machine's clock, also when whoever runs the emulator has shifted their own. */
const machineNow = Date.now

/** How far a clock is ahead of this machine's; 0 for this machine's own, whenever it is read. */
const aheadOf = (now: () => number) => (now === machineNow ? 0 : now() - machineNow())

export const createFunctions = ({ dir, configs, env, maxInstances, patienceMs, now, log }: FunctionsOptions): Functions => {
  const versions = new Map<string, Version>()
  const retired = new Set<Pool>()

  const fileOf = (name: string) => {
    const file = resolve(dir, name, 'index.js')
    const stat = NAME.test(name) ? statSync(file, { throwIfNoEntry: false }) : undefined
    if (!stat) throw new FunctionFailure('not-found', `There is no function ${name} below ${dir}. Build it with npm run build:functions.`)
    return { file, stamp: `${stat.mtimeMs}:${stat.size}` }
  }

  const newPool = (file: string, config: FunctionConfig): Pool =>
    new Pool({
      maxInstances,
      patienceMs,
      start: (onEnd) =>
        new Instance({
          file,
          env: { ...config.env, ...env },
          memoryMb: config.memoryMb,
          ahead: () => aheadOf(now),
          log: (line) => log(`[${config.name}] ${line}`),
          onEnd,
        }),
    })

  const poolOf = (config: FunctionConfig): Pool => {
    const found = fileOf(config.name)
    const stamp = `${found.stamp}:${JSON.stringify(config)}`
    const version = versions.get(config.name)
    if (version?.stamp === stamp) return version.pool
    if (version) {
      version.pool.retire()
      retired.add(version.pool)
    }
    const pool = newPool(found.file, config)
    versions.set(config.name, { stamp, pool })
    return pool
  }

  return {
    has: (name) => NAME.test(name) && statSync(resolve(dir, name, 'index.js'), { throwIfNoEntry: false }) !== undefined,
    invoke: async (name, event, caller, requestId = randomUUID()) => {
      checkSize(event, 'too-large', 'The event', LIMITS.functionBytes)
      const config = configs().get(name) ?? defaultConfig(name)
      const context = JSON.stringify(platformContext(config, caller, requestId))
      const json = await poolOf(config).run(event, context, config.timeoutMs)
      checkSize(json, 'reply-too-large', `What ${name} returned`, replyLimitFor(caller))
      return json
    },
    stop: async () => {
      const pools = [...versions.values()].map(({ pool }) => pool)
      await Promise.all([...pools, ...retired].map((pool) => pool.stop()))
    },
  }
}
