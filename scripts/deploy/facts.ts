import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { domains } from '../../cloudfunctions/domains'
import type { CollectionDefinition } from '../../cloudfunctions/kernel/database/definition'
import { kernel } from '../../cloudfunctions/kernel/kernel'
import { appid } from '../../project.config.json'
import { deployedFunctions, type FunctionEntry } from '../functions'

/** A function as it was built. */
export interface Built {
  readonly bytes: number
  /** Milliseconds since 1970. */
  readonly at: number
  /** Calls of WeChat's open API that it declares. */
  readonly openapi: readonly string[]
}

/** All that a plan is made from. */
export interface Facts {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly appId: string
  readonly collections: readonly CollectionDefinition[]
  readonly functions: readonly FunctionEntry[]
  /** By name; null where it was never built. */
  readonly built: ReadonlyMap<string, Built | null>
  /** When the newest file that functions are built from was changed. */
  readonly sourcesChangedAt: number
  /** Functions that serve actions. */
  readonly serving: readonly string[]
}

/** What the functions are built from. */
const SOURCES = ['cloudfunctions', 'contract', 'scripts/buildFunctions.ts', 'package-lock.json']

const changedAt = (path: string): number =>
  statSync(path).isDirectory() ? Math.max(0, ...readdirSync(path).map((name) => changedAt(join(path, name)))) : statSync(path).mtimeMs

/** The function below a directory of built ones, null when it isn't there (whole). */
export function builtIn(dir: string, name: string): Built | null {
  const config = join(dir, name, 'config.json')
  const found = statSync(join(dir, name, 'index.js'), { throwIfNoEntry: false })
  if (!found || !existsSync(config)) return null
  const { permissions }: { permissions: { openapi: string[] } } = JSON.parse(readFileSync(config, 'utf8'))
  return { bytes: found.size, at: found.mtimeMs, openapi: permissions.openapi }
}

/** Looks around in the repository (the current directory) and the environment of this process. */
const functions = deployedFunctions()
const entries = functions.map(({ entry }) => entry)

export const gatherFacts = (): Facts => ({
  environment: process.env,
  appId: appid,
  collections: [kernel, ...domains].flatMap(({ collections }) => collections).map(({ definition }) => definition),
  functions: entries,
  built: new Map(entries.map(({ name }) => [name, builtIn('dist/functions', name)])),
  sourcesChangedAt: Math.max(...SOURCES.map(changedAt)),
  serving: functions.filter(({ calledBy }) => calledBy === 'phone').map(({ entry }) => entry.name),
})
