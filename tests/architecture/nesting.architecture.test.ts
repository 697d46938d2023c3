import ts from 'typescript'
import { filesOf, nodesOf, parse } from './source'

/** Of these the build keeps one template each (config/lean.ts): one inside its like would call itself, which WeChat doesn't do. */
const FLAT = ['Text', 'ScrollView']

const elements = filesOf('src/*.tsx').flatMap((path) =>
  nodesOf(parse(path))
    .filter(ts.isJsxElement)
    .map((element) => ({ path, element, tag: element.openingElement.tagName.getText() })),
)

const tagsIn = (element: ts.JsxElement) =>
  element.children
    .flatMap(nodesOf)
    .filter((node) => ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node))
    .map(({ tagName }) => tagName.getText())

test.each(FLAT)('no %s lies in another', (tag) => {
  const own = elements.filter((one) => one.tag === tag)
  expect(own.length).toBeGreaterThan(0)
  expect(own.filter(({ element }) => tagsIn(element).includes(tag)).map(({ path }) => path)).toEqual([])
})
