import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { columns as rosterColumns } from '../../cloudfunctions/domains/course/rosterSheet'
import { columns as logColumns } from '../../cloudfunctions/domains/pass/exports/logFile'
import { type Column, writeSheetFile } from '../../cloudfunctions/kernel/exports/sheetFile'
import { filesOf, textOf } from '../architecture/source'
import { NOON } from '../builders/time'
import { readXlsx, unzip } from '../support/xlsx'

const columns: readonly Column<string>[] = [
  { title: '时间', width: 19, value: () => new Date(NOON.getTime() + 5_678) },
  { title: '名字', width: 10, value: (text) => text },
]

const write = (text: string) => writeSheetFile({ sheet: '名单', title: text, mark: text, columns, rows: [text] })

/** Why a part is no XML 1.0, by a strict parser; null: it is. */
function faultIn(xml: string): string | null {
  let fault: string | null = null
  const parser = new SaxesParser({ defaultXMLVersion: '1.0' })
  parser.on('error', ({ message }) => {
    fault ??= message
  })
  parser.write(xml).close()
  return fault
}

const faultsIn = (file: Buffer) =>
  [...unzip(file)].flatMap(([name, part]) => {
    const fault = faultIn(part.toString('utf8'))
    return fault === null ? [] : [`${name}: ${fault}`]
  })

describe('sheet-with-control-characters', () => {
  test.each(['花艺\u000b入门', '运河\u0001花园', '\0', '甲\ud83d', '\ude00乙', '\uffff', '<b>&"\u001b', '&'.repeat(300)])(
    'whatever is written, every part of the file is XML: %j',
    async (text) => expect(faultsIn(await write(text))).toEqual([]),
  )

  test('so it is for any text, and header and footer fit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
        const file = await write(text)
        expect(faultsIn(file)).toEqual([])
        const { header, footer } = readXlsx(file)
        expect(Math.max(header.length, footer.length)).toBeLessThanOrEqual(255)
      }),
      { numRuns: 40 },
    )
  })
})

describe('log-printed-over-two-pages', () => {
  const parts = async () => new Map([...unzip(await write('示例'))].map(([name, part]) => [name, part.toString('utf8')]))

  test('a list is one page wide, and its titles stand on every page', async () => {
    const sheet = (await parts()).get('xl/worksheets/sheet1.xml') ?? ''
    expect(sheet).toMatch(/<worksheet [^>]*><sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr><sheetViews>/)
    const [setup = ''] = /<pageSetup [^>]*>/.exec(sheet) ?? []
    for (const part of ['orientation="landscape"', 'fitToWidth="1"', 'fitToHeight="0"', 'paperSize="9"']) expect(setup).toContain(part)
    const workbook = (await parts()).get('xl/workbook.xml') ?? ''
    expect(workbook).toContain(
      `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'名单'!$3:$3</definedName></definedNames>`,
    )
  })

  test('every column can be filtered', async () => {
    expect((await parts()).get('xl/worksheets/sheet1.xml')).toContain('</sheetData><autoFilter ref="A3:B4"/>')
  })

  test('a time is a number that Excel shows as the time in Shanghai', async () => {
    const sheet = (await parts()).get('xl/worksheets/sheet1.xml') ?? ''
    // 2026-11-23 is day 46349 since 1899-12-30.
    expect(Number(/<c r="A4"[^>]*><v>([\d.]+)<\/v>/.exec(sheet)?.[1])).toBeCloseTo(46_349.5 + 5 / 86_400, 9)
    expect(readXlsx(await write('示例')).rows[3]).toEqual(['2026-11-23 12:00:05', '示例'])
  })

  test.each([
    ['the log', logColumns],
    ['the roster', rosterColumns],
  ])('%s can be read when it is made to fit: at least three quarters of its size', (_, list) => {
    expect(list.reduce((sum, { width }) => sum + width, 0)).toBeLessThanOrEqual(160)
  })

  test('every Excel file of the product is written here', () => {
    const writers = filesOf('cloudfunctions/*.ts').filter((path) => textOf(path).includes('write-excel-file'))
    expect(writers).toEqual(['cloudfunctions/kernel/exports/sheetFile.ts'])
  })
})
