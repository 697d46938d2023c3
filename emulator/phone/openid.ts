import type { IncomingMessage } from 'node:http'
import { PhoneRefusal } from './refusal'

/** The header in which a local phone names its person. On the platform WeChat provides the identity and a phone cannot choose it. */
export const OPENID_HEADER = 'x-emulator-openid'
const OPENID = /^[\w-]{1,64}$/

/** The openid of the caller; undefined when there is none. Throws {@link PhoneRefusal} for an invalid openid. */
export const openidOf = (request: IncomingMessage): string | undefined => {
  const value = request.headers[OPENID_HEADER]
  if (value === undefined) return undefined
  if (typeof value === 'string' && OPENID.test(value)) return value
  throw new PhoneRefusal('INVALID_INPUT', { field: OPENID_HEADER, rule: 'format' })
}
