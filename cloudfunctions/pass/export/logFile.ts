import type { Feature, SheetData } from 'write-excel-file/node'
import type { LogRow } from '../../../contract/gate'
import { columns } from './logSheet'

export interface LogFile {
  /** The compound and the period. */
  readonly title: string
  /** Who took it out, when and for what: above the table and on every printed page. */
  readonly mark: string
  readonly rows: readonly LogRow[]
}

/** The log as an Excel file. What makes it is loaded at first use: few calls need it. */
export async function writeLogFile(file: LogFile): Promise<Buffer> {
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const options = {
    sheet: '通行记录',
    orientation: 'landscape' as const,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: HEADING_ROWS,
  }
  return writeXlsxFile(sheetOf(file), options, { features: [onEveryPage(file)] }).toBuffer()
}

/** Title, mark, column titles. */
const HEADING_ROWS = 3

const sheetOf = ({ title, mark, rows }: LogFile): SheetData => [
  [{ value: title, fontWeight: 'bold' }],
  [{ value: mark, textColor: '#b3261e' }],
  columns.map(({ title: value }) => ({ value, fontWeight: 'bold' as const })),
  ...rows.map((row) => columns.map(({ value }) => value(row))),
]

/** Header and footer of printed pages; the library has none of its own (ECMA-376, 18.3.1.46: after the page setup, `&` begins a code). */
const onEveryPage = <Content>({ title, mark }: LogFile): Feature<Content> => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        insert: () =>
          `<headerFooter><oddHeader>&amp;L${printed(title)}</oddHeader><oddFooter>&amp;L${printed(mark)}&amp;R&amp;P/&amp;N</oddFooter></headerFooter>`,
      },
    },
  },
})

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;&amp;', '<': '&lt;', '>': '&gt;' }
const printed = (text: string) => text.slice(0, 200).replace(/[&<>]/g, (letter) => ESCAPES[letter] ?? '')
