import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Dist, readDist } from '../weapp/dist'

const root = resolve(__dirname, '../../..')

/** The folder of the project, with `project.config.json`. */
export const projectDir = root

/** The folder of the weapp build that the tests examine. */
export const weappDir = join(root, 'dist/weapp')

/** The sources of the build. */
const SOURCES = ['src', 'config', 'contract', 'types', 'package-lock.json', 'babel.config.js', 'project.config.json']

/** The stamp that `npm test` writes after a build, or after it has seen that the build matches the sources. */
const STAMP = join(root, 'dist/.built/weapp')

/**
 * Opens the weapp build.
 * @throws when it is missing or older than its sources, with the command to run
 */
export function builtDist(): Dist {
  const dist = readDist(weappDir)
  const built = Math.max(newestChange(weappDir), existsSync(STAMP) ? newestChange(STAMP) : 0)
  const newer = SOURCES.find((source) => newestChange(join(root, source)) > built)
  if (newer) throw new Error(`dist/weapp is older than ${newer}: run \`npm run build:weapp\`.`)
  return dist
}

/** The time of the last change in a file or a folder, in milliseconds. */
function newestChange(path: string): number {
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(...readdirSync(path).map((name) => newestChange(join(path, name))))
}
