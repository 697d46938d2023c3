import type { Keys } from '../../cloudfunctions/kernel/secrets/keys'

const key = (filling: number) => Buffer.alloc(32, filling)

/** Keys for tests. All bytes of a key are the same. */
export const sampleKeys = (overrides: Partial<Keys> = {}): Keys => ({
  currentKeyId: 'k1',
  fieldKeys: new Map([['k1', key(1)]]),
  indexKey: key(9),
  ...overrides,
})

export const sampleKey = key

/** The same keys as environment variables of the functions. */
export const sampleKeyVariables = {
  FIELD_KEYS: JSON.stringify({ k1: key(1).toString('base64') }),
  FIELD_KEY_ID: 'k1',
  INDEX_KEY: key(9).toString('base64'),
  AUDIT_KEYS: JSON.stringify({ a1: key(5).toString('base64') }),
  AUDIT_KEY_ID: 'a1',
}

/** Environment variables of the keys that sign passes. */
export const sampleSigningVariables = {
  PASS_SIGNING_KEYS: JSON.stringify({ 7: key(3).toString('base64') }),
  PASS_SIGNING_KEY_ID: '7',
}
