import ts from 'typescript'
import { domains, tabs } from '../../src/domains/pages'
import { registry } from '../builders/house'
import { filesOf, nodesOf, parse, reachedFrom } from './source'

/** Functions of the phone that call an action, which their first argument names. */
const ASKING = ['callAction', 'fetchAction', 'useAction', 'useActionPages', 'useAsk', 'useWrite']

const packagePages = Object.entries(domains).flatMap(([domain, { pages }]) =>
  Object.entries(pages).flatMap(([subpackage, named]) =>
    Object.values(named).map((folder) => `packages/${domain}/${subpackage}/${folder}/index`),
  ),
)
const pages = [...Object.values(tabs), ...packagePages]

/** The codes with a text in a file: the properties of the object that it passes to `errorText`. */
const hasWords = (path: string) =>
  nodesOf(parse(path)).some((node) => ts.isIdentifier(node) && ['addRefusals', 'commonRefusals'].includes(node.text))
const codesOf = (path: string) =>
  nodesOf(parse(path))
    .filter(ts.isPropertyAssignment)
    .map(({ name }) => name.getText())
    .filter((name) => /^[A-Z][A-Z_]+$/.test(name))
const codesByFile = new Map(
  filesOf('src/*.ts', 'src/*.tsx')
    .filter(hasWords)
    .map((path) => [path, codesOf(path)]),
)

const isAction = (name: string): name is keyof typeof registry => name in registry

/** The actions that a file calls. */
const askedIn = (path: string) =>
  nodesOf(parse(path))
    .filter(ts.isCallExpression)
    .filter(({ expression }) => ASKING.includes(expression.getText()))
    .flatMap(({ arguments: [name] }) => (name && ts.isStringLiteral(name) && isAction(name.text) ? [name.text] : []))

/** All files that are loaded when this page is shown: those of the app's launch and of the page itself. */
const atLaunch = reachedFrom(['src/app.tsx'])
const loadedWith = (page: string) =>
  [...new Set([...atLaunch, ...reachedFrom([`src/${page}.tsx`])])].filter((path) => /^src\/.*\.tsx?$/.test(path))

test('texts and pages that call actions are found', () => {
  expect(codesByFile.size).toBeGreaterThan(4)
  expect(pages.flatMap((page) => loadedWith(page).flatMap(askedIn)).length).toBeGreaterThan(50)
})

test.each(pages)('%s has words for everything that its actions can answer', (page) => {
  const files = loadedWith(page)
  const known = files.flatMap((path) => codesByFile.get(path) ?? [])
  const own = reachedFrom([`src/${page}.tsx`]).filter((path) => /^src\/.*\.tsx?$/.test(path))
  const possible = own.flatMap(askedIn).flatMap((name) => registry[name].errors.map((code) => ({ name, code })))
  expect(possible.filter(({ code }) => !known.includes(code)).map(({ name, code }) => `${name}: ${code}`)).toEqual([])
})
