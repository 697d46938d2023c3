import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The version of the format of a data directory: the emulator's own files, the documents of every collection, the sample data. Raise it
 * with a change that makes older directories unusable.
 */
export const DATA_VERSION = 7

const FILE = 'data-version'
/** The version of directories without a version file, which was introduced with version 2. */
const UNWRITTEN = 1
/** The files that an emulator creates at its start. A directory with one of them contains data. */
const MADE_AT_START = ['database', 'services.db', 'secrets.json']

/** The directory contains data of a version that this emulator does not read. */
export class OtherDataVersion extends Error {
  /** @param what a sentence that says what the directory contains, without advice */
  constructor(readonly what: string) {
    super(`${what} Begin anew with --fresh, which empties it, or choose another directory with --data.`)
  }
}

function versionIn(dir: string): number | undefined {
  const file = join(dir, FILE)
  if (existsSync(file)) return Number(readFileSync(file, 'utf8'))
  return MADE_AT_START.some((name) => existsSync(join(dir, name))) ? UNWRITTEN : undefined
}

const otherVersion = (dir: string, version: number): string => {
  if (!Number.isInteger(version)) return `${join(dir, FILE)} names no version that can be read. Nothing there was changed.`
  const writer = version < DATA_VERSION ? 'an older' : 'a newer'
  return `${dir} was written by ${writer} emulator: its data have version ${version}, this emulator reads version ${DATA_VERSION}. Nothing in it was changed.`
}

/** Throws {@link OtherDataVersion} when the directory contains data of another version. */
export function checkDataVersion(dir: string): void {
  const version = versionIn(dir)
  if (version !== undefined && version !== DATA_VERSION) throw new OtherDataVersion(otherVersion(dir, version))
}

/** Writes the version into a directory without data. Throws {@link OtherDataVersion} when it contains data of another version. */
export function claimDataVersion(dir: string): void {
  checkDataVersion(dir)
  writeFileSync(join(dir, FILE), `${DATA_VERSION}\n`)
}
