/** Reads the size of a JPEG (ITU-T T.81) and copies it without the metadata that cameras add (place, time, device, thumbnail). */

const FILL = 0xff
const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const APP0_JFIF = 0xe0
const APP14_ADOBE = 0xee
/** The length of a JFIF header without a thumbnail. */
const BARE_JFIF_BYTES = 18

const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7

/** Start-of-frame markers: C0 to CF without the tables C4, C8 and CC. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/**
 * Whether a decoder needs the segment: frames, tables and scans (C0 to DF), Adobe's colour transform and a bare JFIF header. Every other
 * segment is metadata.
 */
const isPicture = (marker: number, { length }: Buffer) =>
  marker <= 0xdf || marker === APP14_ADOBE || (marker === APP0_JFIF && length === BARE_JFIF_BYTES)

export interface CleanJpeg {
  readonly bytes: Buffer
  readonly width: number
  readonly height: number
}

/** The picture without metadata and without bytes after its end; null when the file is not a complete JPEG. */
export function cleanJpeg(source: Buffer): CleanJpeg | null {
  if (source[0] !== 0xff || source[1] !== SOI) return null
  const kept: Buffer[] = [source.subarray(0, 2)]
  let size: { width: number; height: number } | null = null
  let scans = 0
  for (let at = 2; source[at] === 0xff; ) {
    const marker = source[at + 1] ?? 0
    if (marker === EOI) return size && scans > 0 ? { bytes: Buffer.concat([...kept, source.subarray(at, at + 2)]), ...size } : null
    const end = marker === FILL ? at + 1 : segmentEnd(source, at, marker)
    if (end === null) return null
    const segment = source.subarray(at, end)
    if (isFrame(marker) && segment.length >= 9) size = { height: segment.readUInt16BE(5), width: segment.readUInt16BE(7) }
    if (marker === SOS) scans += 1
    if (isPicture(marker, segment)) kept.push(segment)
    at = end
  }
  return null
}

/** The end of the segment at `at`, including its picture data; null when there is no valid segment or it exceeds the file. */
function segmentEnd(source: Buffer, at: number, marker: number): number | null {
  if (marker < 0xc0 || marker === SOI || isRestart(marker) || at + 4 > source.length) return null
  const end = at + 2 + source.readUInt16BE(at + 2)
  if (end > source.length || end < at + 4) return null
  return marker === SOS ? nextMarker(source, end) : end
}

/** Picture data end at a 0xFF that is neither stuffed (00) nor part of a restart marker. */
function nextMarker(source: Buffer, from: number): number | null {
  for (let at = source.indexOf(0xff, from); at !== -1; at = source.indexOf(0xff, at + 1)) {
    const next = source[at + 1] ?? 0
    if (next !== 0 && next !== FILL && !isRestart(next)) return at
  }
  return null
}
