import { encode } from 'uqr'

const WIDTH = 640
const HEIGHT = 480
const FRAMES = 5
/** The white margin that a reader needs around a code, in modules. */
const QUIET_ZONE = 4

const blank = () => Buffer.alloc(WIDTH * HEIGHT, 255)

/** The brightness of each pixel of a picture with the code as large as possible in the middle. */
function picture(text: string): Buffer {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE })
  const module = Math.floor(Math.min(WIDTH, HEIGHT) / size)
  const [left, top] = [WIDTH, HEIGHT].map((side) => Math.floor((side - size * module) / 2)) as [number, number]
  const luma = blank()
  data.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (!dark) return
      for (let line = 0; line < module; line++) {
        const start = (top + y * module + line) * WIDTH + left + x * module
        luma.fill(0, start, start + module)
      }
    })
  })
  return luma
}

/** A film (YUV4MPEG2) that shows the code of a text, or for null a white wall. Chromium uses it as a camera. */
export function filmOf(text: string | null): Buffer {
  const noColour = Buffer.alloc((WIDTH * HEIGHT) / 2, 128)
  const frame = Buffer.concat([Buffer.from('FRAME\n'), text === null ? blank() : picture(text), noColour])
  const header = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES}:1 Ip A1:1 C420jpeg\n`)
  return Buffer.concat([header, ...Array.from({ length: FRAMES }, () => frame)])
}
