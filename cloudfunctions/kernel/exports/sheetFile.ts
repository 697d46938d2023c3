import type { Feature, SheetData } from 'write-excel-file/node'

export interface Column<Row> {
  readonly title: string
  /** The width in characters. */
  readonly width: number
  readonly value: (row: Row) => string | number | null
}

export interface SheetFile<Row> {
  /** The name on the tab below the table. */
  readonly sheet: string
  /** The heading of the table. */
  readonly title: string
  /** The watermark above the table and on every printed page: who exported it, when and for what purpose. */
  readonly mark: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
}

/** Writes a table as an Excel file. The library is loaded at first use, because few calls need it. */
export async function writeSheetFile<Row>(file: SheetFile<Row>): Promise<Buffer> {
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const options = {
    sheet: file.sheet,
    orientation: 'landscape' as const,
    columns: file.columns.map(({ width }) => ({ width })),
    stickyRowsCount: HEADING_ROWS,
  }
  return writeXlsxFile(sheetOf(file), options, { features: [onEveryPage(file)] }).toBuffer()
}

/** Title, mark, column titles. */
const HEADING_ROWS = 3

const sheetOf = <Row>({ title, mark, columns, rows }: SheetFile<Row>): SheetData => [
  [{ value: title, fontWeight: 'bold' }],
  [{ value: mark, textColor: '#b3261e' }],
  columns.map(({ title: value }) => ({ value, fontWeight: 'bold' as const })),
  ...rows.map((row) => columns.map(({ value }) => value(row))),
]

type Texts = Pick<SheetFile<never>, 'title' | 'mark'>

/**
 * Adds header and footer of printed pages, which the library does not offer. (In ECMA-376, 18.3.1.46, they follow the page setup, and `&`
 * begins a code.)
 */
const onEveryPage = <Content>({ title, mark }: Texts): Feature<Content> => ({
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
