import { readFileSync, statSync } from 'node:fs'
import type { Log } from '../log'

const mtimeOf = (file: string): number | undefined => statSync(file, { throwIfNoEntry: false })?.mtimeMs
const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** The current content of a file of the build. */
export interface WatchedFile<T> {
  /** Returns the content, re-reading the file if it has changed. */
  current(): T
  /** Calls `listener` now, and each time a later read finds a change. */
  watch(listener: (value: T) => void): void
}

/**
 * Reads the first of `candidates` that exists, and again when it changes; `parse` gets undefined when none exists. Throws when the file is
 * invalid at the start. A later invalid version is logged and the previous content stays.
 */
export const openWatchedFile = <T>(candidates: readonly string[], parse: (text: string | undefined) => T, log: Log): WatchedFile<T> => {
  const listeners: Array<(value: T) => void> = []
  const find = () => {
    const path = candidates.find((candidate) => mtimeOf(candidate) !== undefined)
    return { path, stamp: path && `${path}:${mtimeOf(path)}` }
  }
  const read = (path: string | undefined): T => {
    try {
      return parse(path && readFileSync(path, 'utf8'))
    } catch (error) {
      throw new Error(`${path}: ${reasonOf(error)}`)
    }
  }

  const first = find()
  let seen = first.stamp
  let value = read(first.path)

  const refresh = () => {
    const { path, stamp } = find()
    if (stamp === seen) return
    seen = stamp
    try {
      value = read(path)
      for (const listener of listeners) listener(value)
    } catch (error) {
      log(`The new version is not used. ${reasonOf(error)}`)
    }
  }

  return {
    current: () => {
      refresh()
      return value
    },
    watch: (listener) => {
      listeners.push(listener)
      listener(value)
    },
  }
}
