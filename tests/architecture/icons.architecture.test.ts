import ts from 'typescript'
import { tabs } from '../../src/domains/pages'
import { iconNames } from '../../src/ui/icon/iconNames'
import { packagePages } from './phonePages'
import { filesOf, nodesOf, parse, reachedFrom, textOf } from './source'

const isIcon = (text: string) => iconNames.some((name) => name === text)

/** The places in the phone's code that name an icon: `icon="…"`, `<Icon name="…">`, `icon: '…'`, and tables of type `IconName`. */
function saysWhich(node: ts.Node): boolean {
  if (ts.isJsxAttribute(node)) {
    const { tagName } = node.parent.parent
    return node.name.getText() === 'icon' || (node.name.getText() === 'name' && tagName.getText() === 'Icon')
  }
  if (ts.isPropertyAssignment(node)) return node.name.getText() === 'icon'
  return ts.isVariableDeclaration(node) && /\bIconName\b/.test(node.type?.getText() ?? '')
}

const shownIn = (path: string) =>
  nodesOf(parse(path))
    .filter(saysWhich)
    .flatMap(nodesOf)
    .filter(ts.isStringLiteral)
    .map(({ text }) => text)
    .filter(isIcon)

/** The icons that a stylesheet draws: `@include icons(map, walk)`. */
const drawnIn = (path: string) =>
  [...textOf(path).matchAll(/@include icons\(([^)]*)\)/g)].flatMap(([, names = '']) => names.match(/\w+/g) ?? [])

const loadedFrom = (entry: string) => reachedFrom([`src/${entry}.tsx`]).filter((path) => path.startsWith('src/'))
const shownBy = (entry: string) =>
  loadedFrom(entry)
    .filter((path) => /\.tsx?$/.test(path))
    .flatMap(shownIn)
const drawnBy = (entry: string) =>
  loadedFrom(entry)
    .filter((path) => path.endsWith('.scss'))
    .flatMap(drawnIn)

const drawnInMain = ['app', ...Object.values(tabs)].map((tab) => tab.replace(/\.tsx$/, '')).flatMap(drawnBy)
const pages = [...Object.values(tabs), ...packagePages]

test('every icon has a picture, and every picture belongs to an icon or to the tab bar alone', () => {
  const pictures = filesOf('src/ui/icon/svg/*.svg').map((path) => path.replace(/.*\/|\.svg/g, ''))
  expect(pictures.toSorted()).toEqual([...iconNames, 'home'].toSorted())
})

test('every icon is drawn by a stylesheet', () => {
  const drawn = new Set(filesOf('src/*.scss').flatMap(drawnIn))
  expect([...drawn].toSorted()).toEqual([...iconNames].toSorted())
})

test('the main package draws only icons that a component or a tab shows, not icons of a single domain', () => {
  const shown = [...filesOf('src/ui/*.tsx').flatMap(shownIn), ...Object.values(tabs).flatMap(shownBy)]
  expect([...new Set(drawnInMain)].filter((icon) => !shown.includes(icon))).toEqual([])
})

test.each(pages)('%s has the pictures of its icons', (page) => {
  const drawn = new Set([...drawnInMain, ...drawnBy(page)])
  expect([...new Set(shownBy(page))].filter((icon) => !drawn.has(icon))).toEqual([])
})

const isEntry = (node: ts.Node) =>
  ts.isObjectLiteralExpression(node) || (ts.isJsxSelfClosingElement(node) && ['ListRow', 'Tile'].includes(node.tagName.getText()))

/** Entries that name an icon: `<ListRow icon="bell" onTap={() => openPage('inbox')}>` gives `bell` and `inbox`. */
function entriesIn(path: string): { icon: string; leadsTo: string }[] {
  return nodesOf(parse(path))
    .filter(isEntry)
    .flatMap((entry) => {
      const words = entry.getText()
      const [, icon] = words.match(/\bicon(?:=|: )["'](\w+)["']/) ?? []
      const [, page] = words.match(/\bpage: '(\w+)'|openPage\('(\w+)'/)?.filter(Boolean) ?? []
      const [, title] = words.match(/\b(?:title|name|note)(?:=|: )["']([^"']+)["']/) ?? []
      const leadsTo = page ?? title
      const holdsOthers = nodesOf(entry)
        .slice(1)
        .some((inner) => isEntry(inner) && /\bicon(=|: )/.test(inner.getText()))
      return icon && leadsTo && !holdsOthers ? [{ icon, leadsTo }] : []
    })
}

const entriesOf = (entries: readonly string[]) =>
  [...new Set(entries.flatMap(loadedFrom))].filter((path) => /\.tsx?$/.test(path)).flatMap(entriesIn)

const allTabs = Object.values(tabs)

test('what stands on the tabs is found', () => {
  const found = entriesOf(allTabs).map(({ leadsTo }) => leadsTo)
  for (const leadsTo of ['courses', 'compounds', 'classes', 'consents', 'counter', '大字模式']) expect(found).toContain(leadsTo)
})

test.each([['the tabs', allTabs], ...packagePages.map((page): [string, string[]] => [page, [page]])])(
  'on %s different things have different icons',
  (_, shown) => {
    const places = new Map<string, Set<string>>()
    for (const { icon, leadsTo } of entriesOf(shown)) places.set(icon, new Set([...(places.get(icon) ?? []), leadsTo]))
    const shared = [...places].filter(([, found]) => found.size > 1)
    expect(shared.map(([icon, found]) => `${icon}: ${[...found].join(', ')}`)).toEqual([])
  },
)
