/** The keys of this environment. In production they are environment variables of the functions; locally they live with the local data. */
export interface Keys {
  readonly currentKeyId: string
  /** AES-256 keys by id; old ones stay so that old fields can be read. */
  readonly fieldKeys: ReadonlyMap<string, Buffer>
  /** For blind indexes. It never changes: what it indexed could not be found again. */
  readonly indexKey: Buffer
}

let loaded: Keys | undefined

export const keys = () => {
  loaded ??= readKeys(process.env)
  return loaded
}

/** @throws when a key is missing or not 32 bytes: better no service than one with unprotected data. */
export function readKeys(environment: Readonly<Record<string, string | undefined>>): Keys {
  const fieldKeys = new Map(Object.entries(objectIn(environment.FIELD_KEYS)).map(([id, key]) => [id, keyFrom(`FIELD_KEYS.${id}`, key)]))
  // A sealed field is `keyId.iv.tag.text`: with a dot in the id it could never be opened again.
  const misnamed = [...fieldKeys.keys()].find((id) => !/^\w+$/.test(id))
  if (misnamed !== undefined) throw new Error(`FIELD_KEYS: "${misnamed}" must be letters and digits (docs/deploy.md, "Keys")`)
  const currentKeyId = environment.FIELD_KEY_ID ?? ''
  if (!fieldKeys.has(currentKeyId)) throw new Error('FIELD_KEY_ID must name one of FIELD_KEYS (docs/deploy.md, "Keys")')
  return { currentKeyId, fieldKeys, indexKey: keyFrom('INDEX_KEY', environment.INDEX_KEY) }
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
