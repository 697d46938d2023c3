import ts from 'typescript'
import { filesOf, nodesOf, parse } from './source'

/** What every screen reader must be told. What the pages really say is held in a browser: `tests/e2e/accessibility.e2e.test.ts`. */

const elements = filesOf('src/*.tsx').flatMap((path) =>
  nodesOf(parse(path))
    .filter((node) => ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node))
    .map((node) => ({ path, name: node.tagName.getText(), attributes: node.attributes.getText() })),
)
const show = ({ path, name, attributes }: (typeof elements)[number]) => `${path}: <${name} ${attributes}>`

test('a view that can be tapped says what it is', () => {
  const tappable = elements.filter(({ name, attributes }) => (name === 'View' || name === 'Text') && /\bonClick\b/.test(attributes))
  expect(tappable.length).toBeGreaterThan(10)
  expect(tappable.filter(({ attributes }) => !attributes.includes('...aria(')).map(show)).toEqual([])
})

test('a picture has words', () => {
  const pictures = elements.filter(({ name }) => name === 'Image')
  expect(pictures.length).toBeGreaterThan(5)
  expect(pictures.filter(({ attributes }) => !attributes.includes('...pictureOf(')).map(show)).toEqual([])
})

test('what is typed into has a label: each control stands in the one component that asks for it', () => {
  const typed = elements.filter(({ name }) => name === 'Input' || name === 'Textarea')
  expect(new Set(typed.map(({ path }) => path))).toEqual(new Set(['src/ui/form/LineInput.tsx', 'src/ui/form/TextAreaField.tsx']))
  expect(typed.filter(({ attributes }) => !attributes.includes('...controlOf(')).map(show)).toEqual([])
})

test('a switch has a label: it stands in the one component that asks for it', () => {
  expect(new Set(elements.filter(({ name }) => name === 'Switch').map(({ path }) => path))).toEqual(new Set(['src/ui/form/Toggle.tsx']))
})
