import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Files of a data directory whose contents only the keys can read. */
const MADE_WITH_KEYS = ['database', 'services.db']

const lost = (dataDir: string) =>
  `${dataDir} contains data, but no secrets.json with the keys that they were sealed with. Put that file back, begin anew with --fresh, which empties the directory, or choose another one with --data.`

const newKey = () => randomBytes(32).toString('base64')

/**
 * Loads the keys of local functions. They are created once and kept with the data that they protect, readable only by their owner.
 * `FIELD_KEYS` is JSON from key id to base64 of 32 bytes, `FIELD_KEY_ID` names the key for new data, `INDEX_KEY` is base64 of 32 bytes;
 * `AUDIT_KEYS` and `AUDIT_KEY_ID` are the same for the keys of the audit trail;
 * `PASS_SIGNING_KEYS` and `PASS_SIGNING_KEY_ID` are the same for the Ed25519 keys that sign passes.
 */
export const loadSecrets = (dataDir: string): Readonly<Record<string, string>> => {
  const file = join(dataDir, 'secrets.json')
  const isThere = existsSync(file)
  if (!isThere && MADE_WITH_KEYS.some((name) => existsSync(join(dataDir, name)))) throw new Error(lost(dataDir))
  const known: Readonly<Record<string, string>> = isThere ? JSON.parse(readFileSync(file, 'utf8')) : {}
  // Data of an earlier version may lack some keys, so missing ones are created now.
  const secrets = {
    FIELD_KEYS: JSON.stringify({ k1: newKey() }),
    FIELD_KEY_ID: 'k1',
    INDEX_KEY: newKey(),
    AUDIT_KEYS: JSON.stringify({ a1: newKey() }),
    AUDIT_KEY_ID: 'a1',
    PASS_SIGNING_KEYS: JSON.stringify({ 1: newKey() }),
    PASS_SIGNING_KEY_ID: '1',
    ...known,
  }
  if (Object.keys(secrets).length === Object.keys(known).length) return known
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600, flush: true })
  return secrets
}
