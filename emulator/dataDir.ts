import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { claimDataVersion } from './dataVersion'
import { loadSecrets } from './functions/secrets'

const LOCK = 'emulator.lock'
const OWNER = 'emulator.json'
/** How long to wait for an emulator that is just stopping and still holds the directory. */
const PATIENCE_MS = 1000

/** A directory that only this process may use until it releases it. */
export interface DataDir {
  /** Writes the emulator's address into the directory, for the error message of another emulator that finds it in use. */
  announce(url: string): void
  release(): void
}

const ownerOf = (dir: string): string => {
  const file = join(dir, OWNER)
  if (!existsSync(file)) return ''
  const { pid, url } = JSON.parse(readFileSync(file, 'utf8'))
  return ` (process ${pid}, ${url})`
}

/** The operating system holds the lock and releases it even after `kill -9`, so there are no stale locks. */
const lock = (dir: string): Database.Database => {
  const holder = new Database(join(dir, LOCK), { timeout: PATIENCE_MS })
  try {
    holder.exec('BEGIN EXCLUSIVE')
    return holder
  } catch (error) {
    holder.close()
    if (!String(error).includes('locked')) throw error
    throw new Error(`Another emulator uses ${dir}${ownerOf(dir)}. Stop it first, or choose another directory with --data.`)
  }
}

/** Whether an emulator has used this directory before. */
export const isDataDir = (dir: string): boolean => existsSync(join(dir, LOCK))

/**
 * The contents of the directory, without directories of other emulators: the preview's is inside `.data`, the default of the command line.
 */
const contentsOf = (dir: string) => readdirSync(dir).filter((name) => !isDataDir(join(dir, name)))

const refuseForeign = (dir: string) => {
  if (contentsOf(dir).length === 0 || isDataDir(dir)) return
  throw new Error(
    `--fresh empties ${dir}, but no emulator has used it before: it may hold something else. Empty it by hand or choose another.`,
  )
}

const empty = (dir: string) => {
  for (const name of contentsOf(dir)) if (!name.startsWith(LOCK)) rmSync(join(dir, name), { recursive: true })
}

/**
 * Creates and locks the directory; `fresh` empties it. Throws a plain sentence when another emulator uses it, when it contains foreign
 * files, and when its data have a version that this emulator does not read.
 */
export const takeDataDir = (dir: string, fresh: boolean): DataDir => {
  mkdirSync(dir, { recursive: true })
  if (fresh) refuseForeign(dir)
  const holder = lock(dir)
  try {
    if (fresh) empty(dir)
    claimDataVersion(dir)
    // The keys are made before any data, so that data without keys mean that the keys were lost.
    loadSecrets(dir)
  } catch (error) {
    holder.close()
    throw error
  }
  return {
    announce: (url) => writeFileSync(join(dir, OWNER), JSON.stringify({ pid: process.pid, url })),
    release: () => {
      rmSync(join(dir, OWNER), { force: true })
      holder.close()
    },
  }
}
