import { createHash } from 'node:crypto'
import { escaped } from '../../../kernel/http/escaped'

/** One sheet of A4 for each code. Sheets differ by words and shapes, not by colour, because many offices print in black and white. */
export const style = `
@page { size: A4 portrait; margin: 0 }
* { box-sizing: border-box; margin: 0 }
body { background: #cfd6d8; color: #14232b; font-family: "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif;
  -webkit-print-color-adjust: exact; print-color-adjust: exact }
.tools { display: flex; flex-wrap: wrap; gap: 16px; align-items: center; justify-content: center; padding: 20px; font-size: 16px; line-height: 24px }
.tools h1 { flex: 1 0 100%; text-align: center; font-size: 20px; line-height: 28px }
.tools button { min-height: 52px; padding: 0 32px; border: 0; border-radius: 26px; background: #0b4f60; color: #fff; font: inherit; font-size: 18px; font-weight: 600 }
.tools button:focus-visible { outline: 3px solid #14232b; outline-offset: 3px }
.sheet { width: 210mm; height: 296mm; margin: 0 auto 24px; padding: 0 16mm 11mm; background: #fff; display: flex; flex-direction: column; align-items: center; overflow: hidden }
.brand { align-self: stretch; margin: 0 -16mm; padding: 9mm 16mm 7mm; background: #083b48; color: #fff; display: flex; align-items: center; gap: 4mm; font-size: 24pt; line-height: 1.3; font-weight: 700 }
.brand svg { width: 13mm; height: 13mm; flex: none }
.brand .level { margin-left: auto; padding: 1mm 4mm; border: .5mm solid #fff; border-radius: 3mm; font-size: 14pt; font-weight: 600; white-space: nowrap }
.what { display: flex; align-items: center; gap: 6mm; margin-top: 8mm }
.what svg { width: 28mm; height: 28mm; flex: none }
.what h2 { font-size: 50pt; line-height: 1.15; font-weight: 800; letter-spacing: 1pt; white-space: nowrap }
.place { margin-top: 5mm; max-width: 100%; text-align: center; font-weight: 700; line-height: 1.3; overflow-wrap: anywhere; font-size: 26pt }
.place.long { font-size: 20pt }
.place.longest { font-size: 15pt }
.code { margin-top: 6mm; padding: 4mm; border: 1.2mm solid #14232b; border-radius: 6mm }
.code img { display: block; width: 108mm; height: 108mm; object-fit: contain }
.out .code { border-style: dashed; border-radius: 0 }
ol { list-style: none; padding: 0; margin-top: 7mm; display: grid; gap: 3mm }
li { display: flex; gap: 5mm; align-items: center; font-size: 22pt; line-height: 1.3; font-weight: 600 }
li b { width: 12mm; height: 12mm; flex: none; border-radius: 50%; border: .8mm solid #14232b; display: grid; place-items: center; font-size: 18pt; line-height: 1 }
footer { margin-top: auto; padding-top: 4mm; align-self: stretch; border-top: .4mm solid #14232b; display: flex; gap: 8mm; justify-content: space-between; align-items: flex-end; font-size: 11pt; line-height: 1.5 }
footer .call { flex: none; text-align: right; font-size: 12pt }
footer .call strong { display: block; font-size: 17pt; line-height: 1.3; white-space: nowrap }
.notice { max-width: 560px; margin: 12vh auto; padding: 32px; background: #fff; border-radius: 20px }
.notice h1 { font-size: 28px; line-height: 38px }
.notice p { margin-top: 12px; font-size: 18px; line-height: 28px; color: #41525b }
@media print {
  body { background: #fff }
  .tools { display: none }
  .sheet { margin: 0; break-after: page }
  .sheet:last-of-type { break-after: auto }
}
`.trim()

const drawing = (content: string) => `<svg viewBox="0 0 48 48" aria-hidden="true">${content}</svg>`

/** One character in the middle of a shape. */
const word = (character: string, colour: string) =>
  `<text x="24" y="24" dy="0.36em" text-anchor="middle" font-size="26" font-weight="800" fill="${colour}">${character}</text>`

/** A filled circle for coming in and an empty octagon for leaving, which can be told apart from afar. */
export const shapes = {
  in: drawing(`<circle cx="24" cy="24" r="23" fill="#14232b"/>${word('进', '#fff')}`),
  out: drawing(`<path d="M15 2h18l13 13v18L33 46H15L2 33V15z" fill="#fff" stroke="#14232b" stroke-width="3.5"/>${word('出', '#14232b')}`),
  shield: drawing(
    '<path d="M24 5l16 6v12c0 10-7 16-16 19-9-3-16-9-16-19V11z M17 23.5l5.500 5.500 9.500-10.500" fill="none" stroke="#fff" stroke-width="3.500" stroke-linecap="round" stroke-linejoin="round"/>',
  ),
} as const

/** The only script of the page. Without it the poster can still be printed by Ctrl+P. */
const script = "document.getElementById('print').addEventListener('click', () => window.print())"

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** The page loads nothing and runs no other script, so a name that somebody has typed can't bring one in. */
export const pagePolicy = [
  "default-src 'none'",
  'img-src data:',
  `style-src ${hashOf(style)}`,
  `script-src ${hashOf(script)}`,
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
].join('; ')

const page = (title: string, body: string) =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${style}</style></head><body>${body}</body></html>`

/** A code and the direction that it is for. */
export interface Sheet {
  readonly direction: 'in' | 'out'
  /** The code as a picture, a `data:` URL. */
  readonly picture: string
}

export interface Poster {
  readonly compound: string
  readonly gate: string
  /** 友好小区 or 友好商圈; null: the compound is neither yet. */
  readonly level: string | null
  readonly hotline: string | null
  readonly sheets: readonly Sheet[]
}

/** The page with the posters, one sheet of paper for each code. */
export const posterPage = (poster: Poster): string =>
  page(
    `${poster.compound} · ${poster.gate} · 小哥码`,
    `<main><div class="tools"><h1>打印海报</h1><button id="print" type="button">打印海报（A4，${poster.sheets.length} 张）</button><span>黑白打印也能扫。没反应就按 Ctrl+P；选“另存为 PDF”可以发给打印店。</span></div>${poster.sheets.map((sheet) => sheetOf(poster, sheet)).join('')}</main><script>${script}</script>`,
  )

/** A page that says why there is no poster. */
export const noticePage = (title: string, text: string): string =>
  page(title, `<main class="notice"><h1>${escaped(title)}</h1><p>${escaped(text)}</p></main>`)

const WORDS = {
  in: { title: '进门扫这里', steps: ['打开微信，扫一扫上面的码', '把手机屏幕给门岗看', '屏幕写“可以进”，慢行进门'] },
  out: { title: '出门扫这里', steps: ['打开微信，扫一扫上面的码', '屏幕写“再见”，就登记好了', '看两边，慢行出门'] },
} as const

function sheetOf({ compound, gate, level, hotline }: Poster, { direction, picture }: Sheet): string {
  const { title, steps } = WORDS[direction]
  const place = `${compound} · ${gate}`
  return `<section class="sheet ${direction}">
<header class="brand">${shapes.shield}<span>江城哨兵·小哥码</span>${level ? `<span class="level">${escaped(level)}</span>` : ''}</header>
<div class="what">${shapes[direction]}<h2>${title}</h2></div>
<p class="place${sizeOf(place)}">${escaped(place)}</p>
<div class="code"><img src="${escaped(picture)}" alt="${title}的码"></div>
<ol>${steps.map((step, at) => `<li><b>${at + 1}</b><span>${step}</span></li>`).join('')}</ol>
<footer><div>还没有小哥码？微信里搜“江城哨兵小哥码”，登记后由站点担保。<br>扫码会记下进出的时间，保存 90 天，只用于小区管理和查证。</div>${hotline ? `<div class="call">进不去打这个电话<strong>${escaped(hotline)}</strong></div>` : ''}</footer>
</section>`
}

/** Long names are printed in smaller letters, so that a poster stays on one sheet. */
function sizeOf(place: string): string {
  if (place.length > 36) return ' longest'
  return place.length > 18 ? ' long' : ''
}
