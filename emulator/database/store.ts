import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { isAnyArrayBuffer } from 'node:util/types'
import Libsql from 'libsql'
import { keepPrivate } from '../sqlite'
import type { Id } from './collection/storedDocument'

/** The new content of one document, `null` for a removed one. */
export interface StoredChange {
  readonly collection: string
  readonly id: Id
  readonly bytes: Uint8Array | null
}

export interface StoredCollection {
  readonly name: string
  /** The declarations of its indexes as JSON. */
  readonly indexes: string
}

/** The persistent storage of the database. */
export interface Store {
  collections(): readonly StoredCollection[]
  /** All documents in the order of their first insertion. */
  documents(): readonly { readonly collection: string; readonly id: Id; readonly bytes: Uint8Array }[]
  saveCollections(collections: readonly StoredCollection[]): void
  /** Writes all changes or none. Everything written in the same turn of the event loop shares one commit. */
  write(changes: readonly StoredChange[]): void
  /** Resolves when the disk has everything that was written before the call. */
  durable(): Promise<void>
  close(): void
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS collections (name TEXT PRIMARY KEY, indexes TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS documents (collection TEXT NOT NULL, id NOT NULL, body BLOB NOT NULL, PRIMARY KEY (collection, id));
`

type Row<T extends string> = Readonly<Record<T, unknown>>

/**
 * Opens the file in a directory, which is created if necessary. Refuses a directory that another emulator has open.
 *
 * @param onFailure what happens when the disk does not take a write. By default the process ends, because its memory would differ from what a
 * restart finds.
 * @param survivesPowerCut whether each commit waits for the disk. Without it, commits still survive the end of the process.
 */
export function openStore(dir: string, survivesPowerCut = true, onFailure = endProcess): Store {
  mkdirSync(dir, { recursive: true })
  const db = openExclusively(join(dir, 'database.sqlite'), dir, survivesPowerCut)
  const put = db.prepare('INSERT INTO documents (collection, id, body) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body')
  const remove = db.prepare('DELETE FROM documents WHERE collection = ? AND id = ?')
  const putCollection = db.prepare(
    'INSERT INTO collections (name, indexes) VALUES (?, ?) ON CONFLICT DO UPDATE SET indexes = excluded.indexes',
  )
  const apply = ({ collection, id, bytes }: StoredChange) => (bytes ? put.run(collection, id, bytes) : remove.run(collection, id))
  // Not the library's own wrapper: when the disk is full it fails to roll back, and hides the reason.
  const atomically = (work: () => void) => {
    db.exec('BEGIN')
    try {
      work()
      db.exec('COMMIT')
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK')
      throw error
    }
  }
  const waiting: StoredChange[] = []
  let flushed = Promise.resolve()
  const flush = () => {
    if (waiting.length > 0) atomically(() => waiting.splice(0).forEach(apply))
  }
  let closed = false
  const flushOrEnd = (resolve: () => void) => {
    // A write that comes after the end is not stored, and so it is never confirmed.
    if (closed) return
    try {
      flush()
    } catch (error) {
      return onFailure(failureOf(dir, error))
    }
    resolve()
  }
  return {
    collections: () => db.prepare('SELECT name, indexes FROM collections').all().map(readCollection),
    documents: () => db.prepare('SELECT collection, id, body FROM documents ORDER BY rowid').all().map(readDocument),
    saveCollections: (collections) =>
      atomically(() => {
        for (const { name, indexes } of collections) putCollection.run(name, indexes)
      }),
    write: (changes) => {
      // Waiting for the disk takes a hundred times as long as writing, so writes of one turn share one wait.
      if (waiting.length === 0) flushed = new Promise((resolve) => setImmediate(flushOrEnd, resolve))
      for (const one of changes) waiting.push(one)
    },
    durable: () => flushed,
    close: () => {
      flush()
      closed = true
      // The prepared statements keep the connection open until they are garbage collected, so the lock is released explicitly.
      db.pragma('journal_mode = DELETE')
      db.pragma('locking_mode = NORMAL')
      db.exec('SELECT name FROM collections')
      db.close()
    },
  }
}

const failureOf = (dir: string, error: unknown) =>
  new Error(
    `The disk does not take the data of ${dir}: ${error instanceof Error ? error.message : error}. What was confirmed is stored. Make room, then start the emulator again.`,
  )

function endProcess({ message }: Error): void {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

/** The operating system releases the lock on the file when the process ends, however it ends. */
function openExclusively(file: string, dir: string, survivesPowerCut: boolean): Libsql.Database {
  keepPrivate(file)
  const db = new Libsql(file)
  try {
    db.pragma('locking_mode = EXCLUSIVE')
    db.pragma('journal_mode = WAL')
    db.pragma(`synchronous = ${survivesPowerCut ? 'FULL' : 'OFF'}`)
    db.exec(SCHEMA)
    return db
  } catch (error) {
    db.close()
    const isBusy = error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY'
    if (isBusy) throw new Error(`Another emulator uses ${dir}. Stop it, or start this one with another --data directory.`)
    throw error
  }
}

const isRow = <T extends string>(row: unknown, ...names: T[]): row is Row<T> =>
  typeof row === 'object' && row !== null && names.every((name) => name in row)

function readCollection(row: unknown): StoredCollection {
  if (isRow(row, 'name', 'indexes') && typeof row.name === 'string' && typeof row.indexes === 'string') {
    return { name: row.name, indexes: row.indexes }
  }
  throw new Error('The table "collections" of the data directory is damaged.')
}

function readDocument(row: unknown) {
  if (isRow(row, 'collection', 'id', 'body')) {
    const { collection, id, body } = row
    if (typeof collection === 'string' && (typeof id === 'string' || typeof id === 'number') && isAnyArrayBuffer(body)) {
      return { collection, id, bytes: new Uint8Array(body) }
    }
  }
  throw new Error('The table "documents" of the data directory is damaged.')
}
