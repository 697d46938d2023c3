import Database from 'libsql'

export type Sqlite = Database.Database

/** Opens a database file in which an acknowledged write survives a crash, and on request also a power cut. */
export const openSqlite = (file: string, survivesPowerCut = true): Sqlite => {
  const database = new Database(file)
  database.pragma('journal_mode = WAL')
  database.pragma(`synchronous = ${survivesPowerCut ? 'FULL' : 'OFF'}`)
  return database
}
