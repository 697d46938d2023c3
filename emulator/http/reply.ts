import type { ServerResponse } from 'node:http'
import type { HttpHandler } from '../plugin'
import { HttpRefusal } from './refusal'

/** Answers with a text that is already JSON. */
export const sendJsonText = (response: ServerResponse, status: number, json: string): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(json) })
  response.end(json)
}

export const sendJson = (response: ServerResponse, status: number, value: object): void =>
  sendJsonText(response, status, JSON.stringify(value))

/** Routes a path by method; other methods get 405. */
export const byMethod =
  (handlers: Readonly<Record<string, HttpHandler>>): HttpHandler =>
  (request, response, url) => {
    const handler = handlers[request.method ?? '']
    if (!handler) throw new HttpRefusal(405, 'METHOD_NOT_ALLOWED', `${url.pathname} takes ${Object.keys(handlers).join(' or ')}.`)
    return handler(request, response, url)
  }
