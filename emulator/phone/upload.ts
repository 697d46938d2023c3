import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { readBody } from '../http/body'
import { byMethod, sendJson } from '../http/reply'
import { CloudBaseError, type Plugin } from '../plugin'
import type { Files } from '../storage/files'
import { checkCloudPath, fileIdOf } from '../storage/paths'
import { openidOf } from './openid'
import { asPhoneRefusal, PhoneRefusal, sendRefusal } from './refusal'

const LIMIT = 10_000_000
/** The only place where the product lets a phone write. */
const INCOMING = 'incoming/'

const incomingPath = (path: string | null): string => {
  try {
    if (path?.startsWith(INCOMING)) return checkCloudPath(path)
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

/**
 * `POST /upload?path=incoming/…`: the local stand-in for `wx.cloud.uploadFile`. The body is the file. Answers `{ fileID }`, or HTTP 4xx with the
 * envelope of a refusal. As on the platform, only who created a file may write it again.
 */
export const createUploadPlugin = (files: Files): Plugin => {
  const store = async (request: IncomingMessage, url: URL): Promise<string> => {
    const openid = signedIn(request)
    const path = incomingPath(url.searchParams.get('path'))
    const existing = files.find(path)
    if (existing && existing.owner !== openid) throw new PhoneRefusal('FORBIDDEN', {})
    await files.put(path, await readBody(request, LIMIT), openid)
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
            const refusal = asPhoneRefusal(error)
            if (!refusal) throw error
            sendRefusal(response, STATUS[refusal.code] ?? 400, refusal, randomUUID())
          }
        },
      }),
    },
  }
}
