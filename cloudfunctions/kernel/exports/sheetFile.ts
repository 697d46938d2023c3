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
  return writeXlsxFile(sheetOf(file), options, { features: [onPaper(file), filtered(file), filled(file)] }).toBuffer()
}

/** So many rows of an empty file are formatted. */
const EMPTY_ROWS = 50
/** Excel leaves what is typed into such a cell as it is typed: `@` is its format for text (ECMA-376, 18.8.30). */
const EMPTY_TEXT = { value: '', type: String, format: '@' } as const

/** Writes an Excel file to be filled in and sent back, a row each, below the titles of its columns. */
export async function writeEmptyFile(sheet: string, columns: readonly Pick<Column<never>, 'title' | 'width'>[]): Promise<Buffer> {
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const titles = columns.map(({ title }) => ({ value: title, fontWeight: 'bold' as const }))
  const rows = Array.from({ length: EMPTY_ROWS }, () => columns.map(() => EMPTY_TEXT))
  const options = { sheet, columns: columns.map(({ width }) => ({ width })), stickyRowsCount: 1 }
  return writeXlsxFile([titles, ...rows], options).toBuffer()
}

/** Title, mark, column titles. */
const HEADING_ROWS = 3

const sheetOf = <Row>({ title, mark, columns }: SheetFile<Row>): SheetData => [
  [{ value: title, fontWeight: 'bold' }],
  [{ value: mark, textColor: '#b3261e' }],
  columns.map(({ title: value }) => ({ value, ...WHOLE, fontWeight: 'bold' as const })),
  [
    { value: 0, type: Number, ...WHOLE },
    { value: new Date(0), type: Date, ...WHOLE },
  ],
]

/** A text that is longer than its column is wide goes on below instead of being cut off. */
const WHOLE = { wrap: true, alignVertical: 'top' } as const

/**
 * The rows, in place of the last one that the library writes: that shows with which style it writes a number or text, and with which a time. The library
 * looks for the style of each cell anew and keeps an object of it, which takes three times as long for tens of thousands of rows.
 */
const filled = <Row, Content>({ columns, rows }: SheetFile<Row>): Feature<Content> => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml) =>
          xml.replace(/<row r="4"[^>]*><c r="A4" s="(\d+)".*?<c r="B4" s="(\d+)".*?<\/row>/, (_, plain: string, time: string) =>
            rows.map((row, at) => rowOf(columns, row, HEADING_ROWS + at + 1, { plain, time })).join(''),
          ),
      },
    },
  },
})

interface Styles {
  readonly plain: string
  readonly time: string
}

function rowOf<Row>(columns: readonly Column<Row>[], row: Row, number: number, styles: Styles): string {
  const cells = columns.map(({ value }, at) => cellOf(value(row), `${letterAt(at)}${number}`, styles))
  return `<row r="${number}">${cells.join('')}</row>`
}

/** A cell (ECMA-376, 18.3.1.4). */
function cellOf(value: string | number | Date | null, place: string, { plain, time }: Styles): string {
  if (value === null) return ''
  if (value instanceof Date) return `<c r="${place}" s="${time}"><v>${daysOf(value)}</v></c>`
  if (typeof value === 'number') return `<c r="${place}" s="${plain}"><v>${value}</v></c>`
  return `<c r="${place}" s="${plain}" t="inlineStr"><is><t xml:space="preserve">${inXml(value)}</t></is></c>`
}

/** Excel counts days since 1899-12-30. It knows no zones: this is what a clock in Shanghai shows, without milliseconds. */
const daysOf = (instant: Date) => 25_569 + Math.floor(inShanghai(instant).getTime() / 1000) / 86_400

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
          xml.replace(
            '</sheetData>',
            `$&<autoFilter ref="A${HEADING_ROWS}:${letterAt(columns.length - 1)}${HEADING_ROWS + rows.length}"/>`,
          ),
      },
    },
  },
})

/** The letter of a column; no table of ours has more than 26. */
const letterAt = (column: number) => String.fromCharCode('A'.charCodeAt(0) + column)

const repeatedTitles = (sheet: string) =>
  `<definedName name="_xlnm.Print_Titles" localSheetId="0">'${inXml(sheet.replaceAll("'", "''"))}'!$${HEADING_ROWS}:$${HEADING_ROWS}</definedName>`

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** The library cleans and escapes what it writes itself. XML can't carry all characters, and an escape doesn't help there. */
const inXml = (text: string) => withoutHidden(text).replace(/[&<>]/g, (letter) => ESCAPES[letter] ?? '')

/** Header and footer have 255 characters each, codes and doubled signs included. */
const printed = (text: string) => inXml(withoutHidden(text).slice(0, 110).replaceAll('&', '&&'))
