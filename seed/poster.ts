import jsQR from 'jsqr'
import type { Phone } from './phone'

/** Reads the codes of a poster as a scanner reads paper. The emulator draws its codes in squares of ten (`emulator/wechat/pageCode.ts`). */

const MODULE = 10

/** The pixels of a code: the drawn squares in black on white, with three pixels for each module, because a smaller code cannot be read. */
function pixelsOf(svg: string) {
  const side = (Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]) / MODULE) * 3
  const rgba = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const [, left, top] of svg.matchAll(/M(\d+),(\d+)h/g)) {
    const [x, y] = [Number(left) / MODULE, Number(top) / MODULE]
    for (let row = y * 3; row < y * 3 + 3; row++) rgba.fill(0, (row * side + x * 3) * 4, (row * side + x * 3 + 3) * 4)
  }
  for (let alpha = 3; alpha < rgba.length; alpha += 4) rgba[alpha] = 255
  return { rgba, side }
}

function read(svg: string): string {
  const { rgba, side } = pixelsOf(svg)
  const code = jsQR(rgba, side, side)
  if (!code) throw new Error('No reader could read the code on the poster')
  return code.data
}

/** The texts of the codes on this poster, from the first sheet to the last. */
async function codesOnPoster(url: string): Promise<string[]> {
  const page = await (await fetch(url)).text()
  return Array.from(page.matchAll(/data:image\/svg\+xml;base64,([\w+/=]+)/g), ([, picture = '']) =>
    read(Buffer.from(picture, 'base64').toString('utf8')),
  )
}

/** All codes that are posted at a compound's gates, with their labels. `manager` is the compound's property manager. */
export async function postedCodes(manager: Phone, compoundId: string): Promise<{ label: string; gate: string; text: string }[]> {
  const { name, gates } = await manager.ask('compound.show', { compoundId })
  const posted = []
  for (const { gateId, name: gate } of gates) {
    const { url } = await manager.ask('compound.poster', { compoundId, gateId })
    for (const [at, text] of (await codesOnPoster(url)).entries()) {
      posted.push({ label: `${name.replace('（示例）', '')} ${gate} ${at === 0 ? '进' : '出'}`, gate, text })
    }
  }
  return posted
}
