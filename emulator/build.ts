import { join } from 'node:path'
import { type CollectionDeclaration, readDeclarations } from './database/collection/indexDefinition'
import { type FunctionConfigs, parseConfig } from './functions/config'
import { openWatchedFile, type WatchedFile } from './functions/watchedFile'
import { parseJsonObject } from './http/body'
import type { Log } from './log'

/** The files beside the built functions, which are read again when a later build changes them. */
export interface Build {
  readonly configFile: WatchedFile<FunctionConfigs>
  readonly collectionsFile: WatchedFile<readonly CollectionDeclaration[]>
}

const parseCollections = (text: string | undefined) => (text === undefined ? [] : readDeclarations(parseJsonObject(text).collections))

/** Opens `cloudbaserc.json` and `database.json`. Throws when one is invalid. */
export const openBuild = (functionsDir: string, log: Log): Build => ({
  configFile: openWatchedFile([join(functionsDir, 'cloudbaserc.json')], parseConfig, log),
  collectionsFile: openWatchedFile([join(functionsDir, 'database.json')], parseCollections, log),
})
