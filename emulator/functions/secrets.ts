import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const newKey = () => randomBytes(32).toString('base64')

/**
 * The keys with which local functions encrypt and index fields: made once, kept with the data that they open, readable by their owner alone.
 * `FIELD_KEYS` is JSON from key id to base64 of 32 bytes, `FIELD_KEY_ID` names the one for new data, `INDEX_KEY` is base64 of 32 bytes;
 * `PASS_SIGNING_KEYS` and `PASS_SIGNING_KEY_ID` likewise for the Ed25519 keys that sign passes.
 */
export const loadSecrets = (dataDir: string): Readonly<Record<string, string>> => {
  const file = join(dataDir, 'secrets.json')
  const known: Readonly<Record<string, string>> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  // Data of an earlier version know fewer keys: what is missing is made now.
  const secrets = {
    FIELD_KEYS: JSON.stringify({ k1: newKey() }),
    FIELD_KEY_ID: 'k1',
    INDEX_KEY: newKey(),
    PASS_SIGNING_KEYS: JSON.stringify({ 1: newKey() }),
    PASS_SIGNING_KEY_ID: '1',
    ...known,
  }
  if (Object.keys(secrets).length === Object.keys(known).length) return known
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600, flush: true })
  return secrets
}
