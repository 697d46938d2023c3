import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Finding } from './finding'

interface CiFile {
  path: string
  moduleId: string | null
  /** The root of its subpackage; null in the main package. */
  subPackage: string | null
}

interface CiModule {
  path: string
  deps: { from: 'json' | 'file' | 'rule'; request: string; path: string; moduleId: string | null }[]
}

type CiResult =
  | { compileError: string }
  | { quality: { name: string; success: boolean; text: string; detail?: unknown }[]; files: CiFile[]; modules: CiModule[] }

/** Suggestions of WeChat that this project does not follow, with the reason. */
const DECLINED: Record<string, string> = {
  JS_COMPRESS_OPEN: 'webpack has minified the JavaScript already; a second pass would only cost source maps',
}

/**
 * Compiles and analyses the project with WeChat's own CI module, without network and without a key. It finds errors in app.json and
 * page.json, missing pages and components, overlapping subpackages, broken requires, unused files, and packages above 1.5 MB.
 * @param projectPath folder with `project.config.json`
 */
export async function checkByCi(projectPath: string): Promise<Finding[]> {
  const result = await askCi(projectPath)
  if ('compileError' in result) return [{ file: '', message: result.compileError }]
  const quality = result.quality
    .filter(({ name, success }) => !success && !(name in DECLINED))
    .map(({ name, text, detail }) => ({ file: '', message: `${name}: ${text} ${JSON.stringify(detail ?? '')}` }))
  return [...quality, ...unresolved(result.modules), ...intoSubpackages(result.files, result.modules)]
}

async function askCi(projectPath: string): Promise<CiResult> {
  // The module writes a cache to the home directory and a folder to the current one. Both are temporary here and deleted afterwards.
  const home = await mkdtemp(join(tmpdir(), 'weapp-ci-'))
  try {
    const resultFile = join(home, 'result.json')
    const env = { ...process.env, HOME: home, TMPDIR: home }
    await promisify(execFile)(process.execPath, [join(__dirname, 'ciProcess.cjs'), projectPath, resultFile], { env, cwd: home })
    return JSON.parse(await readFile(resultFile, 'utf8')) as CiResult
  } finally {
    await rm(home, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** Finds missing files that are named explicitly. Files of type `rule`, such as a page's wxss, are optional. */
const unresolved = (modules: CiModule[]): Finding[] =>
  modules.flatMap(({ path, deps }) =>
    deps
      .filter(({ from, moduleId }) => from !== 'rule' && moduleId === null)
      .map(({ request }) => ({ file: path, message: `${request} is not there` })),
  )

/** Finds files that use another subpackage, which may not have been downloaded. A file may use its own package and the main package. */
function intoSubpackages(files: CiFile[], modules: CiModule[]): Finding[] {
  const packageOf = new Map(files.map(({ path, subPackage }) => [path, subPackage]))
  return modules.flatMap(({ path, deps }) =>
    deps
      .filter((dep) => dep.from === 'file' && packageOf.get(dep.path) && packageOf.get(dep.path) !== packageOf.get(path))
      .map((dep) => ({ file: path, message: `uses ${dep.path} of a subpackage that may not be there yet` })),
  )
}
