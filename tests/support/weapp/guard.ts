import type { ErrorLog } from './errors'

// A method of the app, which the platform calls with arguments of its own.
type Method = (this: unknown, ...args: unknown[]) => unknown

/** Wraps a function so that its errors are recorded in the log, because the platform keeps running after an error. */
export const guarded = (errors: ErrorLog, where: string, method: Method): Method =>
  function (this: unknown, ...args) {
    try {
      return method.apply(this, args)
    } catch (error) {
      errors.record(where, error)
      return undefined
    }
  }

/** Copies a definition and replaces every function in it by `wrap`, including those in the groups of a component definition. */
export function wrapFunctions(definition: object, wrap: (name: string, method: Method) => Method): Record<string, unknown> {
  const groups = new Set(['methods', 'lifetimes', 'pageLifetimes', 'observers'])
  const entries = Object.entries(definition).map(([name, value]) => {
    if (typeof value === 'function') return [name, wrap(name, value)]
    if (groups.has(name) && typeof value === 'object' && value !== null) return [name, wrapFunctions(value, wrap)]
    return [name, value]
  })
  return Object.fromEntries(entries)
}
