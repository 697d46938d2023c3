import { type Segment, SOS } from './jpegSegments'
import { halves, huffmanTables, quantisationTables, type TableName } from './jpegTables'

/** The pixels that a JPEG holds, as they lie in the file. */
export interface Size {
  readonly width: number
  readonly height: number
}

interface Component {
  readonly id: number
  readonly across: number
  readonly down: number
  readonly quantisation: TableName
}

interface Frame extends Size {
  readonly progressive: boolean
  readonly components: readonly Component[]
}

const QUANTISATION = 0xdb
const HUFFMAN = 0xc4
const RESTART_INTERVAL = 0xdd
/** Baseline, extended and progressive, all with Huffman codes: what every phone shows. */
const SEQUENTIAL_FRAMES = [0xc0, 0xc1]
const PROGRESSIVE_FRAME = 0xc2
const FRAMES = [...SEQUENTIAL_FRAMES, PROGRESSIVE_FRAME]

/** The segments that make the picture. A file with any other that isn't application data or a comment is refused. */
const PICTURE = [...FRAMES, QUANTISATION, HUFFMAN, RESTART_INTERVAL, SOS]

export const isPicture = ({ marker }: Segment) => PICTURE.includes(marker)
/** Application data and comments: no decoder needs them to show the pixels. */
export const isMetadata = ({ marker }: Segment) => (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe

/** Decoders' limit for the blocks of components that share a scan. */
const MOST_BLOCKS = 10
/** Each scan of a progressive picture is a walk over all its pixels. Encoders write about ten. */
const MOST_SCANS = 64
const LAST_COEFFICIENT = 63
const LARGEST_SHIFT = 13

/**
 * The size of the picture that these segments make; null when a decoder might not show it, or might show another one than was looked at. There
 * is one frame, before the first scan, with 8 bits; a scan has data and uses only tables that came before it; every component
 * is complete.
 */
export function sizeOf(segments: readonly Segment[]): Size | null {
  const tables = new Set<TableName>()
  const scanned = new Set<number>()
  let frame: Frame | null = null
  let scans = 0
  for (const { marker, content, bytes } of segments.filter((segment) => !isMetadata(segment))) {
    if (FRAMES.includes(marker)) {
      if (frame) return null
      frame = readFrame(marker, content)
      if (!frame) return null
    } else if (marker === SOS) {
      scans += 1
      const hasData = bytes.length > 4 + content.length
      const ids = frame && hasData && scans <= MOST_SCANS ? readScan(frame, content, tables, scanned) : null
      if (!ids) return null
      for (const id of ids) scanned.add(id)
    } else if (marker === QUANTISATION || marker === HUFFMAN) {
      const names = marker === HUFFMAN ? huffmanTables(content) : quantisationTables(content)
      if (!names) return null
      for (const name of names) tables.add(name)
    } else if (marker !== RESTART_INTERVAL || content.length !== 2) return null
  }
  return frame?.components.every(({ id }) => scanned.has(id)) ? { width: frame.width, height: frame.height } : null
}

function readFrame(marker: number, content: Buffer): Frame | null {
  const [precision, , , , , count = 0] = content
  if (precision !== 8 || ![1, 3, 4].includes(count) || content.length !== 6 + 3 * count) return null
  const components = Array.from({ length: count }, (_, index) => readComponent(content.subarray(6 + 3 * index)))
  const valid = components.filter((component) => component !== null)
  const height = content.readUInt16BE(1)
  const width = content.readUInt16BE(3)
  if (new Set(valid.map(({ id }) => id)).size !== count || width === 0 || height === 0 || !areWhole(valid)) return null
  return { width, height, progressive: marker === PROGRESSIVE_FRAME, components: valid }
}

/** Every component is enlarged by a whole number: decoders have no other way. */
function areWhole(components: readonly Component[]): boolean {
  const across = Math.max(...components.map((one) => one.across))
  const down = Math.max(...components.map((one) => one.down))
  return components.every((one) => across % one.across === 0 && down % one.down === 0)
}

function readComponent([id = 0, sampling, quantisation = 0xff]: Buffer): Component | null {
  const [across, down] = halves(sampling)
  const isSampling = (factor: number) => factor >= 1 && factor <= 4
  return isSampling(across) && isSampling(down) && quantisation < 4 ? { id, across, down, quantisation: `q${quantisation}` } : null
}

/** The components of a scan whose coefficients begin in it; null when it can't be decoded with what came before. */
function readScan(frame: Frame, content: Buffer, tables: ReadonlySet<string>, scanned: ReadonlySet<number>): readonly number[] | null {
  const [count = 0] = content
  if (count < 1 || content.length !== 4 + 2 * count) return null
  const parts = Array.from({ length: count }, (_, index) => {
    const [id = 0, selector] = content.subarray(1 + 2 * index)
    const [dc, ac] = halves(selector)
    return { component: frame.components.find((component) => component.id === id), dc: `dc${dc}`, ac: `ac${ac}` }
  })
  const components = parts.flatMap(({ component }) => component ?? [])
  const blocks = components.reduce((sum, component) => sum + component.across * component.down, 0)
  const isKnown = components.length === count && new Set(components).size === count && (count === 1 || blocks <= MOST_BLOCKS)
  if (!isKnown || components.some(({ quantisation }) => !tables.has(quantisation))) return null

  const [first = 0, last = 0, shifts] = content.subarray(1 + 2 * count)
  const [before, after] = halves(shifts)
  const ids = components.map(({ id }) => id)
  if (!frame.progressive) {
    const whole = first === 0 && last === LAST_COEFFICIENT && before === 0 && after === 0
    return whole && !ids.some((id) => scanned.has(id)) && parts.every(({ dc, ac }) => tables.has(dc) && tables.has(ac)) ? ids : null
  }
  if (after > LARGEST_SHIFT || (before !== 0 && after !== before - 1)) return null
  const areBegun = ids.every((id) => scanned.has(id))
  if (first === 0) return last === 0 && (before > 0 ? areBegun : parts.every(({ dc }) => tables.has(dc))) ? ids : null
  return areBegun && count === 1 && first <= last && last <= LAST_COEFFICIENT && parts.every(({ ac }) => tables.has(ac)) ? [] : null
}
