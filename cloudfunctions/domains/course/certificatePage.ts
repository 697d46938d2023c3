import type { CertificateFacts } from '../../../contract/course/certificate'
import { timeTextOf } from '../../kernel/calendar'
import { escaped } from '../../kernel/http/escaped'
import { publicPage } from './publicPage'

/** What there is to say. `asking`: no number was given yet. `failed`: nobody could look. `onlyToRead`: something was sent here. */
export type Content =
  | { readonly state: 'asking' | 'unknown' | 'failed' | 'onlyToRead' }
  | { readonly state: 'valid'; readonly number: string; readonly certificate: CertificateFacts }
  | { readonly state: 'revoked'; readonly number: string; readonly certificate: null }

interface Frame {
  /** Where the form asks; null: there is none. */
  readonly address: string | null
  readonly now: Date
}

export const certificatePage = (content: Content, { address, now }: Frame): string =>
  page.show(`${said(content, address, now)}${address === null ? '' : form(content, address)}`)

const WORDS = {
  valid: { mark: '✓', title: '有效', text: '这张结业证书由本系统发放，现在有效。' },
  revoked: { mark: '✕', title: '已撤销', text: '这张证书发放过，后来撤销了，不再有效。原因请问证书持有人。' },
  unknown: { mark: '?', title: '没有这个编号', text: '请对照证书再输一次。证书编号有 16 位；数字 0、1 和字母 O、I、L 输混了也能认。' },
  failed: { mark: '!', title: '暂时查不了', text: '这不说明证书有问题。请过几分钟再查一次。' },
  onlyToRead: { mark: '!', title: '这样打不开', text: '请在浏览器的地址栏里打开这个网址，再输入证书编号。' },
} as const

function said(content: Content, address: string | null, now: Date): string {
  if (content.state === 'asking') return '<h1>查结业证书真假</h1>'
  const { mark, title, text } = WORDS[content.state]
  const verdict = `<section class="verdict ${content.state}"><b aria-hidden="true"><i>${mark}</i></b><h1>${title}</h1><p>${text}</p></section>`
  if (content.state !== 'valid' && content.state !== 'revoked') return verdict
  const rows = content.state === 'valid' ? factsOf(content.certificate) : []
  const all = [...rows, ['证书编号', content.number], ['核验时间', timeTextOf(now).slice(0, -3)]] as const
  return `${verdict}<dl>${all.map(([name, value]) => `<div><dt>${name}</dt><dd>${escaped(value)}</dd></div>`).join('')}${paper(address)}</dl>`
}

/** On a sheet of paper it says where to look again. */
const paper = (address: string | null) =>
  address === null ? '' : `<div class="paper"><dt>再核验：打开网址，输入编号</dt><dd>${escaped(address)}</dd></div>`

const factsOf = ({ title, school, month, name }: CertificateFacts) =>
  [
    ['姓名', name ?? '本人已注销，姓名已删除，不能再证明是谁的'],
    ['课程', title],
    ['学校', school],
    ['结业', `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`],
  ] as const

const LABELS = {
  ...({ asking: '输入证书编号', unknown: '再输一次', failed: '再查一次', onlyToRead: '输入证书编号' } as const),
  ...({ valid: '查另一张', revoked: '查另一张' } as const),
}

const form = ({ state }: Content, address: string) =>
  `<form action="${escaped(address)}" method="get"><label for="number">${LABELS[state]}</label><input type="text" id="number" name="number" maxlength="40" required autocomplete="off" autocapitalize="characters" placeholder="XXXX-XXXX-XXXX-XXXX"><button type="submit">查证书真假</button><p>姓名只显示姓，请和持有人的身份证对照。这里只告诉你证书是真是假，不留你的记录。</p></form>`

/** The verdict is a word and a mark, never a colour alone; on paper it is one sheet. */
const page = publicPage(
  '结业证书核验',
  `
main > h1 { font-size: 28px; line-height: 1.3 }
.verdict, dl, form { background: #fff; border-radius: 20px; padding: 24px }
.verdict { text-align: center; border: 3px solid currentColor }
.verdict b { display: inline-grid; place-items: center; width: 64px; height: 64px; border-radius: 50%; background: currentColor; font-size: 36px; line-height: 1; -webkit-print-color-adjust: exact; print-color-adjust: exact }
.verdict i { color: #fff; font-style: normal }
.verdict h1 { margin-top: 8px; font-size: 40px; line-height: 1.3 }
.verdict p { margin-top: 8px; color: #14232b }
.valid { color: #0a7a3d }
.revoked { color: #b3261e }
.unknown, .failed, .onlyToRead { color: #a85400 }
dl { display: grid; gap: 16px }
dt { font-size: 16px; color: #41525b }
dd { margin: 0; font-size: 22px; font-weight: 700; overflow-wrap: anywhere }
form { display: grid; gap: 12px }
label { font-weight: 700 }
input { width: 100%; min-height: 52px; padding: 0 12px; border: 1px solid #7c8b93; border-radius: 14px; font: inherit; text-transform: uppercase }
input::placeholder { color: #5f6e76 }
button { min-height: 52px; border: 0; border-radius: 26px; background: #0b4f60; color: #fff; font: inherit; font-weight: 700 }
input:focus-visible, button:focus-visible { outline: 3px solid #14232b; outline-offset: 2px }
form p { font-size: 16px; color: #41525b }
dl div:last-child.paper { display: none }
@page { size: A4 portrait; margin: 20mm }
@media print { body { background: #fff } header { background: #fff; color: #14232b; border-bottom: 2px solid #14232b } form { display: none } dl div:last-child.paper { display: block } dl { border: 1px solid #14232b } }
`,
)

export const certificatePolicy = page.policy
