import { MOST_IMPORTED, type ProblemAt } from '../../../../contract/merchant/shopImport'
import { type Cell, COLUMNS, type ImportedFields, isEmpty, type Town } from './columns'

type Field = keyof ImportedFields

const FIELDS = Object.keys(COLUMNS) as Field[]

/** A row that can be imported, with its number in Excel. */
export interface ImportedRow extends ImportedFields {
  readonly row: number
}

/** What stands in a file: its rows, or all that is wrong with it. */
export interface ReadFile {
  readonly rows: readonly ImportedRow[]
  readonly problems: readonly ProblemAt[]
}

/** Above the column titles there may be so many lines. */
const HEADING_WITHIN = 10

/**
 * Reads the cells of a file by the titles of its columns, in whatever order they are (M20). Empty rows are passed over. The same row twice is one (M22);
 * two rows with one number that differ, and two numbers for one shop, are named in pairs.
 */
export function readRows(cells: readonly (readonly Cell[])[], towns: readonly Town[]): ReadFile {
  const heading = cells.slice(0, HEADING_WITHIN).findIndex((row) => row.includes(COLUMNS.id.title) && row.includes(COLUMNS.name.title))
  if (heading < 0) return wrong(1, COLUMNS.id, `第一行写列名：${FIELDS.map((field) => COLUMNS[field].title).join('、')}`)
  const titles = cells[heading] ?? []
  const lacking = FIELDS.filter((field) => !titles.includes(COLUMNS[field].title))
  if (lacking.length > 0) {
    const problems = lacking.map((field) => missing(heading + 1, COLUMNS[field].title, `加上“${COLUMNS[field].title}”这一列`))
    return { rows: [], problems }
  }
  const filled = cells.map((row, at) => ({ row, number: at + 1 })).filter(({ row, number }) => number > heading + 1 && !row.every(isEmpty))
  if (filled.length === 0) return wrong(heading + 2, COLUMNS.id, '在列名下面一行写一家店')
  if (filled.length > MOST_IMPORTED) {
    return wrong(filled[MOST_IMPORTED]?.number ?? 0, COLUMNS.id, `一次最多 ${MOST_IMPORTED} 家，从这一行起放到另一个文件里`)
  }
  const read = filled.map(({ row, number }) => readRow(number, (field) => row[titles.indexOf(COLUMNS[field].title)] ?? null, towns))
  const rows = read.flatMap(({ row }) => row ?? [])
  const problems = [...read.flatMap((one) => one.problems), ...pairsIn(rows)]
  return { rows: withoutRepeats(rows), problems: problems.sort((one, other) => one.row - other.row) }
}

const missing = (row: number, column: string, instead: string): ProblemAt => ({
  ...{ row, column, problem: 'missing', value: '', instead, otherRow: null },
})

const wrong = (row: number, { title }: { readonly title: string }, instead: string): ReadFile => ({
  rows: [],
  problems: [missing(row, title, instead)],
})

function readRow(row: number, cellOf: (field: Field) => Cell, towns: readonly Town[]): { row: ImportedRow | null; problems: ProblemAt[] } {
  const fields: Partial<Record<Field, unknown>> = {}
  const problems: ProblemAt[] = []
  for (const field of FIELDS) {
    const cell = cellOf(field)
    const read = COLUMNS[field].read(cell, towns)
    if ('value' in read) fields[field] = read.value
    else problems.push({ row, column: COLUMNS[field].title, ...read, value: masked(cell), otherRow: null })
  }
  const [latitude, longitude] = [cellOf('latitude'), cellOf('longitude')]
  if (isEmpty(latitude) !== isEmpty(longitude)) {
    const lacks = isEmpty(latitude) ? COLUMNS.latitude : COLUMNS.longitude
    problems.push(missing(row, lacks.title, '纬度和经度一起写，或者都空着'))
  }
  return { row: problems.length === 0 ? ({ ...fields, row } as ImportedRow) : null, problems }
}

/** The first character and the last one: enough to find the cell by. */
export function masked(cell: Cell): string {
  const all = [...(cell === null ? '' : String(cell instanceof Date ? cell.toISOString() : cell))]
  return all.length <= 2 ? all.join('') : `${all[0]}${'*'.repeat(Math.min(all.length - 2, 8))}${all[all.length - 1]}`
}

const said = ({ row: _, ...fields }: ImportedRow) => JSON.stringify(fields)

/** The same row twice is one. */
function withoutRepeats(rows: readonly ImportedRow[]): ImportedRow[] {
  const firstOf = new Map<string, ImportedRow>()
  for (const row of rows) if (!firstOf.has(row.id)) firstOf.set(row.id, row)
  return [...firstOf.values()]
}

/** Rows that contradict an earlier one, each with the row that it contradicts. */
function pairsIn(rows: readonly ImportedRow[]): ProblemAt[] {
  const [byId, byShop] = [new Map<string, ImportedRow>(), new Map<string, ImportedRow>()]
  return rows.flatMap((row): ProblemAt[] => {
    const sameId = byId.get(row.id)
    if (sameId) return said(sameId) === said(row) ? [] : [pair(row, sameId, 'sameId')]
    byId.set(row.id, row)
    const shop = `${row.name} ${row.townId} ${row.address ?? ''}`
    const sameShop = byShop.get(shop)
    if (sameShop) return [pair(row, sameShop, 'sameShop')]
    byShop.set(shop, row)
    return []
  })
}

const pair = (row: ImportedRow, other: ImportedRow, problem: 'sameId' | 'sameShop'): ProblemAt =>
  problem === 'sameId'
    ? {
        ...{ row: row.row, column: COLUMNS.id.title, problem, value: masked(row.id), otherRow: other.row },
        instead: `和第 ${other.row} 行编号一样、内容不一样：换一个编号，或者删掉一行`,
      }
    : {
        ...{ row: row.row, column: COLUMNS.name.title, problem, value: masked(row.name), otherRow: other.row },
        instead: `和第 ${other.row} 行是同一家店：删掉一行，或者把地址写清楚`,
      }
