import type { ErrorLog } from './errors'

// A method of the app: called with whatever the platform passes.
type Method = (this: unknown, ...args: unknown[]) => unknown

/** The same function, but an error ends in the log, as the platform keeps running after one. */
export const guarded = (errors: ErrorLog, where: string, method: Method): Method =>
  function (this: unknown, ...args) {
    try {
      return method.apply(this, args)
    } catch (error) {
      errors.record(where, error)
      return undefined
    }
  }

/** Copies a definition with every function in it replaced by `wrap`; goes into the groups of a component definition. */
export function wrapFunctions(definition: object, wrap: (name: string, method: Method) => Method): Record<string, unknown> {
  const groups = new Set(['methods', 'lifetimes', 'pageLifetimes', 'observers'])
  const entries = Object.entries(definition).map(([name, value]) => {
    if (typeof value === 'function') return [name, wrap(name, value)]
    if (groups.has(name) && typeof value === 'object' && value !== null) return [name, wrapFunctions(value, wrap)]
    return [name, value]
  })
  return Object.fromEntries(entries)
}
