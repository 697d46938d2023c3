import type { Feature, SheetData } from 'write-excel-file/node'
import { inShanghai } from '../../../contract/kernel/calendar'
import { withoutHidden } from '../../../contract/kernel/characters'

export interface Column<Row> {
  readonly title: string
  /** The width in characters. About 120 in all are printed at full size; more make the print smaller. */
  readonly width: number
  /** An instant becomes a number that Excel can filter and reckon with, shown in Shanghai's time. */
  readonly value: (row: Row) => string | number | Date | null
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

/** Writes a table as an Excel file that also prints well. The library is loaded at first use, because few calls need it. */
export async function writeSheetFile<Row>(file: SheetFile<Row>): Promise<Buffer> {
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const options = {
    sheet: file.sheet,
    orientation: 'landscape' as const,
    columns: file.columns.map(({ width }) => ({ width })),
    stickyRowsCount: HEADING_ROWS,
    dateFormat: 'yyyy-mm-dd hh:mm:ss',
  }
  return writeXlsxFile(sheetOf(file), options, { features: [onPaper(file), filtered(file)] }).toBuffer()
}

/** Title, mark, column titles. */
const HEADING_ROWS = 3

const sheetOf = <Row>({ title, mark, columns, rows }: SheetFile<Row>): SheetData => [
  [{ value: title, fontWeight: 'bold' }],
  [{ value: mark, textColor: '#b3261e' }],
  columns.map(({ title: value }) => ({ value, ...WHOLE, fontWeight: 'bold' as const })),
  ...rows.map((row) => columns.map(({ value }) => cellOf(value(row)))),
]

/** A text that is longer than its column is wide goes on below instead of being cut off. */
const WHOLE = { wrap: true, alignVertical: 'top' } as const

function cellOf(value: string | number | Date | null): SheetData[number][number] {
  if (value === null) return null
  // Excel knows no zones: the library writes what a clock in UTC shows. It knows no milliseconds either.
  if (value instanceof Date) return { value: new Date(Math.floor(inShanghai(value).getTime() / 1000) * 1000), type: Date, ...WHOLE }
  return typeof value === 'string' ? { value: withoutHidden(value), type: String, ...WHOLE } : { value, type: Number, ...WHOLE }
}

/**
 * What the library does not offer, for paper: one page wide and as many long as it takes, the column titles, title and mark on every page. (In ECMA-376,
 * 18.3.1, the properties of a sheet come first and header and footer last, and `&` begins a code.)
 */
const onPaper = <Content>({ sheet, title, mark }: Pick<SheetFile<never>, 'sheet' | 'title' | 'mark'>): Feature<Content> => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml) => xml.replace(/<worksheet\b[^>]*>/, '$&<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'),
        transformElementAttributes: (tag, attributes) =>
          tag === 'pageSetup' ? { ...attributes, fitToWidth: 1, fitToHeight: 0 } : attributes,
        insert: () =>
          `<headerFooter><oddHeader>&amp;L${printed(title)}</oddHeader><oddFooter>&amp;L${printed(mark)}&amp;R&amp;P/&amp;N</oddFooter></headerFooter>`,
      },
      'xl/workbook.xml': {
        transform: (xml) => xml.replace(/<definedNames *\/>/, `<definedNames>${repeatedTitles(sheet)}</definedNames>`),
      },
    },
  },
})

/** Above each column a button with which Excel filters and sorts. (18.3.1.2: behind the cells.) */
const filtered = <Row, Content>({ columns, rows }: Pick<SheetFile<Row>, 'columns' | 'rows'>): Feature<Content> => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml) =>
          xml.replace('</sheetData>', `$&<autoFilter ref="A${HEADING_ROWS}:${letterOf(columns)}${HEADING_ROWS + rows.length}"/>`),
      },
    },
  },
})

/** The letter of the last column; no table of ours has more than 26. */
const letterOf = ({ length }: readonly unknown[]) => String.fromCharCode('A'.charCodeAt(0) + length - 1)

const repeatedTitles = (sheet: string) =>
  `<definedName name="_xlnm.Print_Titles" localSheetId="0">'${inXml(sheet.replaceAll("'", "''"))}'!$${HEADING_ROWS}:$${HEADING_ROWS}</definedName>`

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** The library cleans and escapes what it writes itself, cells. XML can't carry all characters, and an escape doesn't help there. */
const inXml = (text: string) => withoutHidden(text).replace(/[&<>]/g, (letter) => ESCAPES[letter] ?? '')

/** Header and footer have 255 characters each, codes and doubled signs included. */
const printed = (text: string) => inXml(withoutHidden(text).slice(0, 110).replaceAll('&', '&&'))
