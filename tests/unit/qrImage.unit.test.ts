import fc from 'fast-check'
import jsQR from 'jsqr'
import { qrImage } from '../../src/ui/qr/qrImage'

/** Draws the picture as a browser would, each module a square of pixels: only what `qrImage` makes can be drawn, bars of `Mx,yhNv1HxZ`. */
function pixelsOf(image: string, side: number) {
  const svg = decodeURI(image.replace('data:image/svg+xml,', ''))
  const size = Number(/viewBox='0 0 (\d+) \1'/.exec(svg)?.[1])
  const width = size * side
  const rgba = new Uint8ClampedArray(width * width * 4).fill(255)
  const [, bars = ''] = /<path d='([^']*)'/.exec(svg) ?? []
  for (const [, x, y, length] of bars.matchAll(/M(\d+),(\d+)h(\d+)v1H\1z/g)) {
    for (let row = Number(y) * side; row < (Number(y) + 1) * side; row++) {
      for (let column = Number(x) * side; column < (Number(x) + Number(length)) * side; column++)
        rgba.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3)
    }
  }
  return { rgba, width, size }
}

function read(image: string): string | undefined {
  const { rgba, width } = pixelsOf(image, 4)
  return jsQR(rgba, width, width)?.data
}

test.each(['L', 'M', 'Q', 'H'] as const)('a reader reads what was drawn at level %s', (ecc) => {
  expect(read(qrImage('packages/pass/rider/gate/index?scene=example-1', ecc))).toBe('packages/pass/rider/gate/index?scene=example-1')
})

test('whatever the text, Chinese too', () => {
  const text = fc.oneof(fc.string({ minLength: 1, maxLength: 64 }), fc.constant('小哥码：示例路 1 号'))
  fc.assert(
    fc.property(text, (said) => read(qrImage(said)) === said),
    { numRuns: 40 },
  )
})

test('white stands around it: readers look for that', () => {
  const { rgba, width, size } = pixelsOf(qrImage('CODE-1'), 1)
  const isWhite = (x: number, y: number) => rgba[(y * width + x) * 4] === 255
  for (let along = 0; along < size; along++) {
    for (let across = 0; across < 4; across++) expect(isWhite(along, across) && isWhite(across, along)).toBe(true)
  }
  expect(isWhite(4, 4)).toBe(false)
})

test('it is an address without a character that would end it, and small enough to send to the screen every 15 seconds', () => {
  const image = qrImage('XG1.'.padEnd(64, 'aB3'))
  expect(image).not.toMatch(/[\s"#<>]/)
  expect(image.length).toBeLessThan(5_000)
})
