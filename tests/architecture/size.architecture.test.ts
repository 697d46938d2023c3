import ts from 'typescript'
import { filesOf, nodesOf, parse, textOf } from './source'

/**
 * Limits of the design, in lines. A file or a function that can be read at once can be changed safely. Code that is read together stands
 * together, so only few files may be so short that they are only read together with another one.
 */
const FILE = { most: 300, short: 15, shareOfShort: 0.1 }
const FUNCTION = { p90: 40 }
const PAGE_COMPONENT = 200

const typescript = filesOf('*.ts', '*.tsx', '*.mts')
const linesOf = (text: string) => text.trimEnd().split('\n').length

/** The value below which this share of the numbers lies. */
function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.ceil(sorted.length * share) - 1] ?? 0
}

const isFunction = (node: ts.Node): node is ts.FunctionLikeDeclaration =>
  (ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isConstructorDeclaration(node)) &&
  node.body !== undefined

const functionsIn = (path: string) =>
  nodesOf(parse(path))
    .filter(isFunction)
    .map((node) => ({ path, lines: linesOf(node.getText()) }))

describe('files', () => {
  const files = typescript.map((path) => ({ path, lines: linesOf(textOf(path)) }))

  test(`at most ${FILE.most} lines each`, () => {
    expect(files.filter((file) => file.lines > FILE.most)).toEqual([])
  })

  test(`at most a tenth has under ${FILE.short} lines, configuration aside`, () => {
    const read = files.filter(({ path }) => !/\.(config|d)\.ts$/.test(path))
    const short = read.filter((file) => file.lines < FILE.short)
    expect(short.length / read.length).toBeLessThanOrEqual(FILE.shareOfShort)
  })

  test(`a page has at most ${PAGE_COMPONENT} lines`, () => {
    expect(files.filter((file) => /^src\/(pages|packages)\/.*\.tsx$/.test(file.path) && file.lines > PAGE_COMPONENT)).toEqual([])
  })
})

test('functions: the longest tenth', () => {
  const lines = typescript.flatMap(functionsIn).map((one) => one.lines)
  expect(lines.length).toBeGreaterThan(1000)
  expect(percentile(lines, 0.9)).toBeLessThanOrEqual(FUNCTION.p90)
})
