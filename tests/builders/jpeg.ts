/** Builds small JPEG files byte by byte (ITU-T T.81), with the metadata that cameras and messengers add. */

const marker = (code: number) => Buffer.from([0xff, code])

/** A marker with its length and content. */
export function segment(code: number, content: Buffer | string): Buffer {
  const body = Buffer.from(content)
  const length = Buffer.alloc(2)
  length.writeUInt16BE(body.length + 2)
  return Buffer.concat([marker(code), length, body])
}

const SOI = marker(0xd8)
export const EOI = marker(0xd9)

/** EXIF as a camera writes it, with a location. Tests search for its sample words. */
export const EXIF = segment(0xe1, 'Exif\0\0MM\0*示例相机 GPSLatitude 31.16 GPSLongitude 120.64')
/** EXIF that says how to turn the picture, beside the maker; `little` for the byte order of most phones, `wide` as some editors write it. */
export function exifWith(orientation: number, little = false, wide = false): Buffer {
  const short = (value: number) => (little ? [value & 0xff, value >> 8] : [value >> 8, value & 0xff])
  const long = (value: number) => (little ? [...short(value), 0, 0] : [0, 0, ...short(value)])
  const maker = [...short(0x010f), ...short(2), ...long(4), ...Buffer.from('Sam\0')]
  const value = wide ? long(orientation) : [...short(orientation), 0, 0]
  const turned = [...short(0x0112), ...short(wide ? 4 : 3), ...long(1), ...value]
  const tiff = [...Buffer.from(little ? 'II' : 'MM'), ...short(42), ...long(8), ...short(2), ...maker, ...turned, ...long(0)]
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), Buffer.from(tiff)]))
}
export const XMP = segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>示例作者</x:xmpmeta>')
export const COMMENT = segment(0xfe, '示例备注')
const JFIF = segment(0xe0, 'JFIF\0\x01\x02\x00\x00\x01\x00\x01\x00\x00')
export const ADOBE = segment(0xee, 'Adobe\0\x64\x00\x00\x00\x00\x00')

export const quantisation = segment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 16)]))
/** One Huffman table with a single code; `name` is 0x00 for the first DC table, 0x10 for the first AC table. */
export const huffmanTable = (name: number) => Buffer.concat([Buffer.from([name, 1]), Buffer.alloc(15), Buffer.from([0])])
export const huffman = segment(0xc4, Buffer.concat([huffmanTable(0), huffmanTable(0x10)]))

/** A start-of-frame segment; `code` 0xc0 is baseline, 0xc2 progressive. */
export function frame(width: number, height: number, code = 0xc0): Buffer {
  const size = Buffer.alloc(5)
  size.writeUInt8(8, 0)
  size.writeUInt16BE(height, 1)
  size.writeUInt16BE(width, 3)
  return segment(code, Buffer.concat([size, Buffer.from([1, 1, 0x11, 0])]))
}

/** A scan of these coefficients (all: 0 to 63), whose picture data contain a stuffed 0xFF and a restart marker. */
export const scan = (first = 0, last = 63) =>
  Buffer.concat([segment(0xda, Buffer.from([1, 1, 0, first, last, 0])), Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56])])

interface JpegOptions {
  readonly width?: number
  readonly height?: number
  /** Segments before the picture. */
  readonly before?: readonly Buffer[]
  readonly progressive?: boolean
  /** Bytes after the end of the picture. */
  readonly trailing?: Buffer
}

/** A complete picture. */
export function aJpeg({ width = 480, height = 640, before = [], progressive = false, trailing }: JpegOptions = {}): Buffer {
  const scans = progressive ? [scan(0, 0), huffman, scan(1, 5), scan(6, 63)] : [scan()]
  const picture = [quantisation, frame(width, height, progressive ? 0xc2 : 0xc0), huffman, ...scans, EOI]
  return Buffer.concat([SOI, JFIF, ...before, ...picture, trailing ?? Buffer.alloc(0)])
}

/**
 * The markers of a file as a decoder reads them, with fill bytes skipped. The list ends with `null` where the file is no longer valid JPEG.
 */
export function markersOf(bytes: Buffer): (number | null)[] {
  const markers: (number | null)[] = []
  let at = 0
  while (at < bytes.length) {
    if (bytes[at] !== 0xff) return [...markers, null]
    while (bytes[at] === 0xff) at += 1
    const code = bytes[at] ?? 0
    markers.push(code)
    at += 1
    if (code === 0xd9) return at === bytes.length ? markers : [...markers, null]
    if (code !== 0xd8) at += at + 2 <= bytes.length ? bytes.readUInt16BE(at) : 2
    if (code === 0xda) at = endOfScan(bytes, at)
  }
  return [...markers, null]
}

function endOfScan(bytes: Buffer, from: number): number {
  let at = from
  const isData = () => bytes[at] !== 0xff || bytes[at + 1] === 0 || ((bytes[at + 1] ?? 0) & 0xf8) === 0xd0
  while (at < bytes.length && isData()) at += 1
  return at
}
