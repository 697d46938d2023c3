import { inflateRawSync } from 'node:zlib'

/** The files in a ZIP archive by name (APPNOTE 4.3: the directory at the end tells where each file begins). */
export function unzip(archive: Buffer): Map<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06'))
  const files = new Map<string, Buffer>()
  let at = archive.readUInt32LE(end + 16)
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20)]
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    const start = archive.readUInt32LE(at + 42)
    const from = start + 30 + archive.readUInt16LE(start + 26) + archive.readUInt16LE(start + 28)
    const packed = archive.subarray(from, from + size)
    files.set(archive.toString('utf8', at + 46, at + 46 + nameLength), method === 0 ? packed : inflateRawSync(packed))
    at += 46 + nameLength + extraLength + commentLength
  }
  return files
}

const plain = (text: string) =>
  text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name] ?? '')

export interface ReadSheet {
  /** The texts and numbers of each row, by column from A on; null for an empty cell. A date is a text as Excel shows it. */
  readonly rows: (string | number | null)[][]
  /** The text that is printed on every page. */
  readonly header: string
  readonly footer: string
}

/** Reads the first sheet of an Excel file independently of the library that wrote it. */
export function readXlsx(content: Buffer): ReadSheet {
  const files = unzip(content)
  const textOf = (name: string) => files.get(name)?.toString('utf8') ?? ''
  const shared = [...textOf('xl/sharedStrings.xml').matchAll(/<si>.*?<t[^>]*>(.*?)<\/t>.*?<\/si>/gs)].map(([, text = '']) => plain(text))
  const sheet = textOf('xl/worksheets/sheet1.xml')
  const styles = datesIn(textOf('xl/styles.xml'))
  const rows = [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, cells = '']) => rowOf(cells, shared, styles))
  const printed = (name: string) => plain(new RegExp(`<${name}>(.*?)</${name}>`).exec(sheet)?.[1] ?? '')
  return { rows, header: printed('oddHeader'), footer: printed('oddFooter') }
}

/** The numbers of the styles in which a number is shown as a date. */
function datesIn(styles: string): ReadonlySet<string> {
  const formats = [...styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="yyyy-mm-dd hh:mm:ss"/g)].map(([, id = '']) => id)
  const [, used = ''] = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles) ?? []
  const shown = [...used.matchAll(/<xf ([^>]*)/g)].map(([, attributes = '']) => /numFmtId="(\d+)"/.exec(attributes)?.[1] ?? '')
  return new Set(shown.flatMap((format, at) => (formats.includes(format) ? [String(at)] : [])))
}

/** Excel counts days since 1899-12-30. */
const dateText = (days: number) => new Date(Math.round((days - 25_569) * 86_400) * 1000).toISOString().slice(0, 19).replace('T', ' ')

function rowOf(cells: string, shared: readonly string[], dates: ReadonlySet<string>): (string | number | null)[] {
  const row: (string | number | null)[] = []
  for (const [, column = 'A', attributes = '', value = '', text] of cells.matchAll(
    /<c r="([A-Z])\d+"([^>]*)>(?:<v>(.*?)<\/v>|<is><t[^>]*>(.*?)<\/t><\/is>)?<\/c>/gs,
  )) {
    const at = column.charCodeAt(0) - 65
    while (row.length < at) row.push(null)
    const isDate = dates.has(/s="(\d+)"/.exec(attributes)?.[1] ?? '')
    if (text !== undefined) row.push(plain(text))
    else if (/t="s"/.test(attributes)) row.push(shared[Number(value)] ?? null)
    else row.push(isDate ? dateText(Number(value)) : Number(value))
  }
  return row
}
