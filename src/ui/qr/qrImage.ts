import { encode } from 'uqr'

/** How much of the code may be dirty or scratched: about 7, 15, 25, 30 percent. More of it means smaller modules. */
export type Ecc = 'L' | 'M' | 'Q' | 'H'

/** Readers find a code by the white around it: 4 modules by the standard. */
export const QUIET_ZONE = 4

/** Each run of dark modules in a row as one bar. */
const barsOf = (row: readonly boolean[], y: number) =>
  row.flatMap((dark, x) => {
    if (!dark || row[x - 1]) return []
    const end = row.indexOf(false, x)
    return `M${x},${y}h${end - x}v1H${x}z`
  })

/** The code as the address of a picture: drawn at any size without a canvas, in WeChat and in a browser. */
export function qrImage(text: string, ecc: Ecc = 'M'): string {
  const { size, data } = encode(text, { ecc, border: QUIET_ZONE })
  const svg =
    `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${size} ${size}' shape-rendering='crispEdges'>` +
    `<path fill='white' d='M0,0h${size}v${size}H0z'/><path d='${data.flatMap(barsOf).join('')}'/></svg>`
  return `data:image/svg+xml,${encodeURI(svg)}`
}
