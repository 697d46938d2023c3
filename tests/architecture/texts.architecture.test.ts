import ts from 'typescript'
import { filesOf, nodesOf, parse, textOf } from './source'

/** The list in docs/words.md, held against every text that somebody reads. */

const HAN = /\p{Script=Han}/u

const texts = filesOf('src/*.ts', 'src/*.tsx', 'contract/*.ts', 'cloudfunctions/*.ts').flatMap((path) =>
  nodesOf(parse(path))
    .filter(
      (node) =>
        ts.isStringLiteral(node) ||
        ts.isNoSubstitutionTemplateLiteral(node) ||
        ts.isTemplateHead(node) ||
        ts.isTemplateMiddle(node) ||
        ts.isTemplateTail(node) ||
        ts.isJsxText(node),
    )
    .map((node) => ({ path, text: node.text.trim() }))
    .filter(({ text }) => HAN.test(text)),
)

const section = (title: string) => textOf('docs/words.md').split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? ''
const notWritten = section('Not written')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(1)
  .flatMap((line) => line.split('|')[1]?.split(',') ?? [])
  .map((word) => word.trim())

const show = ({ path, text }: (typeof texts)[number]) => `${path}: ${text}`

test('the texts and the list are found', () => {
  expect(texts.length).toBeGreaterThan(1000)
  expect(notWritten.length).toBeGreaterThan(20)
})

test.each(notWritten)('nobody reads "%s"', (word) => {
  expect(texts.filter(({ text }) => text.includes(word)).map(show)).toEqual([])
})

test('only a guard on duty is called 您', () => {
  const polite = texts.filter(({ path, text }) => text.includes('您') && !path.startsWith('src/packages/pass/gate/'))
  expect(polite.map(show)).toEqual([])
})

test('digits are narrow', () => {
  expect(texts.filter(({ text }) => /[０-９]/.test(text)).map(show)).toEqual([])
})
