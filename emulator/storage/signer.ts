import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Signs the purpose, the path and the expiry of a link, so that links cannot be forged. */
export interface Signer {
  /** The query `sign=…&t=…`, valid for `seconds`. */
  sign(purpose: 'get' | 'put', path: string, seconds: number): string
  verify(purpose: 'get' | 'put', path: string, signature: string): 'valid' | 'expired' | 'wrong'
}

const loadKey = (dir: string): Buffer => {
  const file = join(dir, 'signing-key')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600, flush: true })
  return readFileSync(file)
}

/** Creates a signer. Its key is kept in `dir`, so that links survive a restart. `now` is in milliseconds. */
export const createSigner = (dir: string, now: () => number): Signer => {
  const key = loadKey(dir)
  const digest = (purpose: string, path: string, expires: string) =>
    createHmac('sha256', key).update(`${purpose}\n${path}\n${expires}`).digest('hex')
  return {
    sign: (purpose, path, seconds) => {
      const expires = String(Math.floor(now() / 1000) + seconds)
      return `sign=${digest(purpose, path, expires)}&t=${expires}`
    },
    verify: (purpose, path, signature) => {
      const given = new URLSearchParams(signature)
      const expires = given.get('t') ?? ''
      const expected = Buffer.from(digest(purpose, path, expires))
      const actual = Buffer.from(given.get('sign') ?? '')
      if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return 'wrong'
      return Number(expires) * 1000 > now() ? 'valid' : 'expired'
    },
  }
}
