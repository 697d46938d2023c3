import type { IncomingMessage } from 'node:http'
import { PhoneRefusal } from './refusal'

/** The only place where a local phone says who holds it. On the platform WeChat says it, and no phone can. */
export const OPENID_HEADER = 'x-emulator-openid'
const OPENID = /^[\w-]{1,64}$/

/** The person who calls; undefined where nobody is named. Throws {@link PhoneRefusal} for what can't be an openid. */
export const openidOf = (request: IncomingMessage): string | undefined => {
  const value = request.headers[OPENID_HEADER]
  if (value === undefined) return undefined
  if (typeof value === 'string' && OPENID.test(value)) return value
  throw new PhoneRefusal('INVALID_INPUT', { field: OPENID_HEADER, rule: 'format' })
}
