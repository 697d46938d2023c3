import { isJsonObject } from '../http/body'
import { type AdminHandler, CloudBaseError } from '../plugin'
import type { Files } from './files'
import { checkCloudPath, fileIdOf, pathOfFileId } from './paths'
import type { Signer } from './signer'

const UPLOAD_SECONDS = 15 * 60
const DOWNLOAD_SECONDS = 2 * 60 * 60
const BATCH_LIMIT = 50

export interface StorageContext {
  readonly files: Files
  readonly signer: Signer
  /** The address of the emulator. */
  readonly url: string
}

const listOf = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value) && value.length <= BATCH_LIMIT) return value
  throw new CloudBaseError('INVALID_PARAM', `The list of files has at most ${BATCH_LIMIT} entries.`)
}

const secondsOf = (value: unknown): number => {
  if (value === undefined) return DOWNLOAD_SECONDS
  if (Number.isInteger(value) && Number(value) > 0) return Number(value)
  throw new CloudBaseError('INVALID_PARAM', 'maxAge is a number of seconds above 0.')
}

/** The SDK's storage actions: upload addresses, download addresses, deletion. */
export const createStorageActions = ({ files, signer, url: base }: StorageContext): Readonly<Record<string, AdminHandler>> => {
  const uploadMetadata: AdminHandler = ({ path }) => {
    const checked = checkCloudPath(path)
    const authorization = signer.sign('put', checked, UPLOAD_SECONDS)
    const url = `${base}/storage/${encodeURI(checked)}`
    return { data: { url, token: 'local', authorization, fileId: fileIdOf(checked), cosFileId: Buffer.from(checked).toString('base64') } }
  }

  /** The link is returned unencoded, because the SDK encodes it. */
  const downloadOf = (entry: unknown) => {
    const { fileid, max_age: maxAge } = isJsonObject(entry) ? entry : {}
    const fileID = String(fileid)
    const path = pathOfFileId(fileID)
    if (path === undefined || !files.find(path)) return { fileID, tempFileURL: '', code: 'STORAGE_FILE_NONEXIST' }
    return { fileID, tempFileURL: `${base}/storage/${path}?${signer.sign('get', path, secondsOf(maxAge))}`, code: 'SUCCESS' }
  }

  const deleteOne = async (entry: unknown) => {
    const fileID = String(entry)
    const path = pathOfFileId(fileID)
    const done = path !== undefined && (await files.remove(path))
    return { fileID, code: done ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST' }
  }

  return {
    'storage.getUploadMetadata': uploadMetadata,
    'storage.batchGetDownloadUrl': ({ file_list: list }) => ({ data: { download_list: listOf(list).map(downloadOf) } }),
    'storage.batchDeleteFile': async ({ fileid_list: list }) => ({ data: { delete_list: await Promise.all(listOf(list).map(deleteOne)) } }),
  }
}
