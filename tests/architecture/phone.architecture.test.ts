import { domains as inOrder } from '../../cloudfunctions/domains'
import { domains } from '../../src/domains/pages'
import { filesOf, importsOf } from './source'

/** The order in which domains may import one another on the phone, as in the backend. */
const ORDER = inOrder.map(({ name }) => name)

const imports = filesOf('src/*.ts', 'src/*.tsx').flatMap(importsOf)

/** The subpackage that contains a file, such as `packages/pass/rider`, or null for a file that several subpackages may load. */
function subpackageOf(path: string): string | null {
  const [, domain = '', folder = ''] = /^src\/packages\/(\w+)\/(\w+)\//.exec(path) ?? []
  const pages: { readonly [domain: string]: { pages: object } } = domains
  return folder in (pages[domain]?.pages ?? {}) ? `packages/${domain}/${folder}` : null
}
const domainOf = (path: string) => /^src\/packages\/(\w+)\//.exec(path)?.[1] ?? null

const show = ({ from, to }: { from: string; to: string }) => `${from} -> ${to}`

test('every domain has its place in the order', () => {
  const known = new Set(imports.flatMap(({ from }) => domainOf(from) ?? []))
  expect([...known].toSorted()).toEqual(ORDER.toSorted())
})

test('components and services import no domain', () => {
  const found = imports.filter(({ from, to }) => /^src\/(ui|services)\//.test(from) && /^src\/(packages|domains|pages|routes)\b/.test(to))
  expect(found.map(show)).toEqual([])
})

test('code that a domain shares among its pages imports only domains before it', () => {
  const found = imports.filter(({ from, to }) => {
    const [own, other] = [domainOf(from), domainOf(to)]
    return own && other && subpackageOf(from) === null && ORDER.indexOf(other) > ORDER.indexOf(own)
  })
  expect(found.map(show)).toEqual([])
})

test('no file imports from another subpackage, which may not have been downloaded', () => {
  const found = imports.filter(
    ({ from, to, typeOnly }) => !typeOnly && subpackageOf(to) !== null && subpackageOf(to) !== subpackageOf(from),
  )
  expect(found.map(show)).toEqual([])
})

test('a domain imports the shared code of another domain, never its parts of the tabs', () => {
  const found = imports.filter(({ from, to }) => {
    const home = /^src\/packages\/(\w+)\/home[./]/.exec(to)
    return home && domainOf(from) !== null && domainOf(from) !== home[1]
  })
  expect(found.map(show)).toEqual([])
})

/** Finds files that import each other in a circle, types included, by a walk that returns to its start. */
test('no files import each other in a circle', () => {
  const next = new Map<string, string[]>()
  for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to])
  const done = new Set<string>()
  const circles: string[][] = []
  const visit = (path: string, way: readonly string[]) => {
    if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path])
    if (done.has(path) || way.includes(path)) return
    for (const one of next.get(path) ?? []) visit(one, [...way, path])
    done.add(path)
  }
  for (const path of next.keys()) visit(path, [])
  expect(circles).toEqual([])
})
