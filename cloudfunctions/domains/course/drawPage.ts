import type { Published } from '../../../contract/course/draw'
import { timeTextOf } from '../../kernel/calendar'
import { escaped } from '../../kernel/http/escaped'
import { publicPage } from './publicPage'

const page = publicPage(
  '摇号公开',
  `
h1 { font-size: 28px; line-height: 1.3 }
h2 { font-size: 20px }
section { background: #fff; border-radius: 20px; padding: 20px; display: grid; gap: 12px }
ol, ul { padding-left: 1.5em; display: grid; gap: 8px }
dt, small { font-size: 16px; color: #41525b }
dd { margin: 0; overflow-wrap: anywhere }
code { font: 16px/1.5 monospace; overflow-wrap: anywhere }
li b { white-space: nowrap }
a { display: inline-block; min-height: 44px; padding: 8px 0; color: #0b4f60; font-weight: 700 }
a:focus-visible { outline: 3px solid #14232b; outline-offset: 2px }
`,
)

export const drawPolicy = page.policy(null)

/** A draw in words: what was drawn, by what, how anybody checks it, and all numbers with their wishes, page by page. */
export const drawPage = (draw: Published, { isFirst }: { isFirst: boolean }): string =>
  page.show([`<h1>${escaped(draw.title)}</h1>`, ...(isFirst ? [about(draw), sessions(draw), check(draw)] : []), numbers(draw)].join(''))

const STATES: Record<Published['state'], string> = {
  soon: '还没开始填志愿',
  wishing: '正在填志愿',
  drawing: '志愿截止了，正在摇号',
  drawn: '摇完了',
}

const minute = (instant: string) => timeTextOf(new Date(instant)).slice(0, -3)

const fact = (name: string, value: string) => `<div><dt>${name}</dt><dd>${value}</dd></div>`

const about = ({ state, opensAt, closesAt, of }: Published) =>
  `<section><h2>${STATES[state]}</h2><dl>${fact('填志愿', `${minute(opensAt)} 到 ${minute(closesAt)}`)}${of === null ? '' : fact('参加', `${of} 人`)}</dl></section>`

/** A, B, C …: how the list of wishes names a session. */
const letterOf = (at: number) => String.fromCharCode('A'.charCodeAt(0) + at)

const sessions = ({ sessions: all }: Published) =>
  `<section><h2>班次和名额</h2>${all.map(({ title, places, waitLimit }, at) => `<p><b>${letterOf(at)}</b> ${escaped(title)}：${places} 个名额，候补最多 ${waitLimit} 人</p>`).join('')}</section>`

const check = ({ seedHash, seed }: Published) =>
  `<section><h2>怎么核对</h2><ol><li>填志愿前，随机数已经定好，先公布了它的指纹（SHA-256）。</li><li>摇完公布随机数。用任何 SHA-256 工具算它的指纹，应当一样，说明没有换过。</li><li>“随机数:号码”的 SHA-256 从小到大排，就是摇号的顺序。</li><li>照这个顺序，轮到谁，谁就拿到自己最想上、还有名额的班次，每人最多一个。</li></ol><dl>${fact('指纹', `<code>${seedHash}</code>`)}${fact('随机数', seed === null ? '摇完才公布' : `<code>${seed}</code>`)}</dl></section>`

/** The numbers say nothing about who it is; each person finds the own one in the app. */
function numbers({ sessions: all, tickets, next, of }: Published): string {
  const letters = new Map(all.map(({ sessionId }, at) => [sessionId, letterOf(at)]))
  const rows = tickets.map(
    ({ ticket, ranks }) => `<li><code>${ticket}</code><br><b>志愿 ${ranks.map((id) => letters.get(id) ?? '–').join('、')}</b></li>`,
  )
  const list = of === null ? '<p>志愿截止后，全部号码和志愿列在这里。</p>' : `<ul>${rows.join('')}</ul>`
  const more = next === null ? '' : `<a href="?after=${next}">看后面的号码</a>`
  return `<section><h2>全部号码和志愿</h2><small>号码看不出是谁。你的号码在小程序的摇号页。</small>${list}${more}<a href="?json=1" download>下载数据（JSON，给程序核对）</a></section>`
}
