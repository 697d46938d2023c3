import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sqlite } from '../sqlite'

export interface StoredFile {
  readonly path: string
  readonly size: number
  /** The person whose phone uploaded it; null for a file stored by a function. */
  readonly owner: string | null
  /** The location of its bytes on the disk. */
  readonly location: string
}

/** The files of the environment. A file exists when its row exists; its bytes are written before the row. */
export interface Files {
  find(path: string): StoredFile | undefined
  put(path: string, content: Buffer, owner: string | null): Promise<void>
  /** Returns false when there was no such file. */
  remove(path: string): Promise<boolean>
}

type Row = { path: string; blob: string; size: number; owner: string | null }

const writeDurably = async (file: string, content: Buffer) => {
  const handle = await open(file, 'wx')
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Stores bytes below `dir` under random names, so that paths from requests never reach the file system. */
export const createFiles = (sqlite: Sqlite, dir: string): Files => {
  mkdirSync(dir, { recursive: true })
  sqlite.exec('CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, blob TEXT NOT NULL, size INTEGER NOT NULL, owner TEXT)')
  const select = sqlite.prepare('SELECT path, blob, size, owner FROM files WHERE path = ?')
  const upsert = sqlite.prepare('INSERT OR REPLACE INTO files (path, blob, size, owner) VALUES (?, ?, ?, ?)')
  const erase = sqlite.prepare('DELETE FROM files WHERE path = ?')
  const rowOf = (path: string) => select.get(path) as Row | undefined
  const blobFile = (blob: string) => join(dir, blob)

  const sweep = () => {
    const kept = new Set((sqlite.prepare('SELECT blob FROM files').all() as Array<{ blob: string }>).map(({ blob }) => blob))
    for (const blob of readdirSync(dir)) if (!kept.has(blob)) rmSync(blobFile(blob))
  }
  // Deletes bytes that a crash left behind without a row.
  sweep()

  return {
    find: (path) => {
      const row = rowOf(path)
      return row && { path, size: row.size, owner: row.owner, location: blobFile(row.blob) }
    },
    put: async (path, content, owner) => {
      const blob = randomUUID()
      await writeDurably(blobFile(blob), content)
      const old = rowOf(path)
      upsert.run(path, blob, content.length, owner)
      if (old) await rm(blobFile(old.blob))
    },
    remove: async (path) => {
      const row = rowOf(path)
      if (!row) return false
      erase.run(path)
      await rm(blobFile(row.blob))
      return true
    },
  }
}
