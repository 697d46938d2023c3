/** What we need of a JPEG (ITU-T T.81): its size, and a copy without what cameras add (place, time, device, thumbnail). */

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const COMMENT = 0xfe
const APP0_JFIF = 0xe0
const APP14_ADOBE = 0xee

/** Application segments and comments say nothing about the picture, but for JFIF and Adobe's colour transform. */
const isMetadata = (marker: number) => marker === COMMENT || (marker > APP0_JFIF && marker <= 0xef && marker !== APP14_ADOBE)

/** Start-of-frame markers: C0 to CF without the tables C4, C8 and CC. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

const hasLength = (marker: number) => marker !== EOI && !(marker >= 0xd0 && marker <= 0xd7)

export interface CleanJpeg {
  readonly bytes: Buffer
  readonly width: number
  readonly height: number
}

/** The picture without metadata and without anything after its end; null when this is no whole JPEG. */
export function cleanJpeg(source: Buffer): CleanJpeg | null {
  if (source[0] !== 0xff || source[1] !== SOI) return null
  const kept: Buffer[] = [source.subarray(0, 2)]
  let size: { width: number; height: number } | null = null
  for (let at = 2; at + 1 < source.length; ) {
    const marker = source[at + 1] ?? 0
    const end = segmentEnd(source, at, marker)
    if (source[at] !== 0xff || end === null) return null
    if (isFrame(marker) && end - at >= 9) size = { height: source.readUInt16BE(at + 5), width: source.readUInt16BE(at + 7) }
    if (!isMetadata(marker)) kept.push(source.subarray(at, end))
    if (marker === EOI) return size && { bytes: Buffer.concat(kept), ...size }
    at = end
  }
  return null
}

/** Where the segment at `at` ends, its picture data included; null when it runs over the end of the file. */
function segmentEnd(source: Buffer, at: number, marker: number): number | null {
  if (!hasLength(marker)) return at + 2
  if (at + 4 > source.length) return null
  const end = at + 2 + source.readUInt16BE(at + 2)
  if (end > source.length || end < at + 4) return null
  return marker === SOS ? nextMarker(source, end) : end
}

/** Picture data run until a 0xFF that is neither stuffed (00) nor a restart marker. */
function nextMarker(source: Buffer, from: number): number | null {
  for (let at = source.indexOf(0xff, from); at !== -1; at = source.indexOf(0xff, at + 1)) {
    const next = source[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && hasLength(next)) return at
    if (next === EOI) return at
  }
  return null
}
