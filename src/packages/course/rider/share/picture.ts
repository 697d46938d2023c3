import { encode } from 'uqr'
import { QUIET_ZONE } from '../../../../ui/qr/qrImage'

/** What a picture to pass on shows: nothing that isn't on the page. */
export interface Picture {
  heading: string
  /** The one big thing, e.g. a number. */
  big: string
  lines: readonly string[]
  /** An address for the camera, and what it is for; null: there is none. */
  code: { text: string; words: string } | null
  foot: string
}

/** In CSS px; drawn at twice as many. Without a code it is shorter. */
const WIDTH = 375
export const sizeOf = ({ code }: Picture) => ({ width: WIDTH, height: code ? 600 : 420 })
export const SHARPNESS = 2

/** What both WeChat's canvas and a browser's know. */
export type Context = Pick<CanvasRenderingContext2D, 'fillStyle' | 'font' | 'textAlign' | 'fillRect' | 'fillText' | 'measureText' | 'scale'>

const COLOURS = { river: '#0B4F60', ground: '#F3F5F4', card: '#FFFFFF', ink: '#14232B', quiet: '#41525B' } as const
const [EDGE, BAND, CODE] = [16, 64, 168]
const MIDDLE = WIDTH / 2

/** A text in lines that fit; what is more than `most` lines ends in an ellipsis. */
export function wrapped(context: Pick<Context, 'measureText'>, text: string, width: number, most: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const character of text) {
    if (line !== '' && context.measureText(line + character).width > width) {
      lines.push(line)
      line = ''
    }
    line += character
  }
  const all = [...lines, line]
  return all.length <= most ? all : [...all.slice(0, most - 1), `${(all[most - 1] ?? '').slice(0, -1)}…`]
}

function write(context: Context, text: string, at: { y: number; size: number; bold?: boolean; most?: number }): number {
  const { size, bold = false, most = 1 } = at
  context.font = `${bold ? 'bold ' : ''}${size}px sans-serif`
  let y = at.y
  for (const line of wrapped(context, text, WIDTH - 3 * EDGE, most)) {
    context.fillText(line, MIDDLE, y)
    y += size * 1.4
  }
  return y
}

function drawCode(context: Context, text: string, top: number) {
  const { size, data } = encode(text, { ecc: 'M', border: QUIET_ZONE })
  const module = CODE / size
  for (const [y, row] of data.entries()) {
    // A hair wider than a module: else a light line shows between two dark ones.
    for (const [x, dark] of row.entries())
      if (dark) context.fillRect(MIDDLE - CODE / 2 + x * module, top + y * module, module + 0.3, module + 0.3)
  }
}

/** Draws the picture from top to bottom; the code stands at the bottom, however long the words are. */
export function paint(context: Context, picture: Picture): void {
  const { heading, big, lines, code, foot } = picture
  const { width, height } = sizeOf(picture)
  context.scale(SHARPNESS, SHARPNESS)
  context.fillStyle = COLOURS.ground
  context.fillRect(0, 0, width, height)
  context.fillStyle = COLOURS.river
  context.fillRect(0, 0, width, BAND)
  context.fillStyle = COLOURS.card
  context.fillRect(EDGE, BAND + EDGE, width - 2 * EDGE, height - BAND - 2 * EDGE)
  context.textAlign = 'center'
  write(context, '江城哨兵·小哥码', { y: 40, size: 20, bold: true })
  context.fillStyle = COLOURS.quiet
  write(context, heading, { y: 120, size: 18 })
  context.fillStyle = COLOURS.ink
  let y = write(context, big, { y: 164, size: 30, bold: true, most: 2 }) + 4
  for (const line of lines) y = write(context, line, { y, size: 16, most: 2 })
  const top = height - 2 * EDGE - CODE - 44
  if (code) {
    drawCode(context, code.text, top)
    write(context, code.words, { y: top + CODE + 18, size: 14 })
  }
  context.fillStyle = COLOURS.quiet
  write(context, foot, { y: height - 2 * EDGE, size: 14 })
}
