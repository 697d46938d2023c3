import { createHash } from 'node:crypto'
import { escaped } from '../../../../kernel/http/escaped'
import { shapes } from './shapes'
import { style } from './style'

/** The one line of script that a page has. Without it Ctrl+P does the same. */
const script = "document.getElementById('print').addEventListener('click', () => window.print())"

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Nothing is loaded but the pictures in the page itself: it works on any computer, and nobody's name can bring in a script. */
export const pagePolicy = [
  "default-src 'none'",
  'img-src data:',
  `style-src ${hashOf(style)}`,
  `script-src ${hashOf(script)}`,
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
].join('; ')

const page = (title: string, body: string) =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${style}</style></head><body>${body}</body></html>`

/** One code with what it is for. */
export interface Sheet {
  readonly direction: 'in' | 'out'
  /** The code as a picture, a `data:` URL. */
  readonly picture: string
}

export interface Poster {
  readonly compound: string
  readonly gate: string
  /** 友好小区 or 友好商圈; null: neither yet. */
  readonly level: string | null
  readonly hotline: string | null
  readonly sheets: readonly Sheet[]
}

/** The page that is printed, one sheet of paper for each code. */
export const posterPage = (poster: Poster): string =>
  page(
    `${poster.compound} · ${poster.gate} · 小哥码`,
    `<div class="tools"><button id="print" type="button">打印海报（A4，${poster.sheets.length} 张）</button><span>黑白打印也能扫。没反应就按 Ctrl+P；选“另存为 PDF”可以发给打印店。</span></div>${poster.sheets.map((sheet) => sheetOf(poster, sheet)).join('')}<script>${script}</script>`,
  )

/** What is shown in a poster's place. */
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
<div class="what">${shapes[direction]}<h1>${title}</h1></div>
<p class="place${sizeOf(place)}">${escaped(place)}</p>
<div class="code"><img src="${escaped(picture)}" alt="${title}的码"></div>
<ol>${steps.map((step, at) => `<li><b>${at + 1}</b><span>${step}</span></li>`).join('')}</ol>
<footer><div>还没有小哥码？微信里搜“江城哨兵小哥码”，登记后由站点担保。<br>扫码会记下进出的时间，保存 90 天，只用于小区管理和查证。</div>${hotline ? `<div class="call">进不去打这个电话<strong>${escaped(hotline)}</strong></div>` : ''}</footer>
</section>`
}

/** A long name goes on in smaller letters, so that the sheet stays one. */
const sizeOf = (place: string) => (place.length > 36 ? ' longest' : place.length > 18 ? ' long' : '')
