import { createReadStream } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { lookup } from 'mrmime'
import { readBody } from '../http/body'
import { HttpRefusal } from '../http/refusal'
import { byMethod } from '../http/reply'
import type { HttpHandler } from '../plugin'
import type { StorageContext } from './actions'

const OBJECT_LIMIT = 100_000_000
/** Headers that keep an uploaded file from running as a page of this origin. */
const SAFE = { 'x-content-type-options': 'nosniff', 'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'" }

const XML: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' }
const escapeXml = (text: string) => text.replace(/[<>&]/g, (character) => XML[character] ?? character)

/** The object store sends refusals as XML; the SDK reads exactly these elements. */
const refuse = (response: ServerResponse, status: number, code: string, message: string, resource: string) => {
  response.writeHead(status, { 'content-type': 'application/xml' })
  response.end(
    `<?xml version='1.0' encoding='utf-8' ?><Error><Code>${code}</Code><Message>${escapeXml(message)}</Message>` +
      `<Resource>${escapeXml(resource)}</Resource><RequestId>local</RequestId><TraceId>local</TraceId></Error>`,
  )
}

const REFUSALS = {
  wrong: ['SignatureDoesNotMatch', 'The signature does not fit. Ask the SDK for a new link.'],
  expired: ['RequestIsExpired', 'The link has expired. Ask the SDK for a new one.'],
} as const

const pathOf = (url: URL): string => {
  try {
    return decodeURI(url.pathname.slice('/storage/'.length))
  } catch {
    throw new HttpRefusal(400, 'BAD_REQUEST', 'The path is not well encoded.')
  }
}

type ObjectHandler = (path: string, request: IncomingMessage, response: ServerResponse) => void | Promise<void>

/** `/storage/<path>`: the object store that the SDK's links lead to. */
export const createObjectHandler = ({ files, signer }: StorageContext): HttpHandler => {
  const read: ObjectHandler = async (path, request, response) => {
    const file = files.find(path)
    if (!file) return refuse(response, 404, 'NoSuchKey', 'There is no such file.', path)
    response.writeHead(200, { ...SAFE, 'content-type': lookup(path) ?? 'application/octet-stream', 'content-length': file.size })
    if (request.method === 'HEAD') response.end()
    else await pipeline(createReadStream(file.location), response)
  }

  const write: ObjectHandler = async (path, request, response) => {
    await files.put(path, await readBody(request, OBJECT_LIMIT), null)
    response.writeHead(200, { 'content-length': 0 }).end()
  }

  const guarded =
    (purpose: 'get' | 'put', handler: ObjectHandler): HttpHandler =>
    (request, response, url) => {
      const path = pathOf(url)
      const signature = purpose === 'get' ? url.search.slice(1) : (request.headers.authorization ?? '')
      const verdict = signer.verify(purpose, path, signature)
      if (verdict === 'valid') return handler(path, request, response)
      const [code, message] = REFUSALS[verdict]
      refuse(response, 403, code, message, path)
    }

  const get = guarded('get', read)
  return byMethod({ GET: get, HEAD: get, PUT: guarded('put', write) })
}
