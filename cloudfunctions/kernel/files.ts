import { cloud } from './cloud'

/** Seconds that a link to a picture works. */
const LINK_SECONDS = 600

/** Stores a file and returns its id. The same path again replaces it. */
export async function storeFile(path: string, content: Buffer): Promise<string> {
  const { fileID } = await cloud().uploadFile({ cloudPath: path, fileContent: content })
  return fileID
}

/** The id that a file at this path has or will have. */
export async function fileIdOf(path: string): Promise<string> {
  const { data } = await cloud().getUploadMetadata({ cloudPath: path })
  return data.fileId
}

/** The file's bytes; null when there is none, `too_large` when it is over the limit (it is not read then). */
export async function readFile(fileId: string, limitBytes: number): Promise<Buffer | 'too_large' | null> {
  const url = await linkTo(fileId)
  const response = url === null ? null : await fetch(url)
  if (response === null || response.status === 404) return null
  if (!response.ok) throw new Error(`storage answered ${response.status}`)
  if (Number(response.headers.get('content-length')) > limitBytes) {
    await response.body?.cancel()
    return 'too_large'
  }
  return Buffer.from(await response.arrayBuffer())
}

/** Codes with which storage says that the file isn't there any more. */
const GONE = ['SUCCESS', 'STORAGE_FILE_NONEXIST']

/** @throws when the file may still be there: storage tells that in its reply alone. */
export async function deleteFile(fileId: string): Promise<void> {
  const { fileList } = await cloud().deleteFile({ fileList: [fileId] })
  const code = fileList[0]?.code ?? 'SUCCESS'
  if (!GONE.includes(code)) throw Object.assign(new Error('storage did not delete a file'), { code })
}

/** A link that works for a while, or null when there is no such file. */
export async function linkTo(fileId: string): Promise<string | null> {
  const { fileList } = await cloud().getTempFileURL({ fileList: [{ fileID: fileId, maxAge: LINK_SECONDS }] })
  return fileList[0]?.tempFileURL || null
}

/** The same for up to 50 files at once, by file id; those that are not there are left out. */
export async function linksTo(fileIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (fileIds.length === 0) return new Map()
  const asked = [...new Set(fileIds)].map((fileID) => ({ fileID, maxAge: LINK_SECONDS }))
  const { fileList } = await cloud().getTempFileURL({ fileList: asked })
  return new Map(fileList.flatMap(({ fileID, tempFileURL }) => (tempFileURL ? [[fileID, tempFileURL] as const] : [])))
}
