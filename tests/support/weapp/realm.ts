import { type Context, compileFunction, createContext, runInContext } from 'node:vm'

/** Constructors of the app's own realm. Values passed to the app must satisfy its `instanceof` and `isPlainObject` checks. */
interface Intrinsics {
  Object: ObjectConstructor
  Array: ArrayConstructor
  Uint8Array: Uint8ArrayConstructor
  Promise: PromiseConstructor
}

/**
 * Parts of the language that some phones lack (WeChat on Android has no Intl, iOS 12 no BigInt). An app that uses one must fail here too.
 */
const NOT_ON_EVERY_PHONE = ['Intl', 'WebAssembly', 'SharedArrayBuffer', 'Atomics', 'BigInt']

export interface Realm {
  /** Runs `code` as the body of a function with `parameters`. */
  compile(code: string, filename: string, parameters: string[]): (...args: unknown[]) => unknown
  /** Copies plain data into the app's realm, as the bridge between WeChat and the app does. Functions are passed unchanged. */
  toApp<T>(value: T): T
  Promise: PromiseConstructor
  /** Adds globals of the platform: `wx`, `Page`, `getApp`... */
  define(globals: Record<string, unknown>): void
  /** The names of all globals that the app can see. */
  globals(): string[]
}

/**
 * The JavaScript realm of the mini-program: ECMAScript and the globals defined later, without those of a browser or Node. `eval` and `new
 * Function` throw, because WeChat disables them.
 */
export function createRealm(): Realm {
  const sandbox = {}
  const context = createContext(sandbox, { codeGeneration: { strings: false, wasm: false } })
  for (const name of NOT_ON_EVERY_PHONE) Reflect.deleteProperty(runInContext('globalThis', context), name)
  const intrinsics: Intrinsics = runInContext('({ Object, Array, Uint8Array, Promise })', context)
  return {
    compile: (code, filename, parameters) => compileFunction(code, parameters, { filename, parsingContext: context }) as () => unknown,
    toApp: (value) => copyInto(intrinsics, value) as typeof value,
    Promise: intrinsics.Promise,
    define: (globals) => void Object.assign(sandbox, globals),
    globals: () => globalNames(context),
  }
}

const globalNames = (context: Context): string[] => runInContext('Object.getOwnPropertyNames(globalThis)', context)

function copyInto(realm: Intrinsics, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return realm.Array.from(value, (item) => copyInto(realm, item))
  if (isArrayBuffer(value)) return realm.Uint8Array.from(new Uint8Array(value)).buffer
  if (!isPlain(value)) return value
  const copy = new realm.Object()
  for (const [key, item] of Object.entries(value)) Reflect.set(copy, key, copyInto(realm, item))
  return copy
}

const isPlain = (value: object) => {
  const prototype = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/** Whether a value is an ArrayBuffer of any realm. */
export const isArrayBuffer = (value: unknown): value is ArrayBuffer => Object.prototype.toString.call(value) === '[object ArrayBuffer]'
