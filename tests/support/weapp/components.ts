import {
  addGlobalErrorListener,
  addGlobalWarningListener,
  type GeneralComponent,
  removeGlobalErrorListener,
  removeGlobalWarningListener,
} from 'glass-easel'
import { type CodeSpace, MiniProgramEnv, type types } from 'glass-easel-miniprogram-adapter'
import type { Dist } from './dist'
import type { ErrorLog } from './errors'
import { plainEvent } from './events'
import { guarded, wrapFunctions } from './guard'
import type { createModules } from './modules'
import { withHostTypes } from './propertyTypes'
import type { Realm } from './realm'
import type { SetDataLog } from './setData'
import { compileTemplates } from './templates'

interface Parts {
  dist: Dist
  realm: Realm
  errors: ErrorLog
  modules: ReturnType<typeof createModules>
  setDataLog: SetDataLog
  /** Route of the page on top, for a `setData` of a component in it. */
  currentRoute: () => string
  /** Prints a warning of the framework to the app's console. */
  warn: (message: string) => void
}

type Definition = Record<string, unknown>

/** Registers the app's pages and components with the component framework, and loads their files when they are first needed. */
export function createComponents(parts: Parts) {
  const { dist, modules, errors } = parts
  const env = new MiniProgramEnv()
  const space = env.createCodeSpace('', true)
  addResources(space, dist)
  recordSetData(space, parts)

  const wrap = (name: string, method: (...args: unknown[]) => unknown) => {
    const safe = guarded(errors, `${here()} ${name}`, method)
    return function (this: unknown, ...args: unknown[]) {
      return safe.apply(
        this,
        args.map((arg) => parts.realm.toApp(plainEvent(arg))),
      )
    }
  }
  const here = () => (modules.running() ?? '').replace(/\.js$/, '')
  const builder = () => space.component(here())

  const prepared = new Set<string>()
  const prepare = (path: string) => {
    if (prepared.has(path)) return
    prepared.add(path)
    if (!dist.has(`${path}.js`)) throw new Error(`${path}.js is missing in ${dist.dir}`)
    for (const used of usedBy(space, path)) prepare(used)
    modules.load(`${path}.js`)
  }
  const registerPage = (definition: Definition) => void builder().pageDefinition(wrapFunctions(definition, wrap)).register()
  const registerComponent = (definition: Definition) =>
    void builder()
      .definition(withHostTypes(wrapFunctions(definition, wrap)))
      .register()
  const registerBehavior = (definition: Definition) =>
    space
      .behavior()
      .definition(withHostTypes(wrapFunctions(definition, wrap)))
      .register()
  const stopListening = listenToTemplates(space, parts)
  return {
    env,
    space,
    /** Loads the file of a page or component, and those that it uses. */
    prepare,
    globals: { Page: registerPage, Component: registerComponent, Behavior: registerBehavior },
    stop: stopListening,
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
  })
  space.setOverallBehavior(behavior)
}

const usedBy = (space: CodeSpace, path: string) =>
  Object.values(space.getComponentStaticConfig(path)?.usingComponents ?? {}).map((url) =>
    url.startsWith('/') ? url.slice(1) : new URL(url, `file:///${path}`).pathname.slice(1),
  )

type Related = GeneralComponent | string | undefined

/** Errors and warnings in templates surface at the framework, for all phones of the process; those in the app's functions are caught before. */
function listenToTemplates(space: CodeSpace, { errors, warn }: Parts): () => void {
  const isOther = (related: Related) => typeof related === 'object' && related.getRootBehavior().ownerSpace !== space.getComponentSpace()
  const onError = (error: unknown, method?: string, related?: Related) => {
    if (!isOther(related)) errors.record(method ?? 'template', error)
    return false
  }
  const onWarning = (message: string, related: Related) => {
    if (!isOther(related)) warn(message)
    return false
  }
  addGlobalErrorListener(onError)
  addGlobalWarningListener(onWarning)
  return () => {
    removeGlobalErrorListener(onError)
    removeGlobalWarningListener(onWarning)
  }
}
