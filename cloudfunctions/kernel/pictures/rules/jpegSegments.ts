/** Splits a JPEG (ITU-T T.81, annex B) into its segments. */

export const SOI = 0xd8
export const EOI = 0xd9
export const SOS = 0xda
const FILL = 0xff

/** A marker with its length, its content and, for a scan, the picture data that follow. */
export interface Segment {
  readonly marker: number
  readonly bytes: Buffer
  /** What stands between the length and the picture data. */
  readonly content: Buffer
}

const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7

/** The segments between start and end of the picture; null when the file is not complete or not well formed. Fill bytes are left out. */
export function segmentsOf(source: Buffer): readonly Segment[] | null {
  if (source[0] !== FILL || source[1] !== SOI) return null
  const segments: Segment[] = []
  for (let at = 2; source[at] === FILL; ) {
    const marker = source[at + 1]
    if (marker === EOI) return segments
    if (marker === FILL) at += 1
    else {
      const segment = marker === undefined ? null : segmentAt(source, at, marker)
      if (segment === null) return null
      segments.push(segment)
      at += segment.bytes.length
    }
  }
  return null
}

function segmentAt(source: Buffer, at: number, marker: number): Segment | null {
  if (marker < 0xc0 || marker === SOI || isRestart(marker) || at + 4 > source.length) return null
  const contentEnd = at + 2 + source.readUInt16BE(at + 2)
  if (contentEnd > source.length || contentEnd < at + 4) return null
  const end = marker === SOS ? endOfData(source, contentEnd) : contentEnd
  return end === null ? null : { marker, bytes: source.subarray(at, end), content: source.subarray(at + 4, contentEnd) }
}

/**
 * Picture data end at the first 0xFF that is neither stuffed (00) nor part of a restart marker, or at the fill bytes before that marker.
 * Fill bytes before anything else are refused: readers disagree on whether the picture goes on after them.
 */
function endOfData(source: Buffer, from: number): number | null {
  for (let at = source.indexOf(FILL, from); at !== -1; at = source.indexOf(FILL, at + 2)) {
    let next = at + 1
    while (source[next] === FILL) next += 1
    const code = source[next]
    if (code === undefined) return null
    const goesOn = code === 0 || isRestart(code)
    if (!goesOn) return at
    if (next > at + 1) return null
  }
  return null
}
