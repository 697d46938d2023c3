import { cpSync, existsSync, readFileSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const MADE_AT = 'made-at'
/** The data of an emulator: its databases, each with what was written to it last, then whatever it keeps in files. */
const DATABASES = ['services.db', join('database', 'database.sqlite')].flatMap((name) => [`${name}-wal`, name])
const FILES = ['files', 'secrets.json', 'signing-key', 'data-version']

/** Where the sample data of a directory are kept as they were made. */
export const snapshotIn = (dataDir: string) => join(dataDir, 'snapshot')

/** When the sample data of a directory were made, in milliseconds since 1970; undefined without a snapshot of them. */
export function madeAtIn(dataDir: string): number | undefined {
  const file = join(snapshotIn(dataDir), MADE_AT)
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined
}

/** Copies the data of an emulator, which must not run meanwhile, into another directory. */
export async function copyData(from: string, to: string): Promise<void> {
  await mkdir(join(to, 'database'), { recursive: true })
  for (const name of [...DATABASES, ...FILES]) {
    // At once, as what was written last may move into the database at any moment: a connection ends when its memory is tidied up.
    if (existsSync(join(from, name))) cpSync(join(from, name), join(to, name), { recursive: true })
  }
}

/** Keeps a copy of the data, as those that were made at this instant. No emulator may use the directory meanwhile. */
export async function takeSnapshot(dataDir: string, madeAt: number): Promise<void> {
  const snapshot = snapshotIn(dataDir)
  await rm(snapshot, { recursive: true, force: true })
  await copyData(dataDir, snapshot)
  await writeFile(join(snapshot, MADE_AT), String(madeAt))
}
