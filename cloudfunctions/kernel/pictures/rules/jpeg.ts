import { EOI, type Segment, SOI, segmentsOf } from './jpegSegments'
import { isPicture, type Size, sizeOf } from './jpegStructure'
import { type Orientation, orientationIn, orientationSegment } from './orientation'

/** Copies a JPEG (ITU-T T.81) without what cameras add to it (place, time, device, thumbnail), if every phone can show it. */
export interface CleanJpeg extends Size {
  readonly bytes: Buffer
}

const APP1_EXIF = 0xe1

const contains = (content: Buffer, name: string, length: number) => content.length === length && content.toString('latin1').startsWith(name)

/** A JFIF header without a thumbnail. */
const isJfif = ({ marker, content }: Segment) => marker === 0xe0 && contains(content, 'JFIF\0', 14) && content.readUInt16BE(12) === 0
/** How the colours are meant. */
const isAdobe = ({ marker, content }: Segment) => marker === 0xee && contains(content, 'Adobe', 12)

const marker = (code: number) => Buffer.from([0xff, code])

/**
 * The picture with its size as it is shown, without metadata and without bytes after its end; null when it is no JPEG that every phone can
 * show. Of the metadata one thing stays, alone: how the picture must be turned, without which a face lies on its side.
 */
export function cleanJpeg(source: Buffer): CleanJpeg | null {
  const segments = segmentsOf(source)
  const size = segments && sizeOf(segments)
  if (!size) return null
  const orientation = orientationOf(segments)
  const header = segments.find(isJfif)
  const kept = segments.filter((segment) => isPicture(segment) || isAdobe(segment))
  const parts = [
    marker(SOI),
    ...(header ? [header.bytes] : []),
    ...(orientation ? [orientationSegment(orientation)] : []),
    ...kept.map(({ bytes }) => bytes),
    marker(EOI),
  ]
  return { bytes: Buffer.concat(parts), ...shown(size, orientation) }
}

function orientationOf(segments: readonly Segment[]): Orientation | null {
  for (const { marker: code, content } of segments) {
    const orientation = code === APP1_EXIF ? orientationIn(content) : null
    if (orientation) return orientation
  }
  return null
}

const shown = ({ width, height }: Size, orientation: Orientation | null): Size =>
  orientation !== null && orientation >= 5 ? { width: height, height: width } : { width, height }
