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
