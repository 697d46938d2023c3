import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { termTextOf } from '../../cloudfunctions/kernel/database/definition'
import { collections } from '../builders/house'

const pages = ['docs', 'docs/decisions'].flatMap((dir) =>
  readdirSync(dir)
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(dir, name)),
)
const textOf = (page: string) => readFileSync(page, 'utf8')

/** The anchor that GitHub gives to a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_ -]/gu, '')
    .replace(/ /g, '-')
const anchorsIn = (page: string) => Array.from(textOf(page).matchAll(/^#+ (.+)$/gm), ([, heading = '']) => anchorOf(heading))

describe.each(pages)('%s', (page) => {
  test('links only to existing pages and headings', () => {
    for (const [link, target = ''] of textOf(page).matchAll(/\]\((?!https?:)([^)]+)\)/g)) {
      const [file = '', anchor] = target.split('#')
      const linked = file === '' ? page : join(dirname(page), file)
      expect([link, existsSync(linked)]).toEqual([link, true])
      if (anchor !== undefined) expect([link, anchorsIn(linked)]).toEqual([link, expect.arrayContaining([anchor])])
    }
  })

  test('names only existing files and folders', () => {
    const names = textOf(page).matchAll(/`((?:contract|src|cloudfunctions|emulator|tests|scripts|seed|bench|docs)\/[\w./-]*)`/g)
    for (const [, path = ''] of names) expect([path, existsSync(path)]).toEqual([path, true])
  })
})

test('decisions are numbered without a gap', () => {
  const numbers = readdirSync('docs/decisions').map((name) => Number(name.slice(0, 4)))
  expect(numbers).toEqual(numbers.map((_, at) => at + 1))
})

test('the table of retention lists every collection with its retention period', () => {
  const table = textOf('docs/architecture.md').split('## How long data are kept')[1]?.split('\n## ')[0] ?? ''
  for (const { definition } of collections) {
    const row = table.split('\n').find((line) => line.startsWith('|') && line.includes(`\`${definition.name}\``)) ?? ''
    const { retention } = definition
    const terms = retention.keep === 'days' ? retention.rules.map(termTextOf) : [retention.keep === 'always' ? 'for good' : 'until']
    for (const term of terms) expect(row).toContain(term)
  }
})
