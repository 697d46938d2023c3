import { encode } from 'uqr'

const WIDTH = 640
const HEIGHT = 480
const FRAMES = 5
/** The white that a reader needs around a code, in modules. */
const QUIET_ZONE = 4

const blank = () => Buffer.alloc(WIDTH * HEIGHT, 255)

/** Brightness of each pixel: the code as large as the picture lets it be, in the middle of white. */
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

/** A film (YUV4MPEG2) of the code of a text and nothing else, null: of a white wall. Chromium takes it for a camera. */
export function filmOf(text: string | null): Buffer {
  const noColour = Buffer.alloc((WIDTH * HEIGHT) / 2, 128)
  const frame = Buffer.concat([Buffer.from('FRAME\n'), text === null ? blank() : picture(text), noColour])
  const header = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES}:1 Ip A1:1 C420jpeg\n`)
  return Buffer.concat([header, ...Array.from({ length: FRAMES }, () => frame)])
}
