import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The shape of what lies in a data directory: the emulator's own files, the documents of every collection, the sample data.
 * Raise it with a change after which a directory that was written before can't be used any more.
 */
export const DATA_VERSION = 2

const FILE = 'data-version'
/** Directories had no written version until there was a second one. */
const UNWRITTEN = 1
/** What an emulator makes at its start: where one of these is, there are data. */
const MADE_AT_START = ['database', 'services.db', 'secrets.json']

/** The data lie there in another shape than this emulator reads. */
export class OtherDataVersion extends Error {
  /** @param what who wrote it, as a sentence without advice */
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

/** Throws {@link OtherDataVersion} where the directory holds data of another version. */
export function checkDataVersion(dir: string): void {
  const version = versionIn(dir)
  if (version !== undefined && version !== DATA_VERSION) throw new OtherDataVersion(otherVersion(dir, version))
}

/** Writes the version into a directory without data. Throws {@link OtherDataVersion} where the data have another one. */
export function claimDataVersion(dir: string): void {
  checkDataVersion(dir)
  writeFileSync(join(dir, FILE), `${DATA_VERSION}\n`)
}
