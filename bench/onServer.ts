import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CollectionDefinition } from '../cloudfunctions/kernel/database/definition'
import { claimDataVersion } from '../emulator/dataVersion'
import { loadSecrets } from '../emulator/functions/secrets'
import { type ServerProcess, startProcess } from './emulatorProcess'

/** A process reads its keys once, so all its measurements have the same. */
let secrets: Readonly<Record<string, string>> | undefined

/** Loads the keys that this process shares with the emulator in the same directory. Call it before any code that needs keys. */
export function takeKeys(dir: string): void {
  mkdirSync(dir, { recursive: true })
  claimDataVersion(dir)
  if (secrets) writeFileSync(join(dir, 'secrets.json'), JSON.stringify(secrets), { mode: 0o600 })
  secrets = loadSecrets(dir)
  Object.assign(process.env, secrets, { APP_MODE: 'local' })
}

/**
 * Measures on an emulator in a process of its own, whose data are gone afterwards.
 *
 * @param collections where what is measured runs in this process: the server has these collections and no functions. Else it has the built functions.
 */
export async function onServer<Done>(
  name: string,
  measure: (server: ServerProcess) => Promise<Done>,
  collections?: readonly CollectionDefinition[],
): Promise<Done> {
  const dir = mkdtempSync(join(tmpdir(), `bench-${name}-`))
  let server: ServerProcess | undefined
  try {
    takeKeys(dir)
    const functions = collections ? ['--functions', withCollections(dir, collections)] : []
    server = await startProcess('emulator/cli.ts', ['--port', '0', '--data', dir, ...functions], join(dir, 'functions.log'))
    return await measure(server)
  } finally {
    await server?.stop()
    rmSync(dir, { recursive: true })
  }
}

/** A directory of functions that declares collections and has no function. */
function withCollections(dir: string, collections: readonly CollectionDefinition[]): string {
  const functions = join(dir, 'functions')
  mkdirSync(functions)
  writeFileSync(join(functions, 'database.json'), JSON.stringify({ collections }))
  return functions
}
