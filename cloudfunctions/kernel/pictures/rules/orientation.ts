/** Reads the one thing in a camera's notes that says what the picture shows: how it must be turned (EXIF 2.3, tag 0x0112). */

const HEADER = Buffer.from('Exif\0\0')
const TAG = 0x0112
/** The standard says SHORT; some editors write LONG. */
const SHORT = 3
const LONG = 4
const ENTRY_BYTES = 12

/** 2 to 8; upright pictures need no note. From 5 on, width and height change places. */
export type Orientation = 2 | 3 | 4 | 5 | 6 | 7 | 8

const isOrientation = (value: number): value is Orientation => value >= 2 && value <= 8

/** How the picture with this application segment must be turned; null when the segment says nothing of it, or nothing that can be read. */
export function orientationIn(content: Buffer): Orientation | null {
  if (!content.subarray(0, HEADER.length).equals(HEADER)) return null
  const tiff = content.subarray(HEADER.length)
  const order = tiff.subarray(0, 2).toString('latin1')
  if ((order !== 'II' && order !== 'MM') || tiff.length < 8) return null
  const little = order === 'II'
  const short = (at: number) => (at + 2 > tiff.length ? null : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const long = (at: number) => (at + 4 > tiff.length ? null : little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  const valueAt = (at: number) => {
    const type = short(at + 2)
    return type === SHORT ? short(at + 8) : type === LONG ? long(at + 8) : null
  }
  const directory = long(4) ?? 0
  const count = short(2) === 42 ? (short(directory) ?? 0) : 0
  for (let at = directory + 2; at < directory + 2 + count * ENTRY_BYTES && at + ENTRY_BYTES <= tiff.length; at += ENTRY_BYTES) {
    const value = short(at) === TAG ? (valueAt(at) ?? 0) : 0
    if (isOrientation(value)) return value
  }
  return null
}

/** An application segment (APP1) that says how to turn the picture, and nothing else. */
export function orientationSegment(orientation: Orientation): Buffer {
  const entry = Buffer.alloc(ENTRY_BYTES)
  entry.writeUInt16BE(TAG, 0)
  entry.writeUInt16BE(SHORT, 2)
  entry.writeUInt32BE(1, 4)
  entry.writeUInt16BE(orientation, 8)
  const tiff = Buffer.concat([Buffer.from([0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1]), entry, Buffer.alloc(4)])
  const content = Buffer.concat([HEADER, tiff])
  return Buffer.concat([Buffer.from([0xff, 0xe1, 0, content.length + 2]), content])
}
