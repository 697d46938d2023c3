import type { Dist } from '../weapp/dist'
import type { Finding } from './finding'
import { inspect, parseScripts, type SyntaxNode } from './javascript'

/**
 * The newest syntax that all supported phones understand: iOS 12 (WebKit 12), and Chromium 70 on Android, the targets of `babel.config.js`.
 * They support ES2019 completely; `?.` and `??` (ES2020) came with iOS 13.4 and Chromium 80. WeChat does not compile the output again
 * (`es6: false` in project.config.json).
 */
const LEVEL = 2019

/** Lookbehind is part of ES2018, but WebKit only reads it since iOS 16.4; before that, a file with such a literal does not load. */
const LOOKBEHIND = /\(\?<[=!]/

/** Finds JavaScript that is too new for old phones, where the page would stay white. */
export function checkSyntaxLevel(dist: Dist): Finding[] {
  const scripts = parseScripts(dist, LEVEL)
  const tooNew = scripts.filter(({ tree }) => !tree).map(({ file, problem }) => ({ file, message: `newer than ES${LEVEL}: ${problem}` }))
  return [...tooNew, ...inspect(scripts, lookbehind)]
}

function lookbehind(node: SyntaxNode): string | undefined {
  const { regex } = node as SyntaxNode & { regex?: { pattern: string } }
  return regex && LOOKBEHIND.test(regex.pattern)
    ? `regular expression with lookbehind, iOS reads it since 16.4: ${regex.pattern}`
    : undefined
}
