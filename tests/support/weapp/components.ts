import { posix } from 'node:path'
import { type CodeSpace, MiniProgramEnv, type types } from 'glass-easel-miniprogram-adapter'
import { createDefinitions } from './definitions'
import type { Dist } from './dist'
import type { ErrorLog } from './errors'
import type { createModules } from './modules'
import type { Realm } from './realm'
import type { SetDataLog } from './setData'
import { listenToTemplates } from './templateErrors'
import { compileTemplates } from './templates'

interface Parts {
  dist: Dist
  realm: Realm
  errors: ErrorLog
  modules: ReturnType<typeof createModules>
  setDataLog: SetDataLog
  /** The route of the top page, to which a component's `setData` belongs. */
  currentRoute: () => string
  /** Prints a warning of the framework to the app's console. */
  warn: (message: string) => void
}

/** The app's pages and components in WeChat's component framework. Their files are loaded when they are first needed. */
export function createComponents(parts: Parts) {
  const { dist, realm, modules, errors } = parts
  const env = new MiniProgramEnv()
  const space = env.createCodeSpace('', true)
  addResources(space, dist)
  recordSetData(space, parts)

  const prepared = new Set<string>()
  const prepare = (path: string) => {
    if (prepared.has(path)) return
    prepared.add(path)
    if (!dist.has(`${path}.js`)) throw new Error(`${path}.js is missing in ${dist.dir}`)
    for (const used of usedBy(space, path)) prepare(used)
    modules.load(`${path}.js`)
  }
  return {
    env,
    space,
    /** Loads the file of a page or component, and the files of the components that it uses. */
    prepare,
    globals: createDefinitions({ space, realm, errors, here: () => (modules.running() ?? '').replace(/\.js$/, '') }),
    stop: listenToTemplates(space.getComponentSpace(), errors, parts.warn),
  }
}

function addResources(space: CodeSpace, dist: Dist): void {
  for (const [path, template] of compileTemplates(dist)) {
    space.addCompiledTemplate(path, template)
    if (dist.has(`${path}.json`)) space.addComponentStaticConfig(path, dist.json<types.ComponentStaticConfig>(`${path}.json`))
  }
}

function recordSetData(space: CodeSpace, { dist, setDataLog, currentRoute }: Parts): void {
  const pages = new Set(dist.pages)
  const pageOf = ({ is }: { is: string }) => (pages.has(is) ? is : currentRoute())
  const behavior = space.getComponentSpace().defineBehavior({
    created() {
      setDataLog.watch(this, pageOf)
    },
    detached() {
      setDataLog.release(this)
    },
  })
  space.setOverallBehavior(behavior)
}

const usedBy = (space: CodeSpace, path: string) =>
  Object.values(space.getComponentStaticConfig(path)?.usingComponents ?? {}).map((url) =>
    url.startsWith('/') ? url.slice(1) : posix.join(posix.dirname(path), url),
  )
