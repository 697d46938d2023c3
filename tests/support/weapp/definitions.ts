import type { CodeSpace } from 'glass-easel-miniprogram-adapter'
import type { ErrorLog } from './errors'
import { plainEvent } from './events'
import { guarded, wrapFunctions } from './guard'
import { withHostTypes } from './propertyTypes'
import type { Realm } from './realm'

type Definition = Record<string, unknown>
type Method = (...args: unknown[]) => unknown

interface Parts {
  space: CodeSpace
  realm: Realm
  errors: ErrorLog
  /** The path, without suffix, of the file that is running. Definitions in it are registered under this path. */
  here: () => string
}

/**
 * Creates the globals `Page`, `Component` and `Behavior`. Every function of a definition receives plain objects of the app's realm, and its
 * errors are recorded.
 */
export function createDefinitions({ space, realm, errors, here }: Parts) {
  const wrap = (name: string, method: Method) => {
    const safe = guarded(errors, `${here()} ${name}`, method)
    return function (this: unknown, ...args: unknown[]) {
      const received = args.map((arg) => realm.toApp(plainEvent(arg)))
      return safe.apply(this, received)
    }
  }
  const safely = (definition: Definition) => withHostTypes(wrapFunctions(definition, wrap))
  const page = (definition: Definition) => void space.component(here()).pageDefinition(safely(definition)).register()
  const component = (definition: Definition) => void space.component(here()).definition(safely(definition)).register()
  const behavior = (definition: Definition) => space.behavior().definition(safely(definition)).register()
  return { Page: page, Component: component, Behavior: behavior }
}
