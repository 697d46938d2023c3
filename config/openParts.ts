import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The files in which a domain adds to what the answers of other domains hold: its roles, and its things of 今天. */
const FILES = /^(roles|today)\.ts$/

/** Stands for everything that the domains add to others' answers: another one when any of it changes. */
export function openParts(contract: string): string {
  const hash = createHash('sha256')
  const folders = readdirSync(contract, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  for (const { name } of folders.toSorted((a, b) => a.name.localeCompare(b.name)))
    for (const file of readdirSync(join(contract, name))
      .filter((one) => FILES.test(one))
      .toSorted())
      hash.update(readFileSync(join(contract, name, file)))
  return hash.digest('hex').slice(0, 8)
}
