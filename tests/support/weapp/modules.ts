import { posix } from 'node:path'
import type { Dist } from './dist'
import type { Realm } from './realm'

/** Browser globals that the runtime's wrapper hides by declaring them as parameters that stay `undefined`. */
const HIDDEN = [
  ...['window', 'document', 'frames', 'self', 'location', 'navigator', 'localStorage', 'history', 'Caches', 'screen', 'alert'],
  ...['confirm', 'prompt', 'XMLHttpRequest', 'WebSocket'],
]

interface Module {
  exports: unknown
}

/** Loads the JS files of the build as the mini-program does: each file once, in a wrapper, with a relative `require`. */
export function createModules(dist: Dist, realm: Realm) {
  const loaded = new Map<string, Module>()
  const running: string[] = []

  const load = (file: string): unknown => {
    const known = loaded.get(file)
    if (known) return known.exports
    if (!dist.has(file)) throw new Error(`module '${file}' is not defined (required by '${running.at(-1) ?? 'the runtime'}')`)
    const module: Module = { exports: realm.toApp({}) }
    loaded.set(file, module)
    running.push(file)
    try {
      const run = realm.compile(dist.text(file), file, ['require', 'module', 'exports', ...HIDDEN])
      run((request: string) => load(resolve(file, request)), module, module.exports)
    } finally {
      running.pop()
    }
    return module.exports
  }
  return {
    /** Runs a file unless it has run already. */
    load,
    /** The file that is running: `Page()` and `Component()` register under its path. */
    running: () => running.at(-1),
  }
}

const resolve = (from: string, request: string) => {
  const path = request.startsWith('/') ? request.slice(1) : posix.join(posix.dirname(from), request)
  return path.endsWith('.js') ? path : `${path}.js`
}
