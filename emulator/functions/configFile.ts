import { readFileSync, statSync } from 'node:fs'
import type { Log } from '../log'
import { type FunctionConfigs, parseConfig } from './config'

const mtimeOf = (file: string): number | undefined => statSync(file, { throwIfNoEntry: false })?.mtimeMs

/** The functions' configuration as the file says it now. */
export interface ConfigFile {
  current(): FunctionConfigs
  /** Calls `listener` with the configuration now and whenever a later look finds it changed. */
  watch(listener: (configs: FunctionConfigs) => void): void
}

/**
 * Reads the first of `candidates` that exists, again when it changes. Throws when the file is wrong at the start; a later mistake is logged and
 * the last good configuration stays.
 */
export const openConfigFile = (candidates: readonly string[], log: Log): ConfigFile => {
  const listeners: Array<(configs: FunctionConfigs) => void> = []
  const find = () => {
    const path = candidates.find((candidate) => mtimeOf(candidate) !== undefined)
    return { path, stamp: path && `${path}:${mtimeOf(path)}` }
  }
  const read = (path: string | undefined): FunctionConfigs => {
    if (path === undefined) return new Map()
    try {
      return parseConfig(readFileSync(path, 'utf8'))
    } catch (error) {
      throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  const first = find()
  let seen = first.stamp
  let configs = read(first.path)

  const refresh = () => {
    const { path, stamp } = find()
    if (stamp === seen) return
    seen = stamp
    try {
      configs = read(path)
    } catch (error) {
      log(`The old configuration stays. ${error instanceof Error ? error.message : String(error)}`)
      return
    }
    for (const listener of listeners) listener(configs)
  }

  return {
    current: () => {
      refresh()
      return configs
    },
    watch: (listener) => {
      listeners.push(listener)
      listener(configs)
    },
  }
}
