import ts from 'typescript'
import { domains } from '../../cloudfunctions/domains'
import { filesOf, type Import, importsOf, nodesOf, parse, reachedFrom } from './source'

const typescript = (folder: string) => filesOf(`${folder}/*.ts`, `${folder}/*.tsx`)
const importsIn = (folder: string) => typescript(folder).flatMap(importsOf)
const show = ({ from, to, typeOnly }: Import) => `${from} -> ${to}${typeOnly ? ' (type)' : ''}`

const inside = (path: string, ...folders: string[]) => folders.some((folder) => path.startsWith(`${folder}/`))
/** The imports of a folder that a boundary does not allow. */
const crossing = (folder: string, allowed: (one: Import) => boolean) =>
  importsIn(folder)
    .filter((one) => !allowed(one))
    .map(show)

const PRODUCT = ['contract', 'src', 'cloudfunctions', 'console']
const NOT_PRODUCT = ['emulator', 'tests', 'bench', 'scripts', 'seed', 'config']

describe('boundaries of imports', () => {
  test('the contract imports nothing of either side, and only the package zod/mini', () => {
    expect(crossing('contract', ({ to }) => inside(to, 'contract') || to === 'zod/mini')).toEqual([])
  })

  test('the phone imports the contract, never the backend', () => {
    const foreign = [...NOT_PRODUCT, 'cloudfunctions']
    expect(crossing('src', ({ to }) => !inside(to, ...foreign) && !to.startsWith('node:') && !to.includes('@cloudbase'))).toEqual([])
  })

  test('the backend imports the contract, never the phone', () => {
    expect(crossing('cloudfunctions', ({ to }) => !inside(to, ...NOT_PRODUCT, 'src') && !to.startsWith('@tarojs'))).toEqual([])
  })

  test('the emulator knows of the product only which function serves what', () => {
    const allowed = ({ to, typeOnly }: Import) =>
      !inside(to, ...PRODUCT) || to === 'contract/routes.ts' || (typeOnly && inside(to, 'contract'))
    expect(crossing('emulator', allowed)).toEqual([])
  })

  test('shipped code imports no tests or tools', () => {
    const shipped = [...PRODUCT, 'emulator', 'seed', 'config']
    expect(shipped.flatMap((folder) => crossing(folder, ({ to }) => !inside(to, 'tests', 'bench', 'scripts')))).toEqual([])
  })

  test('every relative import leads to a file', () => {
    const dangling = [...PRODUCT, ...NOT_PRODUCT].flatMap((folder) =>
      crossing(folder, ({ from, to }) => !inside(to, from.split('/')[0] ?? '') || /\.\w+$/.test(to)),
    )
    expect(dangling).toEqual([])
  })
})

describe('domains', () => {
  /** In the order in which they may use one another. */
  const order = domains.map(({ name }) => name)
  const allBefore = (name: string) => order.slice(0, order.indexOf(name))
  const isPackage = (path: string) => !inside(path, 'contract', 'cloudfunctions')

  test('have a folder each, and every folder is a domain', () => {
    const folders = filesOf('cloudfunctions/domains/*').flatMap((path) => /^cloudfunctions\/domains\/(\w+)\//.exec(path)?.[1] ?? [])
    expect([...new Set(folders)].toSorted()).toEqual(order.toSorted())
  })

  test('are unknown to the kernel', () => {
    const allowed = ({ to }: Import) => inside(to, 'cloudfunctions/kernel', 'contract/kernel') || isPackage(to)
    expect(crossing('cloudfunctions/kernel', allowed)).toEqual([])
    expect(crossing('contract/kernel', ({ to }) => inside(to, 'contract/kernel') || isPackage(to))).toEqual([])
  })

  test.each(order)('%s knows the kernel, the contract, and what is public of the domains before it', (name) => {
    const contracts = ['kernel', name, ...allBefore(name)].map((folder) => `contract/${folder}`)
    const folders = ['cloudfunctions/kernel', `cloudfunctions/domains/${name}`, ...contracts]
    const others = allBefore(name).map((other) => `cloudfunctions/domains/${other}/public.ts`)
    const allowed = ({ to }: Import) => inside(to, ...folders) || others.includes(to) || isPackage(to)
    expect(crossing(`cloudfunctions/domains/${name}`, allowed)).toEqual([])
    expect(crossing(`contract/${name}`, ({ to }) => inside(to, ...contracts) || isPackage(to))).toEqual([])
  })
})

describe('circles of files', () => {
  test('are nowhere, type imports included', () => {
    const files = [...PRODUCT, ...NOT_PRODUCT].flatMap(typescript)
    expect(circlesIn(new Map(files.map((file) => [file, importsOf(file).map(({ to }) => to)])))).toEqual([])
  })

  test('are found where they are, each once', () => {
    const imports = { a: ['b', 'x'], b: ['c'], c: ['a', 'd'], d: ['d'], e: ['a', 'f'], f: ['e'] }
    expect(circlesIn(new Map(Object.entries(imports)))).toEqual(['a -> b -> c -> a', 'd -> d', 'e -> f -> e'])
  })
})

/** One way round for each group of files that reach each other. */
function circlesIn(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const reached = new Map([...imports.keys()].map((file) => [file, reachedIn(imports, file)]))
  const circles = [...imports.keys()].filter((file) => reached.get(file)?.has(file))
  const isFirst = (file: string) => !circles.some((other) => other < file && reached.get(other)?.has(file) && reached.get(file)?.has(other))
  return circles.filter(isFirst).map((file) => wayRound(imports, file).join(' -> '))
}

/** Everything that a file imports, to the end; the file itself only when it is in a circle. */
function reachedIn(imports: ReadonlyMap<string, readonly string[]>, start: string): ReadonlySet<string> {
  const reached = new Set(imports.get(start))
  for (const file of reached) for (const next of imports.get(file) ?? []) reached.add(next)
  return reached
}

/** The shortest way from a file back to itself. */
function wayRound(imports: ReadonlyMap<string, readonly string[]>, start: string): readonly string[] {
  const ways: string[][] = [[start]]
  const seen = new Set<string>()
  for (const way of ways) {
    for (const next of imports.get(way.at(-1) ?? '') ?? []) {
      if (next === start) return [...way, next]
      if (!seen.has(next)) ways.push([...way, next])
      seen.add(next)
    }
  }
  return []
}

describe('weight', () => {
  test('no file imports full zod, which needs new Function, which WeChat forbids', () => {
    expect(PRODUCT.flatMap((folder) => crossing(folder, ({ to }) => to !== 'zod'))).toEqual([])
  })

  test('the phone never loads the lists of all actions, only their types', () => {
    expect(crossing('src', ({ to, typeOnly }) => typeOnly || !/^contract\/(\w+\/)?index\.ts$/.test(to))).toEqual([])
  })
})

describe('rules', () => {
  const rules = filesOf('cloudfunctions/**/rules/*.ts')
  const pure = reachedFrom([...rules, ...typescript('contract')])
  const files = pure.filter((path) => path.endsWith('.ts'))

  test('exist', () => expect(rules.length).toBeGreaterThan(0))

  test('import no package but zod/mini, directly or indirectly: no SDK, no files, no network', () => {
    expect(pure.filter((path) => !path.endsWith('.ts') && path !== 'zod/mini')).toEqual([])
  })

  /** Whether a node uses something that a pure function must not use. */
  const impure = (node: ts.Node) =>
    (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0) ||
    (ts.isPropertyAccessExpression(node) && ['Date.now', 'Math.random'].includes(node.getText())) ||
    (ts.isIdentifier(node) &&
      ['process', 'fetch', 'console', 'setTimeout', 'setInterval', 'crypto', 'performance', 'globalThis'].includes(node.text))

  test('read no clock, no random numbers and no environment', () => {
    const found = files.flatMap((path) =>
      nodesOf(parse(path))
        .filter(impure)
        .map((node) => `${path}: ${node.parent.getText().slice(0, 60)}`),
    )
    expect(found).toEqual([])
  })

  test('keep no state between two calls', () => {
    const lets = files.flatMap((path) =>
      parse(path)
        .statements.filter((node) => ts.isVariableStatement(node) && !(node.declarationList.flags & ts.NodeFlags.Const))
        .map(() => path),
    )
    expect(lets).toEqual([])
  })
})
