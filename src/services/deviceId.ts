import { whenForgotten } from './phoneStorage'
import { randomBytes } from './randomBytes'
import { secret } from './secretStore'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'
const LENGTH = 20
/** Bytes from here on would make the first letters likelier than the last. */
const UNFAIR = 252

const isDeviceId = (value: unknown): value is string => typeof value === 'string' && /^dev_[a-z0-9]{20}$/.test(value)

const kept = secret('deviceId', isDeviceId)

const lettersOf = (bytes: Uint8Array) =>
  Array.from(
    bytes.filter((byte) => byte < UNFAIR),
    (byte) => LETTERS.charAt(byte % LETTERS.length),
  ).join('')

async function makeUp(): Promise<string> {
  let letters = ''
  while (letters.length < LENGTH) letters += lettersOf(await randomBytes(LENGTH))
  return `dev_${letters.slice(0, LENGTH)}`
}

async function keptOrNew(): Promise<string> {
  const known = await kept.get()
  if (known) return known
  const id = await makeUp()
  await kept.set(id)
  return id
}

let asked: Promise<string> | null = null
whenForgotten(() => {
  asked = null
})

/** Names this phone, the same until the app is removed or the person withdraws. Rejects when the phone could not store it: the next call tries again. */
export function deviceId(): Promise<string> {
  asked ??= keptOrNew().catch((error: unknown) => {
    asked = null
    throw error
  })
  return asked
}
