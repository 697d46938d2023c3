import ts from 'typescript'
import { filesOf, nodesOf, parse, textOf } from './source'

/**
 * Tests wait for conditions, and only tests/support/patience.ts sets time limits, so that a slow machine makes a test late and not wrong.
 */
const PATIENCE = 'tests/support/patience.ts'
const tests = filesOf('tests/*.ts', 'tests/*.tsx').filter((path) => path !== PATIENCE && !path.startsWith('tests/architecture/'))

/** The functions that declare tests and hooks, with the number of their arguments without a time limit. */
const ARGUMENTS: Readonly<Record<string, number>> = { test: 2, it: 2, beforeAll: 1, beforeEach: 1, afterAll: 1, afterEach: 1 }

/** The name `test` of `test('…')` and of `test.each([…])('…')`. */
function nameOf(callee: ts.Expression): string {
  if (ts.isIdentifier(callee)) return callee.text
  if (ts.isPropertyAccessExpression(callee)) return nameOf(callee.expression)
  return ts.isCallExpression(callee) ? nameOf(callee.expression) : ''
}

/** Whether a call only passes the table to `test.each`. The call of its result declares the test. */
const isTable = ({ expression }: ts.CallExpression) => ts.isPropertyAccessExpression(expression)

const placeOf = (path: string, node: ts.Node) => `${path}:${parse(path).getLineAndCharacterOfPosition(node.getStart()).line + 1}`

test('no test and no hook has a time limit of its own', () => {
  const limited = tests.flatMap((path) =>
    nodesOf(parse(path))
      .filter(ts.isCallExpression)
      .filter((call) => !isTable(call) && call.arguments.length > (ARGUMENTS[nameOf(call.expression)] ?? Number.POSITIVE_INFINITY))
      .map((call) => placeOf(path, call)),
  )
  expect(limited).toEqual([])
})

const found = (paths: readonly string[], pattern: RegExp) =>
  paths.flatMap((path) =>
    textOf(path)
      .split('\n')
      .flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1} ${line.trim()}`] : [])),
  )

test.each([
  [
    'the limit of all tests is set in one place',
    tests.filter((path) => path !== 'tests/support/limits.ts'),
    /\bjest\.setTimeout\(|testTimeout/,
  ],
  [
    'what appears on a screen is waited for with the one patience',
    tests.filter((path) => /^tests\/(?:e2e|component|support\/(?:browser|camera|taro))/.test(path)),
    /\btimeout: \d|setDefault\w*Timeout\(\d/,
  ],
  ['no test measures how long something took', tests.filter((path) => path.includes('.test.')), /performance\.now|process\.hrtime/],
  [
    'no test lets time pass by the clock',
    tests.filter((path) => path.includes('.test.')),
    /waitForTimeout\(|import .* from 'node:timers\/promises'/,
  ],
])('%s', (_, paths, pattern) => {
  expect(paths.length).toBeGreaterThan(10)
  expect(found(paths, pattern)).toEqual([])
})
