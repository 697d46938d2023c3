import Database from 'libsql'

export type Sqlite = Database.Database

/** Opens a database file in which an acknowledged write survives a crash. */
export const openSqlite = (file: string): Sqlite => {
  const database = new Database(file)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  return database
}
