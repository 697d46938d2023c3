import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const newKey = () => randomBytes(32).toString('base64')

/**
 * The keys with which local functions encrypt and index fields: made once, kept with the data that they open, readable by their owner alone.
 * `FIELD_KEYS` is JSON from key id to base64 of 32 bytes, `FIELD_KEY_ID` names the one for new data, `INDEX_KEY` is base64 of 32 bytes.
 */
export const loadSecrets = (dataDir: string): Readonly<Record<string, string>> => {
  const file = join(dataDir, 'secrets.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  const secrets = { FIELD_KEYS: JSON.stringify({ k1: newKey() }), FIELD_KEY_ID: 'k1', INDEX_KEY: newKey() }
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600, flush: true })
  return secrets
}
