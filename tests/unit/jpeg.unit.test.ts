import fc from 'fast-check'
import { cleanJpeg } from '../../cloudfunctions/kernel/pictures/rules/jpeg'
import {
  ADOBE,
  aJpeg,
  COMMENT,
  EOI,
  EXIF,
  exifWith,
  frame,
  huffman,
  huffmanTable,
  markersOf,
  quantisation,
  scan,
  segment,
  XMP,
} from '../builders/jpeg'

const plain = aJpeg()
const SOI = Buffer.from([0xff, 0xd8])
const FILL = Buffer.from([0xff])

const cleaned = (source: Buffer) => cleanJpeg(source)?.bytes ?? Buffer.alloc(0)

describe('what a camera adds is left behind', () => {
  test.each([
    ['EXIF with the place', EXIF],
    ['XMP', XMP],
    ['a comment', COMMENT],
    ['a colour profile with the maker’s name', segment(0xe2, 'ICC_PROFILE\0示例厂商')],
    ['Photoshop’s notes', segment(0xed, 'Photoshop 3.0\0示例')],
    ['a thumbnail of the uncropped picture', segment(0xe0, 'JFXX\0\x10示例缩略图')],
    ['a thumbnail inside the JFIF header', segment(0xe0, `JFIF\0\x01\x02\x00\x00\x01\x00\x01\x01\x01abc`)],
    ['EXIF behind a fill byte', Buffer.concat([FILL, EXIF])],
    ['EXIF behind many fill bytes', Buffer.concat([FILL, FILL, FILL, EXIF, FILL, COMMENT])],
  ])('%s', (_, extra) => expect(cleaned(aJpeg({ before: [extra] }))).toEqual(plain))

  test('EXIF between the scans of a progressive picture', () => {
    const before = Buffer.concat([SOI, quantisation, huffman, frame(480, 640, 0xc2), scan(0, 0)])
    expect(cleaned(Buffer.concat([before, EXIF, scan(1, 63), EOI]))).toEqual(Buffer.concat([before, scan(1, 63), EOI]))
  })

  test('whatever follows the end: a second picture, an archive, text', () => {
    expect(cleaned(aJpeg({ trailing: Buffer.concat([aJpeg({ before: [EXIF] }), Buffer.from('PK\x03\x04示例')]) }))).toEqual(plain)
  })
})

describe('the picture stays as it was', () => {
  test('a clean one byte for byte', () => expect(cleaned(plain)).toEqual(plain))
  test('with its size', () => expect(cleanJpeg(aJpeg({ width: 1280, height: 960 }))).toMatchObject({ width: 1280, height: 960 }))
  test('progressive, too', () => {
    const progressive = aJpeg({ progressive: true, width: 300, height: 400 })
    expect(cleanJpeg(progressive)).toEqual({ bytes: progressive, width: 300, height: 400 })
  })
  test('with the segment that says how its colours are meant', () => {
    expect(markersOf(cleaned(aJpeg({ before: [ADOBE, EXIF] })))).toContain(0xee)
  })
})

describe('photo-lying-on-its-side: how a picture must be turned is the one thing that stays', () => {
  const turns = [2, 3, 4, 5, 6, 7, 8].flatMap((orientation) => [true, false].map((little) => ({ orientation, little })))

  test.each(turns)('%j', ({ orientation, little }) => {
    const result = cleanJpeg(aJpeg({ width: 800, height: 600, before: [COMMENT, exifWith(orientation, little), XMP] }))
    const lies = orientation >= 5
    expect(result).toMatchObject(lies ? { width: 600, height: 800 } : { width: 800, height: 600 })
    expect(markersOf(cleaned(aJpeg({ before: [exifWith(orientation, little)] }))).filter((code) => code === 0xe1)).toHaveLength(1)
    expect(result?.bytes.includes('Sam')).toBe(false)
    expect(result?.bytes).toHaveLength(plain.length + 36)
    expect(cleanJpeg(result?.bytes ?? SOI)).toEqual(result)
  })

  test.each([true, false])('also where an editor wrote the number in four bytes (little: %s)', (little) => {
    expect(cleanJpeg(aJpeg({ width: 800, height: 600, before: [exifWith(6, little, true)] }))).toMatchObject({ width: 600, height: 800 })
  })

  test.each([
    ['upright', exifWith(1)],
    ['no turn that there is', exifWith(9)],
    ['0', exifWith(0)],
    ['cut off', segment(0xe1, exifWith(6).subarray(4, 40))],
    ['a directory beyond the end', segment(0xe1, 'Exif\0\0MM\0*\xff\xff\xff\xff')],
    ['nothing', segment(0xe1, 'Exif\0\0')],
    ['another byte order', segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0XX'), exifWith(6).subarray(12)]))],
  ])('%s: nothing is kept', (_, exif) => expect(cleaned(aJpeg({ before: [exif] }))).toEqual(plain))

  test('the first one that can be read counts', () => {
    expect(cleaned(aJpeg({ before: [EXIF, exifWith(6), exifWith(3)] }))).toEqual(cleaned(aJpeg({ before: [exifWith(6)] })))
  })
})

describe('jpeg-that-no-phone-can-show: what is let in is a list', () => {
  const tables = [quantisation, huffman]
  const made = (...parts: readonly Buffer[]) => Buffer.concat([SOI, ...parts, EOI])
  const frameOf = (...content: readonly number[]) => segment(0xc0, Buffer.from(content))
  const size = [2, 128, 1, 224]
  const threeComponents = [3, 1, 0x22, 0, 2, 0x11, 0, 3, 0x11, 0]
  const scanOf = (...ids: readonly number[]) =>
    Buffer.concat([segment(0xda, Buffer.from([ids.length, ...ids.flatMap((id) => [id, 0]), 0, 63, 0])), Buffer.from([0x12])])

  /** A scan that refines the first coefficient, which no scan has begun. */
  const refinement = Buffer.concat([segment(0xda, Buffer.from([1, 1, 0, 0, 0, 0x10])), Buffer.from([0x12])])
  /** The first DC table with so many codes of each length. */
  const huffmanOf = (counts: readonly number[], symbols: readonly number[]) =>
    segment(0xc4, Buffer.from([0, ...counts, ...Array(16 - counts.length).fill(0), ...symbols]))

  test.each([0xc0, 0xc1])('a frame %i is taken', (code) => {
    expect(cleanJpeg(made(...tables, frame(480, 640, code), scan()))).toMatchObject({ width: 480, height: 640 })
  })

  test.each([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf])('a frame %i is not', (code) => {
    expect(cleanJpeg(made(...tables, frame(480, 640, code), scan()))).toBeNull()
  })

  const allowed = [0xc0, 0xc1, 0xc2, 0xc4, 0xd9, 0xda, 0xdb, 0xdd, 0xfe, 0xff]
  const others = Array.from({ length: 256 }, (_, code) => code).filter((code) => !allowed.includes(code) && (code < 0xe0 || code > 0xef))
  test('a segment of any other kind with any text is not', () => {
    expect(others.filter((code) => cleanJpeg(aJpeg({ before: [segment(code, '示例路 1 号')] })))).toEqual([])
  })

  test('restarts, colour with shared scans, one scan for each colour, and black ink are taken', () => {
    expect(cleanJpeg(aJpeg({ before: [segment(0xdd, Buffer.from([0, 4]))] }))).not.toBeNull()
    const colour = frameOf(8, ...size, ...threeComponents)
    expect(cleanJpeg(made(...tables, colour, scanOf(1, 2, 3)))).toMatchObject({ width: 480, height: 640 })
    expect(cleanJpeg(made(...tables, colour, scanOf(1), scanOf(2), scanOf(3)))).not.toBeNull()
    const ink = frameOf(8, ...size, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0)
    expect(cleanJpeg(made(...tables, ADOBE, ink, scanOf(1, 2, 3, 4)))).not.toBeNull()
  })

  const one = frame(480, 640)
  const two = [1, 0x11, 0, 2, 0x11, 0]
  test.each<[string, readonly Buffer[]]>([
    ['12 bits', [...tables, frameOf(12, ...size, 1, 1, 0x11, 0), scan()]],
    ['two components', [...tables, frameOf(8, ...size, 2, ...two), scanOf(1, 2)]],
    ['no components', [...tables, frameOf(8, ...size, 0), scan()]],
    ['one component for two', [...tables, frameOf(8, ...size, 3, 1, 0x11, 0, 1, 0x11, 0, 2, 0x11, 0), scanOf(1, 2)]],
    ['sampling 0', [...tables, frameOf(8, ...size, 1, 1, 0x01, 0), scan()]],
    ['sampling 5', [...tables, frameOf(8, ...size, 1, 1, 0x15, 0), scan()]],
    ['more blocks in a scan than decoders take', [...tables, frameOf(8, ...size, 3, 1, 0x44, 0, 2, 0x11, 0, 3, 0x11, 0), scanOf(1, 2, 3)]],
    ['no height', [...tables, frame(480, 0), scan()]],
    ['no width', [...tables, frame(0, 640), scan()]],
    ['a frame with a text behind it', [...tables, segment(0xc0, Buffer.concat([one.subarray(4), Buffer.from('示例')])), scan()]],
    ['no quantisation table', [huffman, one, scan()]],
    ['another quantisation table than the frame names', [...tables, frameOf(8, ...size, 1, 1, 0x11, 1), scan()]],
    ['no Huffman tables', [quantisation, one, scan()]],
    ['one kind of Huffman table', [quantisation, segment(0xc4, huffmanTable(0x10)), one, scan()]],
    ['Huffman tables after the scan', [quantisation, one, scan(), huffman]],
    [
      'a Huffman table with a text behind it',
      [quantisation, segment(0xc4, Buffer.concat([huffmanTable(0), Buffer.from('示例')])), one, scan()],
    ],
    [
      'a quantisation table with a text behind it',
      [segment(0xdb, Buffer.concat([quantisation.subarray(4), Buffer.from('示')])), huffman, one, scan()],
    ],
    ['a restart interval with a text', [...tables, segment(0xdd, '示例'), one, scan()]],
    ['a scan of another component', [...tables, one, scanOf(2)]],
    ['a scan of one component twice', [...tables, one, scan(), scan()]],
    ['a component without a scan', [...tables, frameOf(8, ...size, ...threeComponents), scanOf(1)]],
    ['a scan of some coefficients alone', [...tables, one, scan(0, 5)]],
    ['a progressive picture without its first coefficients', [...tables, frame(480, 640, 0xc2), scan(1, 63)]],
    ['SH3: a progressive picture of refinements alone', [...tables, frame(480, 640, 0xc2), refinement]],
    ['SH3: a code of ones alone', [quantisation, huffmanOf([2], [0, 1]), segment(0xc4, huffmanTable(0x10)), one, scan()]],
    [
      'SH3: more symbols than there are',
      [quantisation, huffmanOf([...Array(14).fill(0), 200, 100], Array(300).fill(0)), huffman, one, scan()],
    ],
    ['SH3: sampling of one to one and a half', [...tables, frameOf(8, ...size, 3, 1, 0x31, 0, 2, 0x21, 0, 3, 0x11, 0), scanOf(1, 2, 3)]],
    ['SH3: a quantiser of zero', [segment(0xdb, Buffer.alloc(65)), huffman, one, scan()]],
    ['SH3: a scan without data', [...tables, one, segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0]))]],
    [
      'a thousand walks over one picture',
      [...tables, frame(480, 640, 0xc2), scan(0, 0), ...Array.from({ length: 1000 }, () => scan(1, 63))],
    ],
  ])('%s is not', (_, parts) => expect(cleanJpeg(made(...parts))).toBeNull())

  test.each<[string, readonly Buffer[]]>([
    ['behind the scan', [...tables, frame(20_000, 20_000), scan(), one]],
    ['before the scan', [...tables, frame(20_000, 20_000), one, scan()]],
    ['of another kind', [...tables, frame(20_000, 20_000), frame(480, 640, 0xc2), scan()]],
  ])('SH3: a second frame %s is not', (_, parts) => expect(cleanJpeg(made(...parts))).toBeNull())
})

describe('no picture', () => {
  const body = plain.subarray(2)
  test.each([
    ['nothing', Buffer.alloc(0)],
    ['two bytes', SOI],
    ['a PNG', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['a page', Buffer.from('<html><script>alert(1)</script></html>')],
    ['a page that begins like a picture', Buffer.concat([SOI, Buffer.from('<script>alert(1)</script>')])],
    ['an archive with a picture’s ending', Buffer.from('PK\x03\x04')],
    ['a picture without picture data', Buffer.concat([SOI, frame(480, 640), EOI])],
    ['a picture without a size', Buffer.concat([SOI, scan(), EOI])],
    ['a frame too short for a size', Buffer.concat([SOI, segment(0xc0, 'ab'), scan(), EOI])],
    ['a picture inside a picture', Buffer.concat([SOI, SOI, body])],
    ['a reserved marker', Buffer.concat([SOI, Buffer.from([0xff, 0x02, 0, 4, 1, 2]), body])],
    ['fill bytes inside the picture data', Buffer.concat([plain.subarray(0, -2), FILL, FILL, Buffer.from([0, 0x12]), EOI])],
    ['a stuffed byte where a marker belongs', Buffer.concat([SOI, Buffer.from([0xff, 0x00, 0, 4, 1, 2]), body])],
  ])('%s', (_, source) => expect(cleanJpeg(source)).toBeNull())

  test('one that breaks off, wherever it does', () => {
    for (let length = 0; length < plain.length; length += 1) expect(cleanJpeg(plain.subarray(0, length))).toBeNull()
  })
})

describe('lengths that lie', () => {
  const claiming = (length: number) => Buffer.concat([SOI, Buffer.from([0xff, 0xe1, length >> 8, length & 0xff]), plain.subarray(2)])

  test.each([0, 1, 0xffff])('a segment of %i bytes', (length) => expect(cleanJpeg(claiming(length))).toBeNull())

  test('600 KB of tiny segments take no more time than their bytes', () => {
    const many = Buffer.concat([SOI, ...Array.from({ length: 150_000 }, () => Buffer.from([0xff, 0xfe, 0, 2])), plain.subarray(2)])
    expect(cleaned(many)).toEqual(plain)
  })
})

describe('whatever somebody uploads', () => {
  const pieces = fc.constantFrom(
    quantisation,
    huffman,
    exifWith(6),
    frame(300, 300, 0xc2),
    frame(20_000, 20_000),
    scan(0, 0),
    SOI,
    EOI,
    EXIF,
    COMMENT,
    ADOBE,
    FILL,
    frame(300, 300),
    scan(),
    Buffer.from([0xff]),
    Buffer.from([0, 4]),
    plain,
  )
  const noise = fc.uint8Array({ maxLength: 30 }).map((bytes) => Buffer.from(bytes))
  const upload = fc.array(fc.oneof(pieces, noise), { maxLength: 12 }).map((parts) => Buffer.concat([SOI, ...parts]))

  test('it is refused or comes out clean, never with application data of a camera', () => {
    fc.assert(
      fc.property(upload, (source) => {
        const result = cleanJpeg(source)
        if (!result) return
        const markers = markersOf(result.bytes)
        expect(markers).not.toContain(null)
        expect(markers.filter((marker) => marker === 0xfe || (Number(marker) > 0xe1 && Number(marker) < 0xee))).toEqual([])
        expect(markers.filter((marker) => marker === 0xe1).length).toBeLessThanOrEqual(1)
        expect(markers.filter((marker) => Number(marker) >= 0xc0 && Number(marker) <= 0xcf && marker !== 0xc4)).toHaveLength(1)
        expect(cleanJpeg(result.bytes)).toEqual(result)
      }),
      { numRuns: 2000 },
    )
  })

  test('it is refused or comes out clean, also with fill bytes and stuffed bytes anywhere in a good picture', () => {
    const odd = fc.constantFrom(FILL, Buffer.from([0xff, 0xff]), Buffer.from([0xff, 0]), Buffer.from([0xff, 0xd0]), EXIF, COMMENT)
    fc.assert(
      fc.property(fc.nat(plain.length), odd, (at, extra) => {
        const result = cleanJpeg(Buffer.concat([plain.subarray(0, at), extra, plain.subarray(at)]))
        if (!result) return
        expect(markersOf(result.bytes)).not.toContain(null)
        expect(cleanJpeg(result.bytes)).toEqual(result)
      }),
      { numRuns: 2000 },
    )
  })

  test('any single wrong byte in a good picture throws nothing', () => {
    fc.assert(
      fc.property(fc.nat(plain.length - 1), fc.nat(255), (at, value) => {
        const damaged = Buffer.from(plain)
        damaged[at] = value
        cleanJpeg(damaged)
      }),
    )
  })
})
