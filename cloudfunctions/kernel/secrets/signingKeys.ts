import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'

/** The Ed25519 keys (RFC 8032) that sign passes. An old key stays until the last pass that it signed has expired. */
export interface SigningKeys {
  readonly currentKeyId: number
  readonly keys: ReadonlyMap<number, SigningKey>
}

export interface SigningKey {
  readonly privateKey: KeyObject
  /** 32 bytes in base64. A guard's phone verifies signatures with it. */
  readonly publicKey: string
}

let loaded: SigningKeys | undefined

export const signingKeys = () => {
  loaded ??= readSigningKeys(process.env)
  return loaded
}

/**
 * Reads the signing keys of the environment.
 *
 * @throws when a key is missing or is not 32 bytes long: refusing to start is better than signing with a wrong key
 */
export function readSigningKeys(environment: Readonly<Record<string, string | undefined>>): SigningKeys {
  const named: unknown = JSON.parse(environment.PASS_SIGNING_KEYS ?? '{}')
  const keys = new Map(Object.entries(Object(named)).map(([id, seed]) => [keyIdFrom(id), keyFrom(id, seed)]))
  const currentKeyId = Number(environment.PASS_SIGNING_KEY_ID)
  if (!keys.has(currentKeyId)) throw new Error('PASS_SIGNING_KEY_ID must name one of PASS_SIGNING_KEYS (docs/deploy.md, "Keys")')
  return { currentKeyId, keys }
}

/** The key id must fit into one byte of a signed pass. */
function keyIdFrom(id: string): number {
  if (!/^[1-9]\d{0,2}$/.test(id) || Number(id) > 255) throw new Error(`PASS_SIGNING_KEYS: "${id}" must be a number from 1 to 255`)
  return Number(id)
}

/** The bytes that precede the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex')

function keyFrom(id: string, value: unknown): SigningKey {
  const seed = Buffer.from(typeof value === 'string' ? value : '', 'base64')
  if (seed.length !== 32) throw new Error(`PASS_SIGNING_KEYS.${id} must be 32 bytes in base64 (docs/deploy.md, "Keys")`)
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  return { privateKey, publicKey: spki.subarray(-32).toString('base64') }
}
