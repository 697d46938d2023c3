import { createHash } from 'node:crypto'
import { escaped } from '../../kernel/http/escaped'

/** One column that fits a phone, in the colours of the app. */
const BASE = `
* { box-sizing: border-box; margin: 0 }
body { background: #f3f5f4; color: #14232b; font: 18px/1.5 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif }
header { padding: 16px; background: #083b48; color: #fff; font-weight: 700; display: flex; flex-wrap: wrap; gap: 4px 16px; justify-content: space-between }
header span { font-weight: 400 }
main { max-width: 560px; margin: 0 auto; padding: 16px; display: grid; gap: 16px }
`

/** A page for everybody, without an account: its style, and what may happen on it. */
export function publicPage(heading: string, ownStyle: string) {
  const style = (BASE + ownStyle).trim()
  return {
    show: (main: string) =>
      `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${escaped(heading)} · 小哥码</title><style>${style}</style></head><body><header>江城哨兵·小哥码<span>${escaped(heading)}</span></header><main>${main}</main></body></html>`,
    /** No script, nothing loaded, and a form that goes nowhere but to this address; null: there is none. */
    policy: (formAddress: string | null) =>
      [
        "default-src 'none'",
        `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
        `form-action ${formAddress ?? "'none'"}`,
        "base-uri 'none'; frame-ancestors 'none'",
      ].join('; '),
  }
}
