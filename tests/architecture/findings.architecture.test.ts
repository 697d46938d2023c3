import ts from 'typescript'
import { filesOf, nodesOf, parse } from './source'

/** What people who tried the product found: three blockers and 23 major points. The name of the test that holds one begins with its number. */
const FINDINGS = [...numbered('UB', 3), ...numbered('UM', 23)]

function numbered(kind: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `${kind}${at + 1}`)
}

const TESTING = /^(?:test|describe|it)\b/

/** The names of all tests of a file, and of their groups. */
function namesIn(path: string): string[] {
  return nodesOf(parse(path)).flatMap((node) => {
    if (!ts.isCallExpression(node) || !TESTING.test(node.expression.getText())) return []
    const [name] = node.arguments
    return name && ts.isStringLiteralLike(name) ? [name.text] : []
  })
}

const names = filesOf('tests/**/*.test.ts', 'tests/**/*.test.tsx').flatMap(namesIn)

test.each(FINDINGS)('%s is held by a test', (finding) => {
  expect(names.filter((name) => name.match(/\bU[BM]\d+\b/g)?.includes(finding))).not.toEqual([])
})
