import type { HttpHandler, Plugin } from '../plugin'

const covers = (prefix: string, path: string) =>
  path.startsWith(prefix) && (prefix.endsWith('/') || path.length === prefix.length || path[prefix.length] === '/')

/** Finds the handler of a path: the longest prefix that ends at a `/` or at the end. Throws when two plugins have the same prefix. */
export const createRouter = (plugins: readonly Plugin[]): ((path: string) => HttpHandler | undefined) => {
  const routes = new Map<string, HttpHandler>()
  for (const plugin of plugins) {
    for (const [prefix, handler] of Object.entries(plugin.routes ?? {})) {
      if (routes.has(prefix)) throw new Error(`Plugin ${plugin.name} claims the route ${prefix}, which another plugin has.`)
      routes.set(prefix, handler)
    }
  }
  const longestFirst = [...routes].sort(([a], [b]) => b.length - a.length)
  return (path) => routes.get(path) ?? longestFirst.find(([prefix]) => covers(prefix, path))?.[1]
}
