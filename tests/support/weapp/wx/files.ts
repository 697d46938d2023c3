import type { Answer, ApiTable, Callbacks } from './api'
import { WxFailure } from './api'

interface FileOptions extends Callbacks {
  filePath: string
  tempFilePath?: string
  encoding?: BufferEncoding
  data?: string | ArrayBuffer
}

/** The files of the phone by path, including the `wxfile://` paths of chosen photos. */
export type Files = Map<string, Buffer>

/** The part of the file system that the app needs: read, write, save, delete, test for existence, get the size. */
export function fileApis(files: Files, answer: Answer): ApiTable {
  const read = (path: string) => {
    const file = files.get(path)
    if (!file) throw new WxFailure(`no such file or directory "${path}"`)
    return file
  }
  const contents = (path: string, encoding?: BufferEncoding) =>
    encoding ? read(path).toString(encoding) : Uint8Array.from(read(path)).buffer
  const write = (path: string, data: FileOptions['data'] = '', encoding: BufferEncoding = 'utf8') =>
    void files.set(path, typeof data === 'string' ? Buffer.from(data, encoding) : Buffer.from(data))
  const remove = (path: string) => {
    read(path)
    files.delete(path)
  }
  const work: Record<string, (options: FileOptions) => unknown> = {
    readFile: ({ filePath, encoding }) => ({ data: contents(filePath, encoding) }),
    writeFile: ({ filePath, data, encoding }) => write(filePath, data, encoding),
    unlink: ({ filePath }) => remove(filePath),
    saveFile: ({ tempFilePath = '', filePath }) => {
      write(filePath, Uint8Array.from(read(tempFilePath)).buffer)
      remove(tempFilePath)
      return { savedFilePath: filePath }
    },
    getFileInfo: ({ filePath }) => ({ size: read(filePath).length }),
  }
  const answering = Object.entries(work).map(([name, run]) => [
    name,
    (options: FileOptions) => answer(name, options, perform(run, options)),
  ])
  const manager = {
    ...Object.fromEntries(answering),
    readFileSync: contents,
    writeFileSync: write,
    unlinkSync: remove,
    accessSync: (path: string) => void read(path),
  }
  return {
    sync: { getFileSystemManager: () => manager },
    // WeChat's document viewer, which only opens files on the phone.
    async: { openDocument: ({ filePath }: FileOptions) => void read(filePath) },
  }
}

const perform = async (run: (options: FileOptions) => unknown, options: FileOptions) => run(options)
