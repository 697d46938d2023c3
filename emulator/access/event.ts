import type { IncomingMessage } from 'node:http'
import { LIMITS } from '../limits'
import { OPENID_HEADER } from '../phone/openid'
import { ENV_ID } from '../platform'

const TEXT = /^(?:text\/|application\/(?:json|xml|javascript|x-www-form-urlencoded)|[^;]+\+(?:json|xml))/i

const isText = (request: IncomingMessage) => TEXT.test(request.headers['content-type'] ?? '')

/** The largest body that HTTP access takes. */
export const bodyLimitOf = (request: IncomingMessage) => (isText(request) ? LIMITS.httpTextBytes : LIMITS.functionBytes)

/** Joins each header into one text. The openid of a local phone is left out, because HTTP access knows no WeChat user. */
const headersOf = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headers)
      .filter(([name]) => name !== OPENID_HEADER)
      .map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  )

/** The event of a function called over HTTP. `path` is the rest after the function's own path. */
export const httpEvent = (request: IncomingMessage, url: URL, path: string, body: Buffer, requestId: string): object => {
  const asText = body.length === 0 || isText(request)
  return {
    path,
    httpMethod: request.method,
    headers: { ...headersOf(request), 'x-real-ip': request.socket.remoteAddress ?? '' },
    queryStringParameters: Object.fromEntries(url.searchParams),
    requestContext: { envId: ENV_ID, requestId },
    body: body.toString(asText ? 'utf8' : 'base64'),
    isBase64Encoded: !asText,
  }
}
