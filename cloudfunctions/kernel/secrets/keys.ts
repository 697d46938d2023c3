/**
 * The keys of this environment. In production they are environment variables of the functions; the emulator keeps them with its local data.
 */
export interface Keys {
  readonly currentKeyId: string
  /** AES-256 keys by id. Old keys stay, so that old fields can be decrypted. */
  readonly fieldKeys: ReadonlyMap<string, Buffer>
  /** The key of blind indexes. It never changes, because indexed values could no longer be found. */
  readonly indexKey: Buffer
}

let loaded: Keys | undefined

export const keys = () => {
  loaded ??= readKeys(process.env)
  return loaded
}

/**
 * Reads the keys of the environment.
 *
 * @throws when a key is missing or is not 32 bytes long: refusing to start is better than storing unprotected data
 */
export function readKeys(environment: Readonly<Record<string, string | undefined>>): Keys {
  const fieldKeys = namedKeys('FIELD_KEYS', environment.FIELD_KEYS)
  const currentKeyId = environment.FIELD_KEY_ID ?? ''
  if (!fieldKeys.has(currentKeyId)) throw new Error('FIELD_KEY_ID must name one of FIELD_KEYS (docs/deploy.md, "Keys")')
  return { currentKeyId, fieldKeys, indexKey: keyFrom('INDEX_KEY', environment.INDEX_KEY) }
}

/** Keys of 32 bytes by id, from JSON. @throws when an id or a key has another form */
export function namedKeys(variable: string, json: string | undefined): ReadonlyMap<string, Buffer> {
  const keys = new Map(Object.entries(objectIn(json)).map(([id, key]) => [id, keyFrom(`${variable}.${id}`, key)]))
  // A sealed field is `keyId.iv.tag.text`, so it could not be decrypted if the id contained a dot.
  const misnamed = [...keys.keys()].find((id) => !/^\w+$/.test(id))
  if (misnamed !== undefined) throw new Error(`${variable}: "${misnamed}" must be letters and digits (docs/deploy.md, "Keys")`)
  return keys
}

function objectIn(json = '{}'): Record<string, unknown> {
  const value: unknown = JSON.parse(json)
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function keyFrom(name: string, value: unknown): Buffer {
  const key = Buffer.from(typeof value === 'string' ? value : '', 'base64')
  if (key.length !== 32) throw new Error(`${name} must be 32 bytes in base64 (docs/deploy.md, "Keys")`)
  return key
}
