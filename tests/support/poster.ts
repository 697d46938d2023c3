import jsQR from 'jsqr'

/** Reads the codes of a poster as a scanner reads paper. The local ones are drawn in squares of ten (`emulator/wechat/pageCode.ts`). */

const MODULE = 10

/** White with the drawn squares in black, one pixel for each module blown up threefold: too small a code is read by nobody. */
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

/** What the codes on this poster say, from its first sheet to its last. */
export async function codesOnPoster(url: string): Promise<string[]> {
  const page = await (await fetch(url)).text()
  return Array.from(page.matchAll(/data:image\/svg\+xml;base64,([\w+/=]+)/g), ([, picture = '']) =>
    read(Buffer.from(picture, 'base64').toString('utf8')),
  )
}
