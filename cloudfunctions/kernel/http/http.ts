/** The event of CloudBase's HTTP access. The caller controls all of it. */
export interface HttpEvent {
  readonly path?: unknown
  readonly httpMethod?: unknown
  readonly headers?: unknown
  readonly queryStringParameters?: unknown
  readonly requestContext?: unknown
  readonly body?: unknown
  readonly isBase64Encoded?: unknown
}

export interface HttpRequest {
  readonly method: string
  readonly path: string
  /** Header names are in lower case. */
  readonly headers: ReadonlyMap<string, string>
  readonly query: ReadonlyMap<string, string>
  readonly body: Buffer
}

export interface HttpResponse {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Reads the untrusted event. Values that are not text are dropped. */
export const requestFrom = ({ path, httpMethod, headers, queryStringParameters, body, isBase64Encoded }: HttpEvent): HttpRequest => ({
  method: textIn(httpMethod).toUpperCase(),
  path: textIn(path),
  headers: new Map(textsIn(headers).map(([name, value]) => [name.toLowerCase(), value])),
  query: new Map(textsIn(queryStringParameters)),
  body: Buffer.from(textIn(body), isBase64Encoded === true ? 'base64' : 'utf8'),
})

const textIn = (value: unknown) => (typeof value === 'string' ? value : '')

const textsIn = (value: unknown): [string, string][] =>
  Object.entries(Object(value)).filter((entry): entry is [string, string] => typeof entry[1] === 'string')

/** The JSON of a body; undefined when it is none. */
export function jsonIn(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}

/** Headers of every response: no caching, no content sniffing, no referrer. */
const ALWAYS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' }

export const json = (statusCode: number, data: unknown, headers: Readonly<Record<string, string>> = {}): HttpResponse => ({
  statusCode,
  headers: { ...ALWAYS, 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(data),
})

/** The reason of a failure, as a code without details. */
export type WebCode =
  | 'NOT_FOUND'
  | 'METHOD_NOT_ALLOWED'
  | 'TOO_LARGE'
  | 'UNAUTHORIZED'
  | 'CLOCK_WRONG'
  | 'NONCE_USED'
  | 'TOO_MANY_REQUESTS'
  | 'INVALID_REQUEST'
  | 'UNAVAILABLE'
  | 'INTERNAL'

const STATUS: Readonly<Record<WebCode, number>> = {
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  TOO_LARGE: 413,
  UNAUTHORIZED: 401,
  CLOCK_WRONG: 401,
  NONCE_USED: 409,
  TOO_MANY_REQUESTS: 429,
  INVALID_REQUEST: 400,
  UNAVAILABLE: 503,
  INTERNAL: 500,
}

export const failure = (code: WebCode, headers: Readonly<Record<string, string>> = {}): HttpResponse =>
  json(STATUS[code], { code }, headers)

/** A page for people. `policy` is its Content-Security-Policy: it names what the page may load, and all else is blocked. */
export const html = (statusCode: number, body: string, policy: string): HttpResponse => ({
  statusCode,
  headers: { ...ALWAYS, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy, 'x-frame-options': 'DENY' },
  body,
})
