import { request as httpRequest, type IncomingMessage } from 'node:http'
import { WxFailure } from './api'

export interface HttpCall {
  url: string
  method: string
  headers: Record<string, string>
  body: string | Buffer | undefined
  timeoutMs: number
  signal: AbortSignal
}

export interface HttpReply {
  status: number
  headers: Record<string, string>
  body: Buffer
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

/**
 * Makes a real HTTP call, only to this machine.
 * @throws WxFailure when the call is refused, aborted, timed out or to another machine
 */
export async function callHttp({ url, method, headers, body, timeoutMs, signal }: HttpCall): Promise<HttpReply> {
  if (!LOOPBACK.has(new URL(url).hostname)) throw new WxFailure(`url not in domain list (the test host calls loopback only): ${url}`)
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const call = httpRequest(url, { method, headers, signal, timeout: timeoutMs, agent: false }, resolve)
    call.on('timeout', () => call.destroy(new WxFailure('timeout')))
    call.on('error', (error: Error) => reject(signal.aborted ? new WxFailure('abort') : asFailure(error)))
    call.end(body)
  })
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk)
  return { status: response.statusCode ?? 0, headers: flatten(response.headers), body: Buffer.concat(chunks) }
}

const asFailure = (error: Error) => (error instanceof WxFailure ? error : new WxFailure(error.message))
const flatten = (headers: IncomingMessage['headers']) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
