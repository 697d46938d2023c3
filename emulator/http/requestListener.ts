import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { describeError, type Log } from '../log'
import { CloudBaseError, type Plugin } from '../plugin'
import { passGate } from './gate'
import { HttpRefusal } from './refusal'
import { sendJson } from './reply'
import { createRouter } from './router'

const asRefusal = (error: unknown): HttpRefusal | undefined => {
  if (error instanceof HttpRefusal) return error
  return error instanceof CloudBaseError ? new HttpRefusal(400, error.code, error.message) : undefined
}

const parseUrl = (request: IncomingMessage): URL => {
  try {
    return new URL(`http://127.0.0.1${request.url}`)
  } catch {
    throw new HttpRefusal(400, 'BAD_REQUEST', 'The request has no path that can be read.')
  }
}

/** Answers every request: first the gate, then the plugin whose route matches. An error in a plugin never ends the process. */
export const createRequestListener = (plugins: readonly Plugin[], log: Log): RequestListener => {
  const handlerOf = createRouter(plugins)

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    if (passGate(request, response)) return
    const url = parseUrl(request)
    const handler = handlerOf(url.pathname)
    if (!handler) throw new HttpRefusal(404, 'INVALID_PATH', `Nothing is served at ${url.pathname}.`)
    await handler(request, response, url)
  }

  const refuse = (request: IncomingMessage, response: ServerResponse, error: unknown) => {
    // The client has closed the connection, so there is no response to send.
    if (response.destroyed) return
    const refusal = asRefusal(error)
    if (!refusal) log(`${request.method} ${request.url} failed: ${describeError(error)}`)
    if (response.headersSent) response.destroy()
    else if (refusal) sendJson(response, refusal.status, { code: refusal.code, message: refusal.message })
    else sendJson(response, 500, { code: 'SYS_ERR', message: 'The emulator failed. Its log says why.' })
  }

  return (request, response) => void answer(request, response).catch((error) => refuse(request, response, error))
}
