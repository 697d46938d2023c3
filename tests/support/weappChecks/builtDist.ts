import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Dist, readDist } from '../weapp/dist'

const root = resolve(__dirname, '../../..')

/** Folder of the project: it holds `project.config.json`. */
export const projectDir = root

/** Folder of the weapp build that the tests look at. */
export const weappDir = join(root, 'dist/weapp')

/** What the build is made from. */
const SOURCES = ['src', 'config', 'contract', 'types', 'package-lock.json', 'babel.config.js', 'project.config.json']

/** `npm test` writes it when it has built, or has seen that the build was made from the same contents. */
const STAMP = join(root, 'dist/.built/weapp')

/** The weapp build. @throws when it is missing or older than its sources, saying what to run. */
export function builtDist(): Dist {
  const dist = readDist(weappDir)
  const built = Math.max(newestChange(weappDir), existsSync(STAMP) ? newestChange(STAMP) : 0)
  const newer = SOURCES.find((source) => newestChange(join(root, source)) > built)
  if (newer) throw new Error(`dist/weapp is older than ${newer}: run \`npm run build:weapp\`.`)
  return dist
}

/** Milliseconds of the last change in a file or a folder. */
function newestChange(path: string): number {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(...readdirSync(path).map((name) => newestChange(join(path, name))))
}
