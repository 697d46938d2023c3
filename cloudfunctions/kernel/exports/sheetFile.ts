import type { Feature, SheetData } from 'write-excel-file/node'

export interface Column<Row> {
  readonly title: string
  /** In characters. */
  readonly width: number
  readonly value: (row: Row) => string | number | null
}

export interface SheetFile<Row> {
  /** On the tab below the table. */
  readonly sheet: string
  /** What it is of. */
  readonly title: string
  /** Who took it out, when and for what: above the table and on every printed page. */
  readonly mark: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
}

/** A table as an Excel file. What makes it is loaded at first use: few calls need it. */
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

/** Header and footer of printed pages; the library has none of its own (ECMA-376, 18.3.1.46: after the page setup, `&` begins a code). */
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
