import type * as FilesModule from '../../../cloudfunctions/kernel/files'
import { aJpeg } from '../jpeg'
import { write } from './memoryDatabase'

const ROOT = 'cloud://sample-env.sample-bucket/'
const files = new Map<string, Buffer>()
let uploads = 0

/** Files stored by a function that died at that moment. */
const left = new Set<string>()

export function forgetFiles(): void {
  files.clear()
  left.clear()
}

/** Uploads a picture as a phone does before it sends the form. */
export function uploadPicture(path = `incoming/face-${++uploads}.jpg`): string {
  const fileId = ROOT + path
  files.set(fileId, aJpeg())
  return fileId
}

/**
 * Every portrait in storage, except those of erased riders that a function stored during the erasure before it died. That takes two faults
 * at one moment, and no document is left by which the file could be found.
 */
export const storedPortraits = (erased: ReadonlySet<string>) =>
  [...files.keys()]
    .filter((fileId) => fileId.startsWith(`${ROOT}portraits/`))
    .filter((fileId) => !(left.has(fileId) && erased.has(fileId.split('/').at(-2) ?? '')))

const linkIn = (fileId: string) => (files.has(fileId) ? `https://sample.example/${fileId}` : null)

/** Stands in for `kernel/files`. Each write is a scheduled turn and can be the last of its call. */
export const memoryFiles: Pick<typeof FilesModule, 'fileIdOf' | 'storeFile' | 'readFile' | 'deleteFile' | 'linkTo' | 'linksTo'> = {
  fileIdOf: async (path) => ROOT + path,
  async storeFile(path, content) {
    const fileId = ROOT + path
    left.add(fileId)
    await write(() => files.set(fileId, content))
    left.delete(fileId)
    return fileId
  },
  readFile: async (fileId) => files.get(fileId) ?? null,
  deleteFile: (fileId) => write(() => void files.delete(fileId)),
  linkTo: async (fileId) => linkIn(fileId),
  linksTo: async (fileIds) => new Map(fileIds.flatMap((fileId) => (files.has(fileId) ? [[fileId, linkIn(fileId) ?? '']] : []))),
}
