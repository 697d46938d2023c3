import { randomUUID } from 'node:crypto'
import { openCollection } from '../database/collection'
import { deleteFile, fileIdOf, linkTo, storeFile } from '../files'

/** An exported file. It is recorded before it is stored, so that it can be deleted when it expires. */
export interface ExportedFile {
  /** The file's id in storage. */
  readonly _id: string
  readonly at: Date
  /** Fixed for the retention index. */
  readonly kind: 'export'
}

export const exportedFiles = openCollection<ExportedFile>({
  name: 'exportedFiles',
  indexes: [
    {
      name: 'age',
      keys: [
        ['kind', 1],
        ['at', 1],
        ['_id', 1],
      ],
    },
  ],
  retention: {
    keep: 'days',
    rules: [{ hours: 1, index: 'age', equals: { kind: 'export' } }],
    why: 'Its link works for 10 minutes, so the file is of no use afterwards.',
  },
})

/** Stores a file under the name that it has once it is downloaded, and gives a link to it. The link works for 10 minutes; the file is deleted after an hour. */
export async function offerFile(folder: string, name: string, content: Buffer, now: Date): Promise<string> {
  const path = `exports/${folder}/${randomUUID()}/${name}`
  await exportedFiles.insert({ _id: await fileIdOf(path), at: now, kind: 'export' })
  const url = await linkTo(await storeFile(path, content))
  if (url === null) throw new Error('storage lost a file that it has just taken')
  return url
}

/** Deletes an exported file before its record: a record without a file is harmless, but a file without a record would never be deleted. */
export async function forgetExport(fileId: string): Promise<void> {
  await deleteFile(fileId)
  await exportedFiles.remove(fileId)
}
