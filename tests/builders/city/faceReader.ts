import { createWeb } from '../../../cloudfunctions/kernel/http/web'
import type { ReaderChanges, ReaderReceipts } from '../../../contract/pass/faceReader'
import { openEveryDomain } from '../house'
import type { City } from './city'
import { sign } from './sign'

/** What a device sends over HTTP. */
export interface DeviceRequest {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface DeviceAnswer {
  readonly status: number
  readonly data: unknown
}

type Send = (request: DeviceRequest) => Promise<DeviceAnswer>

/** The function `web` beside us, at the city's time. */
export function webOf(city: City): Send {
  const main = createWeb(openEveryDomain().routes, () => city.now)
  return async ({ method, path, query, ...rest }) => {
    const { statusCode, body } = await main({ path, httpMethod: method, queryStringParameters: query, isBase64Encoded: false, ...rest })
    return { status: statusCode, data: JSON.parse(body) }
  }
}

/** The built function behind HTTP access. */
export const httpAccess =
  (url: () => string): Send =>
  async ({ method, path, query, headers, body }) => {
    const target = `${url()}${path}?${new URLSearchParams(query)}`
    const response = await fetch(target, { method, headers, ...(method === 'POST' && { body }) })
    return { status: response.status, data: await response.json() }
  }

interface Settings {
  readonly readerId: string
  readonly key: string
  readonly send: Send
  readonly now: () => Date
}

/** A face reader on the wall, as its maker would write it from docs/face-readers.md alone. */
export function aDevice({ readerId, key, send, now }: Settings) {
  const signed = (what: 'changes' | 'receipts', query: Readonly<Record<string, string>>, body: string): DeviceRequest => {
    const [method, path] = [what === 'changes' ? 'GET' : 'POST', `/readers/${readerId}/${what}`]
    const target = query.after ? `${path}?after=${query.after}` : path
    const { time, nonce, signature } = sign({ method, target, body }, key, now())
    const headers = { 'X-Reader-Time': time, 'X-Reader-Nonce': nonce, 'X-Reader-Signature': signature, 'Content-Type': 'application/json' }
    return { method, path, query, headers, body }
  }
  const must = async (request: DeviceRequest) => {
    const { status, data } = await send(request)
    if (status !== 200) throw new Error(`${request.path}: ${status} ${JSON.stringify(data)}`)
    return data
  }
  const changes = async (after?: string) => (await must(signed('changes', after ? { after } : {}, ''))) as ReaderChanges
  const tell = (receipts: ReaderReceipts['receipts']) => must(signed('receipts', {}, JSON.stringify({ receipts })))
  return {
    sign: signed,
    send,
    changes,
    tell,
    /** Does what it is asked and says so. Returns what that was. */
    async obey() {
      const asked = (await changes()).changes
      const done = asked.map(({ kind, passId, version }) =>
        kind === 'learn'
          ? ({ done: 'learned', passId, version } as const)
          : { done: 'forgotten' as const, passId, version, receipt: proofOf(passId) },
      )
      if (done.length > 0) await tell(done)
      return asked
    },
  }
}

export type Device = ReturnType<typeof aDevice>

/** What a sample device says as its own proof of deletion. */
export const proofOf = (passId: string) => `deleted ${passId}`
