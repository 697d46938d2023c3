import ts from 'typescript'
import { filesOf, nodesOf, parse } from './source'

/**
 * Components for which the build keeps only one template each (config/lean.ts). Nesting one in another of its kind would make its template
 * call itself, which WeChat does not support.
 */
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
