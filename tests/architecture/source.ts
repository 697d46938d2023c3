import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import ts from 'typescript'

const ROOT = resolve(__dirname, '../..')

/** Paths of the repository's files relative to its root: those that git tracks, and new ones that it does not ignore. */
export const filesOf = (...patterns: string[]): string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z', ...patterns], { cwd: ROOT, encoding: 'utf8' })
    .split('\0')
    .filter((path) => path !== '' && existsSync(join(ROOT, path)))

export const textOf = (path: string) => readFileSync(join(ROOT, path), 'utf8')

const parsed = new Map<string, ts.SourceFile>()

export function parse(path: string): ts.SourceFile {
  const known = parsed.get(path)
  if (known) return known
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const source = ts.createSourceFile(path, textOf(path), ts.ScriptTarget.Latest, true, kind)
  parsed.set(path, source)
  return source
}

/** Every node of a file, outer nodes first. */
export function nodesOf(root: ts.Node): ts.Node[] {
  const found: ts.Node[] = []
  const visit = (node: ts.Node) => {
    found.push(node)
    node.forEachChild(visit)
  }
  visit(root)
  return found
}

export interface Import {
  readonly from: string
  /** The package, or the path of the file in the repository. */
  readonly to: string
  /** Whether the import is only of types and does not exist at run time. */
  readonly typeOnly: boolean
}

const ENDINGS = ['', '.ts', '.tsx', '.mts', '/index.ts', '/index.tsx']

function target(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier
  const path = join(dirname(from), specifier)
  const found = ENDINGS.map((ending) => path + ending).find(
    (candidate) => existsSync(join(ROOT, candidate)) && statSync(join(ROOT, candidate)).isFile(),
  )
  return found ?? path
}

const isTypeOnly = (clause: ts.ImportClause | undefined) => {
  if (!clause) return false
  const named = clause.namedBindings
  const allTypes = named !== undefined && ts.isNamedImports(named) && named.elements.every((element) => element.isTypeOnly)
  return clause.isTypeOnly || (clause.name === undefined && allTypes)
}

/** Imports, re-exports, `import()` and `require()` of a file. */
export function importsOf(from: string): Import[] {
  const found: Import[] = []
  const add = (specifier: ts.Node | undefined, typeOnly: boolean) => {
    if (specifier && ts.isStringLiteralLike(specifier)) found.push({ from, to: target(from, specifier.text), typeOnly })
  }
  for (const node of nodesOf(parse(from))) {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node.importClause))
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    if (ts.isImportTypeNode(node)) add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true)
    if (ts.isCallExpression(node) && (node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require')) {
      add(node.arguments[0], false)
    }
  }
  return found
}

/** The files that run when these files run: the files themselves and all direct and indirect imports. */
export function reachedFrom(files: readonly string[]): string[] {
  const reached = new Set(files)
  for (const file of reached) {
    if (/\.tsx?$/.test(file)) for (const { to, typeOnly } of importsOf(file)) if (!typeOnly) reached.add(to)
  }
  return [...reached]
}
