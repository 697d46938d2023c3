/** Reads the tables that a JPEG's decoder needs (ITU-T T.81, B.2.4), and refuses those that say anything else. */

/** A quantisation table, by its number, or a Huffman table, by its kind and number. */
export type TableName = `q${number}` | `dc${number}` | `ac${number}`

const NUMBERS = 4
const COEFFICIENTS = 64
const LONGEST_CODE = 16
const LARGEST_DC_SYMBOL = 15
const MOST_SYMBOLS = 256

const isNumber = (value: number) => value < NUMBERS

/** The quantisation tables of a segment; null when it is not well formed. */
export function quantisationTables(content: Buffer): readonly TableName[] | null {
  const names: TableName[] = []
  let at = 0
  while (at < content.length) {
    const [wide, number] = halves(content[at])
    const end = at + 1 + COEFFICIENTS * (wide + 1)
    if (wide > 1 || !isNumber(number) || end > content.length || hasZero(content.subarray(at + 1, end), wide + 1)) return null
    names.push(`q${number}`)
    at = end
  }
  return names.length > 0 ? names : null
}

/** Nothing can be divided by a step of zero. */
const hasZero = (steps: Buffer, width: number) =>
  Array.from({ length: COEFFICIENTS }, (_, index) => steps.readUIntBE(index * width, width)).includes(0)

/** The Huffman tables of a segment; null when it is not well formed or codes overlap. */
export function huffmanTables(content: Buffer): readonly TableName[] | null {
  const names: TableName[] = []
  let at = 0
  while (at < content.length) {
    const [kind, number] = halves(content[at])
    const counts = content.subarray(at + 1, at + 1 + LONGEST_CODE)
    const symbols = content.subarray(at + 1 + LONGEST_CODE, at + 1 + LONGEST_CODE + total(counts))
    if (kind > 1 || !isNumber(number) || counts.length < LONGEST_CODE || symbols.length < total(counts)) return null
    if (total(counts) === 0 || total(counts) > MOST_SYMBOLS || !fitsCodeSpace(counts)) return null
    if (kind === 0 && symbols.some((symbol) => symbol > LARGEST_DC_SYMBOL)) return null
    names.push(kind === 0 ? `dc${number}` : `ac${number}`)
    at += 1 + LONGEST_CODE + symbols.length
  }
  return names.length > 0 ? names : null
}

/** The upper and the lower four bits. */
export const halves = (byte = 0xff) => [byte >> 4, byte & 15] as const

const total = (counts: Buffer) => counts.reduce((sum, count) => sum + count, 0)

/**
 * No code is the beginning of another one, and none is all ones: the codes of all lengths together leave something of the space of the longest.
 */
const fitsCodeSpace = (counts: Buffer) =>
  counts.reduce((taken, count, index) => taken + count * 2 ** (LONGEST_CODE - 1 - index), 0) < 2 ** LONGEST_CODE
