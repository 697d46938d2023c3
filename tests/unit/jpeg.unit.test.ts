import fc from 'fast-check'
import { cleanJpeg } from '../../cloudfunctions/kernel/pictures/rules/jpeg'
import { ADOBE, aJpeg, COMMENT, EOI, EXIF, frame, markersOf, scan, segment, XMP } from '../builders/jpeg'

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
    const before = Buffer.concat([SOI, frame(480, 640, 0xc2), scan()])
    expect(cleaned(Buffer.concat([before, EXIF, scan(), EOI]))).toEqual(Buffer.concat([before, scan(), EOI]))
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
        expect(markers.filter((marker) => marker === 0xfe || (Number(marker) > 0xe0 && Number(marker) < 0xee))).toEqual([])
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
