import type { Dist } from '../weapp/dist'
import type { Finding } from './finding'
import { inspect, parseScripts, type SyntaxNode } from './javascript'

/**
 * The newest syntax that every phone understands which WeChat still runs on: iOS 12 (WebKit 12) and Chromium 70 on Android, the targets of
 * `babel.config.js`. ES2019 is complete there; `?.` and `??` (ES2020) came with iOS 13.4 and Chromium 80. WeChat does not compile the
 * output again (`es6: false` in project.config.json).
 */
const LEVEL = 2019

/** Part of ES2018, but WebKit reads it only since iOS 16.4: one such literal and the whole file does not load. */
const LOOKBEHIND = /\(\?<[=!]/

/** JavaScript too new for old phones: a page with it stays white. */
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
