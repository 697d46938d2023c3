import type { IncomingMessage, ServerResponse } from 'node:http'
import { isLoopbackHost, isLoopbackOrigin } from './hosts'
import { HttpRefusal } from './refusal'

const CORS = {
  'access-control-allow-methods': 'GET, HEAD, POST, PUT, DELETE',
  'access-control-allow-headers': 'content-type, x-emulator-openid, authorization',
  'access-control-max-age': '600',
}

/**
 * Lets only this machine in: its host names, and pages that it serves. Says so to browsers (CORS). True: the request was a
 * preflight and is answered. Throws {@link HttpRefusal} for strangers.
 */
export const passGate = (request: IncomingMessage, response: ServerResponse): boolean => {
  const { host, origin } = request.headers
  if (!isLoopbackHost(host))
    throw new HttpRefusal(403, 'INVALID_HOST', 'The emulator answers to 127.0.0.1, localhost and *.localhost only.')
  if (origin === undefined) return false
  if (!isLoopbackOrigin(origin)) throw new HttpRefusal(403, 'INVALID_REQUEST_SOURCE', `Pages of ${origin} may not use the emulator.`)
  response.setHeader('access-control-allow-origin', origin)
  response.setHeader('vary', 'Origin')
  if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) return false
  response.writeHead(204, CORS).end()
  return true
}
