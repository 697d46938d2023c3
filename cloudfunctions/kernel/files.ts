import { cloud } from './cloud'

/** The lifetime of a link to a picture, in seconds. */
const LINK_SECONDS = 600

/** Stores a file and returns its id. A file that exists at the path is replaced. */
export async function storeFile(path: string, content: Buffer): Promise<string> {
  const { fileID } = await cloud().uploadFile({ cloudPath: path, fileContent: content })
  return fileID
}

/** The id of a file at this path, whether it exists yet or not. */
export async function fileIdOf(path: string): Promise<string> {
  const { data } = await cloud().getUploadMetadata({ cloudPath: path })
  return data.fileId
}

/** The code by which storage reports that there is no such file. */
const NOT_THERE = 'STORAGE_FILE_NONEXIST'

/**
 * The file's bytes; null when it does not exist; `too_large`, without reading it, when it exceeds the limit.
 *
 * @throws when storage does not say whether the file exists: whoever hears that it is missing makes another one
 */
export async function readFile(fileId: string, limitBytes: number): Promise<Buffer | 'too_large' | null> {
  const { url, code } = await askForLink(fileId)
  if (code === NOT_THERE) return null
  if (!url) throw Object.assign(new Error('storage gave no link to a file'), { code })
  const response = await fetch(url)
  if (response.status === 404) return null
  if (!response.ok) throw new Error(`storage answered ${response.status}`)
  if (Number(response.headers.get('content-length')) > limitBytes) {
    await response.body?.cancel()
    return 'too_large'
  }
  return Buffer.from(await response.arrayBuffer())
}

/** The codes by which storage reports that the file no longer exists. */
const GONE = ['SUCCESS', NOT_THERE]

/**
 * Deletes a file.
 *
 * @throws when the file may still exist: storage reports that only in its reply
 */
export async function deleteFile(fileId: string): Promise<void> {
  const { fileList } = await cloud().deleteFile({ fileList: [fileId] })
  const code = fileList[0]?.code ?? 'NO_ANSWER'
  if (!GONE.includes(code)) throw Object.assign(new Error('storage did not delete a file'), { code })
}

async function askForLink(fileId: string): Promise<{ url: string; code: string }> {
  const { fileList } = await cloud().getTempFileURL({ fileList: [{ fileID: fileId, maxAge: LINK_SECONDS }] })
  const [found] = fileList
  return { url: found?.tempFileURL ?? '', code: found?.code ?? 'NO_ANSWER' }
}

/** A link to a file that works for a limited time, for views; null when storage gives none: they go on without the picture. */
export const linkTo = async (fileId: string): Promise<string | null> => (await askForLink(fileId)).url || null

/** Links to up to 50 files at once, by file id. Files to which storage gives none are left out. */
export async function linksTo(fileIds: readonly string[], seconds = LINK_SECONDS): Promise<ReadonlyMap<string, string>> {
  if (fileIds.length === 0) return new Map()
  const asked = [...new Set(fileIds)].map((fileID) => ({ fileID, maxAge: seconds }))
  const { fileList } = await cloud().getTempFileURL({ fileList: asked })
  return new Map(fileList.flatMap(({ fileID, tempFileURL }) => (tempFileURL ? [[fileID, tempFileURL] as const] : [])))
}
