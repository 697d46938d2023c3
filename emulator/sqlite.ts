import { chmodSync, closeSync, openSync } from 'node:fs'
import Database from 'libsql'

export type Sqlite = Database.Database

/** Lets only its owner read a database file, which is created if necessary. SQLite gives its other files the same mode. */
export const keepPrivate = (file: string): void => {
  closeSync(openSync(file, 'a'))
  chmodSync(file, 0o600)
}

/** Opens a database file in which an acknowledged write survives a crash, and on request also a power cut. */
export const openSqlite = (file: string, survivesPowerCut = true): Sqlite => {
  keepPrivate(file)
  const database = new Database(file)
  database.pragma('journal_mode = WAL')
  database.pragma(`synchronous = ${survivesPowerCut ? 'FULL' : 'OFF'}`)
  return database
}
