import jsQR from 'jsqr'
import { filmOf } from '../support/camera/y4m'

const HEADER = 'YUV4MPEG2 W640 H480 F5:1 Ip A1:1 C420jpeg\n'
const FRAME = 'FRAME\n'.length + 640 * 480 * 1.5

/** What a reader makes of one picture of the film. */
function read(film: Buffer, frame: number) {
  const start = HEADER.length + frame * FRAME + 'FRAME\n'.length
  const rgba = Uint8ClampedArray.from([...film.subarray(start, start + 640 * 480)].flatMap((luma) => [luma, luma, luma, 255]))
  return jsQR(rgba, 640, 480)?.data ?? null
}

test('every picture of the film can be read', () => {
  const film = filmOf('CODE-1')
  expect(film.subarray(0, HEADER.length).toString()).toBe(HEADER)
  expect(film.length).toBe(HEADER.length + 5 * FRAME)
  expect([0, 4].map((frame) => read(film, frame))).toEqual(['CODE-1', 'CODE-1'])
})

test('a wall says nothing', () => expect(read(filmOf(null), 0)).toBeNull())

test('films are of one length: one takes the place of another while the camera runs', () => {
  expect(filmOf('a'.repeat(300)).length).toBe(filmOf(null).length)
})
