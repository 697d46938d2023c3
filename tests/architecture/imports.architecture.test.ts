import ts from 'typescript'
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

describe('weight', () => {
  test('no file imports full zod, which needs new Function, which WeChat forbids', () => {
    expect(PRODUCT.flatMap((folder) => crossing(folder, ({ to }) => to !== 'zod'))).toEqual([])
  })

  test('the phone never loads the registry of all actions', () => {
    expect(crossing('src', ({ to, typeOnly }) => typeOnly || to !== 'contract/registry.ts')).toEqual([])
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
