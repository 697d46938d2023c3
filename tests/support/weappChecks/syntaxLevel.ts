import type { Dist } from '../weapp/dist'
import type { Finding } from './finding'
import { inspect, parseScripts, type SyntaxNode } from './javascript'

/**
 * The newest syntax that all supported phones understand: iOS 12 (WebKit 12), and Chromium 70 on Android, the targets of `babel.config.js`.
 * They support ES2019 completely; `?.` and `??` (ES2020) came with iOS 13.4 and Chromium 80. WeChat does not compile the output again
 * (`es6: false` in project.config.json).
 */
const LEVEL = 2019

/**
 * What the language has had only since these phones: iOS 12.2 and Chromium 73 lack it, and the build brings no stand-ins. (BigInt and Intl, which
 * packages ask for before they use them, are taken away from the realm in which the tests run the app.)
 */
const NEWER_METHODS = new Set([
  ...['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced'],
  ...['replaceAll', 'matchAll', 'isWellFormed', 'toWellFormed'],
])
const NEWER_STATICS: Readonly<Record<string, readonly string[]>> = {
  Object: ['hasOwn', 'groupBy'],
  Map: ['groupBy'],
  Array: ['fromAsync'],
  Promise: ['allSettled', 'any', 'withResolvers', 'try'],
}
const NEWER_GLOBALS = new Set(['structuredClone', 'WeakRef', 'FinalizationRegistry', 'AggregateError', 'Iterator'])

/** Lookbehind is part of ES2018, but WebKit only reads it since iOS 16.4; before that, a file with such a literal does not load. */
const LOOKBEHIND = /\(\?<[=!]/

/** Finds JavaScript that is too new for old phones, where the page would stay white. */
export function checkSyntaxLevel(dist: Dist): Finding[] {
  const scripts = parseScripts(dist, LEVEL)
  const tooNew = scripts.filter(({ tree }) => !tree).map(({ file, problem }) => ({ file, message: `newer than ES${LEVEL}: ${problem}` }))
  return [...tooNew, ...inspect(scripts, lookbehind), ...inspect(scripts, newerBuiltIn)]
}

interface Name extends SyntaxNode {
  name?: string
}

/** A call of something that old phones don't have. */
function newerBuiltIn(node: SyntaxNode): string | undefined {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return undefined
  const callee = node.callee as Name & { computed?: boolean; object?: Name; property?: Name }
  const found = callee.type === 'MemberExpression' && !callee.computed ? newerMember(callee.object, callee.property) : newerGlobal(callee)
  return found && `${found} is newer than iOS 12.2 and Chromium 73`
}

const newerGlobal = ({ type, name = '' }: Name) => (type === 'Identifier' && NEWER_GLOBALS.has(name) ? name : undefined)

function newerMember(object: Name | undefined, property: Name | undefined): string | undefined {
  const [of = '', name = ''] = [object?.name, property?.name]
  if (NEWER_STATICS[of]?.includes(name)) return `${of}.${name}`
  return NEWER_METHODS.has(name) ? `.${name}()` : undefined
}

function lookbehind(node: SyntaxNode): string | undefined {
  const { regex } = node as SyntaxNode & { regex?: { pattern: string } }
  return regex && LOOKBEHIND.test(regex.pattern)
    ? `regular expression with lookbehind, iOS reads it since 16.4: ${regex.pattern}`
    : undefined
}
