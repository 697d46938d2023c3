import ts from 'typescript'
import { filesOf, textOf } from './source'

/** The lowest base library that the console lets in (docs/deploy.md). */
const LOWEST = /基础库最低版本[^\d]*(\d+\.\d+\.\d+)/.exec(textOf('docs/deploy.md'))?.[1] ?? ''

const numberOf = (version: string) => version.split('.').reduce((sum, part) => sum * 1000 + Number(part), 0)

/** Since which base library WeChat has an interface, by its own typings; those without a note were always there. */
const typings = textOf('node_modules/miniprogram-api-typings/types/wx/lib.wx.api.d.ts')
const since = new Map(
  Array.from(
    typings.matchAll(/\/\*\* \[[^\]]*\bwx\.(\w+)\((?:(?!\*\/)[\s\S])*?需要基础库： `([\d.]+)`/g),
    ([, name = '', version = '']) => [name, version],
  ),
)

const sources = filesOf('src/*.ts', 'src/*.tsx')

test('independent-lesser-findings: nothing is used that the lowest base library lacks, unless it is asked for first', () => {
  expect(LOWEST).not.toBe('')
  expect(since.get('getAppBaseInfo')).toBe('2.20.1')
  const tooNew = sources.flatMap((path) =>
    Array.from(textOf(path).matchAll(/\bTaro\.(\w+)/g), ([, name = '']) => name)
      .filter((name) => numberOf(since.get(name) ?? '0.0.0') > numberOf(LOWEST))
      .filter((name) => !textOf(path).includes(`canIUse('${name}`))
      .map((name) => `${path}: ${name} (${since.get(name)})`),
  )
  expect(tooNew).toEqual([])
})

/** Since when WeChat knows an option: by the interface of its call, `compressImage.compressedWidth`. */
const optionsSince = new Map(
  Array.from(typings.matchAll(/\n {4}interface (\w+)Option(?:<[^>]*>)? (?:extends \w+ )?\{\n([\s\S]*?)\n {4}\}/g)).flatMap(
    ([, of = '', body = '']) =>
      Array.from(
        body.matchAll(/\/\*\*(?:(?!\*\/)[\s\S])*?需要基础库： `([\d.]+)`(?:(?!\*\/)[\s\S])*\*\/\n\s*(\w+)\??:/g),
        ([, version = '', option = '']): [string, string] => [`${of.charAt(0).toLowerCase()}${of.slice(1)}.${option}`, version],
      ),
  ),
)

/** Every option that is named in a call of WeChat's interfaces, also inside a condition: `compressImage.compressedWidth`. */
function optionsIn(path: string): string[] {
  const found: string[] = []
  const namesIn = (node: ts.Node): string[] =>
    ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)
      ? [node.name.getText()]
      : node.getChildren().flatMap((child) => namesIn(child))
  const visit = (node: ts.Node) => {
    if (ts.isCallExpression(node) && /^Taro\.\w+$/.test(node.expression.getText())) {
      const name = node.expression.getText().slice('Taro.'.length)
      found.push(...node.arguments.flatMap(namesIn).map((option) => `${name}.${option}`))
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, textOf(path), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX))
  return found
}

test('nor an option that it would pass over in silence', () => {
  expect([optionsSince.get('compressImage.compressedWidth'), optionsSince.get('setStorage.encrypt')]).toEqual(['2.26.0', '2.21.3'])
  const used = sources.flatMap((path) => optionsIn(path).map((option) => ({ path, option })))
  expect(used.map(({ option }) => option)).toContain('compressImage.compressedWidth')
  const tooNew = used.filter(
    ({ path, option }) =>
      numberOf(optionsSince.get(option) ?? '0.0.0') > numberOf(LOWEST) &&
      !textOf(path).includes(`canIUse('${option.replace('.', '.object.')}`),
  )
  expect(tooNew).toEqual([])
})

test('the version on which it is tried in DevTools is none that the console would turn away', () => {
  const { libVersion } = JSON.parse(textOf('project.config.json')) as { libVersion: string }
  expect(numberOf(libVersion)).toBeGreaterThanOrEqual(numberOf(LOWEST))
})
