import type { IncomingMessage, ServerResponse } from 'node:http'
import { isLoopbackHost, isLoopbackOrigin, isOwnOrigin } from './hosts'
import { HttpRefusal } from './refusal'

const CORS = {
  'access-control-allow-methods': 'GET, HEAD, POST, PUT, DELETE',
  'access-control-allow-headers': 'content-type, x-emulator-openid, authorization',
  'access-control-max-age': '600',
}

/** What only functions and the emulator's own pages ask: the services themselves, and what is set, broken and looked at by hand. */
const OPERATORS = /^\/(?:admin|emulator\/(?!wechat\/))/

/**
 * Admits only requests from this machine: to its host names, and from pages that it serves. Pages of other servers on this machine may do
 * what a phone does and nothing else. Sets the CORS headers for browsers. Returns
 * true when the request was a preflight and is answered. Throws {@link HttpRefusal} for other requests.
 */
export const passGate = (request: IncomingMessage, response: ServerResponse): boolean => {
  const { host, origin } = request.headers
  if (!isLoopbackHost(host))
    throw new HttpRefusal(403, 'INVALID_HOST', 'The emulator answers to 127.0.0.1, localhost and *.localhost only.')
  if (origin === undefined) return false
  if (!isLoopbackOrigin(origin)) throw new HttpRefusal(403, 'INVALID_REQUEST_SOURCE', `Pages of ${origin} may not use the emulator.`)
  if (OPERATORS.test(request.url ?? '') && !isOwnOrigin(origin, host)) {
    throw new HttpRefusal(403, 'INVALID_REQUEST_SOURCE', `Pages of ${origin} may call functions only.`)
  }
  response.setHeader('access-control-allow-origin', origin)
  response.setHeader('vary', 'Origin')
  if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) return false
  response.writeHead(204, CORS).end()
  return true
}
