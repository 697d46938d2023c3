import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { UPLOAD_PATH } from '../../contract/routes'
import { readBody } from '../http/body'
import { BodyTooLarge } from '../http/refusal'
import { byMethod, sendJson } from '../http/reply'
import { CloudBaseError, type Plugin } from '../plugin'
import type { Files } from '../storage/files'
import { checkCloudPath, fileIdOf } from '../storage/paths'
import { openidOf } from './openid'
import { asPhoneRefusal, PhoneRefusal, sendRefusal } from './refusal'

const LIMIT = 10_000_000
/** The size that a form adds around the file. */
const FORM_BYTES = 10_000
const incomingPath = (path: unknown): string => {
  try {
    if (typeof path === 'string' && UPLOAD_PATH.test(path)) return checkCloudPath(path)
  } catch (error) {
    if (!(error instanceof CloudBaseError)) throw error
  }
  throw new PhoneRefusal('INVALID_INPUT', { field: 'path', rule: 'format' })
}

const signedIn = (request: IncomingMessage): string => {
  const openid = openidOf(request)
  if (openid === undefined) throw new PhoneRefusal('NOT_SIGNED_IN', {})
  return openid
}

const STATUS: Readonly<Record<string, number>> = { NOT_SIGNED_IN: 401, FORBIDDEN: 403, INPUT_TOO_LARGE: 413 }

interface Upload {
  readonly path: string
  readonly content: Buffer
}

const tooLarge = () => new PhoneRefusal('INPUT_TOO_LARGE', { limit: LIMIT })
const notAForm = () => new PhoneRefusal('INVALID_INPUT', { field: 'file', rule: 'format' })

const readForm = async (contentType: string, body: Buffer): Promise<FormData> => {
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData()
  } catch {
    throw notAForm()
  }
}

const uploadInForm = async (contentType: string, body: Buffer): Promise<Upload> => {
  const form = await readForm(contentType, body)
  const file = form.get('file')
  if (file === null || typeof file === 'string') throw notAForm()
  if (file.size > LIMIT) throw tooLarge()
  return { path: incomingPath(form.get('cloudPath')), content: Buffer.from(await file.arrayBuffer()) }
}

/**
 * Reads an upload. A mini-program can only send forms (`cloudPath`, `file`); other clients put the path in the address and the file in the
 * body.
 */
const readUpload = async (request: IncomingMessage, url: URL): Promise<Upload> => {
  const contentType = request.headers['content-type'] ?? ''
  if (contentType.startsWith('multipart/form-data')) return uploadInForm(contentType, await readBody(request, LIMIT + FORM_BYTES))
  return { path: incomingPath(url.searchParams.get('path')), content: await readBody(request, LIMIT) }
}

/**
 * `POST /upload?path=incoming/…` stands in for `wx.cloud.uploadFile`. It answers `{ fileID }`, or HTTP 4xx with a refusal in the functions'
 * reply format. As on the platform, only the person who created a file may replace it.
 */
export const createUploadPlugin = (files: Files): Plugin => {
  const store = async (request: IncomingMessage, url: URL): Promise<string> => {
    const openid = signedIn(request)
    const { path, content } = await readUpload(request, url)
    const existing = files.find(path)
    if (existing && existing.owner !== openid) throw new PhoneRefusal('FORBIDDEN', {})
    await files.put(path, content, openid)
    return fileIdOf(path)
  }

  return {
    name: 'upload',
    routes: {
      '/upload': byMethod({
        POST: async (request, response, url) => {
          try {
            sendJson(response, 200, { fileID: await store(request, url) })
          } catch (error) {
            const refusal = error instanceof BodyTooLarge ? tooLarge() : asPhoneRefusal(error)
            if (!refusal) throw error
            sendRefusal(response, STATUS[refusal.code] ?? 400, refusal, randomUUID())
          }
        },
      }),
    },
  }
}
