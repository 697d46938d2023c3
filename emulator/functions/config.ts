import { isJsonObject, type JsonObject } from '../http/body'
import { isPlatformCron } from './cron'

export interface TimerTrigger {
  readonly name: string
  /** A cron expression of seven fields, in UTC+8. */
  readonly cron: string
}

/** The configuration of one function in `cloudbaserc.json`. */
export interface FunctionConfig {
  readonly name: string
  readonly timeoutMs: number
  readonly memoryMb: number
  readonly env: Readonly<Record<string, string>>
  readonly timers: readonly TimerTrigger[]
}

export type FunctionConfigs = ReadonlyMap<string, FunctionConfig>

/** The platform's defaults for a function that the file does not mention. */
export const defaultConfig = (name: string): FunctionConfig => ({ name, timeoutMs: 5000, memoryMb: 256, env: {}, timers: [] })

/**
 * Whether a value is a placeholder that the deployment fills from its own environment, such as `{{env.INDEX_KEY}}`. The emulator has no
 * value for it.
 */
const isPlaceholder = (value: string) => /^\{\{.*\}\}$/.test(value)

const inRange = (value: unknown, fallback: number, min: number, max: number, what: string): number => {
  if (value === undefined) return fallback
  if (typeof value === 'number' && value >= min && value <= max) return value
  throw new Error(`${what} is a number from ${min} to ${max}.`)
}

const readEnv = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(isJsonObject(value) ? value : {})
      .map(([name, text]) => [name, String(text)] as const)
      .filter(([, text]) => !isPlaceholder(text)),
  )

const readTimer = (value: unknown, of: string): TimerTrigger => {
  const trigger = isJsonObject(value) ? value : {}
  const { name, type, config } = trigger
  if (type !== 'timer' || typeof name !== 'string' || typeof config !== 'string') {
    throw new Error(`A trigger of ${of} is { "name", "type": "timer", "config": cron }; the platform knows no other type.`)
  }
  if (!isPlatformCron(config))
    throw new Error(`Timer ${name} of ${of} has the expression "${config}"; the platform takes seven fields with , - * / and names.`)
  return { name, cron: config }
}

const readFunction = (entry: JsonObject): FunctionConfig => {
  const { name, timeout, memorySize, envVariables, triggers } = entry
  if (typeof name !== 'string' || name === '') throw new Error('Each of "functions" has a name.')
  const fallback = defaultConfig(name)
  return {
    name,
    timeoutMs: inRange(timeout, fallback.timeoutMs / 1000, 1, 60, `timeout of ${name}`) * 1000,
    memoryMb: inRange(memorySize, fallback.memoryMb, 64, 3072, `memorySize of ${name}`),
    env: readEnv(envVariables),
    timers: Array.isArray(triggers) ? triggers.map((trigger) => readTimer(trigger, name)) : [],
  }
}

/**
 * Reads `cloudbaserc.json`; without the file all functions have the defaults. Throws a plain sentence for values that the platform would
 * refuse.
 */
export const parseConfig = (text = '{}'): FunctionConfigs => {
  const file: unknown = JSON.parse(text)
  const entries = isJsonObject(file) && Array.isArray(file.functions) ? file.functions : []
  return new Map(entries.filter(isJsonObject).map((entry) => [String(entry.name), readFunction(entry)]))
}
