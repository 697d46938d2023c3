import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

export interface TabItem {
  pagePath: string
  text: string
}

/** The part of `app.json` that the host reads. */
export interface AppJson {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  tabBar?: { list: TabItem[] }
}

/** A built mini-program on disk. Paths are relative to its root, with forward slashes. */
export interface Dist {
  dir: string
  app: AppJson
  /** Every page in the order of `app.json`, with the root of its subpackage. */
  pages: string[]
  tabs: TabItem[]
  /** All files. */
  files: string[]
  has(path: string): boolean
  text(path: string): string
  json<T>(path: string): T
}

/** Opens the output folder of a build. Throws when it does not exist. */
export function readDist(dir: string): Dist {
  if (!existsSync(join(dir, 'app.json'))) throw new Error(`There is no built mini-program in ${dir}: run \`npm run build:weapp\`.`)
  const files = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => toPosix(join(entry.parentPath, entry.name).slice(dir.length)))
  const known = new Set(files)
  const text = (path: string) => readFileSync(join(dir, path), 'utf8')
  const json = <T>(path: string): T => JSON.parse(text(path))
  const app = json<AppJson>('app.json')
  const pages = [...app.pages, ...(app.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => posix.join(root, page)))]
  return { dir, app, pages, tabs: app.tabBar?.list ?? [], files: files.sort(), has: (path) => known.has(path), text, json }
}

const toPosix = (path: string) => path.replaceAll('\\', '/').replace(/^\//, '')
