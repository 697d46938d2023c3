import { randomUUID } from 'node:crypto'
import { openCollection } from '../database/collection'
import { deleteFile, fileIdOf, linkTo, storeFile } from '../files'

/** A file that somebody took out, noted before it is stored, so that it is found again when its time is over. */
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
      ],
    },
  ],
  retention: {
    keep: 'days',
    rules: [{ hours: 1, index: 'age', equals: { kind: 'export' } }],
    why: 'Its link works for 10 minutes; nobody can need it any more.',
  },
})

/** Stores a file for somebody to fetch now. The link works for 10 minutes; the file goes after an hour. */
export async function offerFile(folder: string, extension: string, content: Buffer, now: Date): Promise<string> {
  const path = `exports/${folder}/${randomUUID()}.${extension}`
  await exportedFiles.insert({ _id: await fileIdOf(path), at: now, kind: 'export' })
  const url = await linkTo(await storeFile(path, content))
  if (url === null) throw new Error('storage lost a file that it has just taken')
  return url
}

/** The file first: a note without its file is harmless, a file without its note would stay for good. */
export async function forgetExport(fileId: string): Promise<void> {
  await deleteFile(fileId)
  await exportedFiles.remove(fileId)
}
