import { createHmac, timingSafeEqual } from 'node:crypto'
import { GATE_PAGE, gateCodeText } from '../../../../contract/pass/gateCode'
import type { CompoundId, GateId } from '../../../../contract/pass/ids'
import { type HttpRequest, type HttpResponse, html, type WebCode } from '../../../kernel/http/http'
import { type Keys, keys } from '../../../kernel/secrets/keys'
import { wechat } from '../../../kernel/wechat/wechat'
import { type CompoundDocument, compounds, type Gate } from '../documents/compound'
import { noticePage, type Poster, pagePolicy, posterPage, type Sheet } from './posterPage'

/**
 * The content of a link to a gate's poster. Everybody who has the link may print the poster until it expires. It is signed, so that only the
 * backend can make one, and contains nothing secret.
 */
export interface PosterTicket {
  readonly compoundId: CompoundId
  readonly gateId: GateId
  readonly expiresAt: Date
}

/** Long enough to get from the phone to the office's printer. */
const LIFE_MS = 3_600_000

export const posterTicket = (compoundId: CompoundId, gateId: GateId, now: Date): PosterTicket => ({
  compoundId,
  gateId,
  // Whole seconds, because the text of the ticket holds seconds.
  expiresAt: new Date(Math.floor((now.getTime() + LIFE_MS) / 1000) * 1000),
})

const macOf = (text: string, { indexKey }: Keys) => createHmac('sha256', indexKey).update(`posterTicket:${text}`).digest('base64url')

/** `cmp_….gat_….seconds.mac` */
export function writeTicket({ compoundId, gateId, expiresAt }: PosterTicket, using: Keys = keys()): string {
  const text = [compoundId, gateId, expiresAt.getTime() / 1000].join('.')
  return `${text}.${macOf(text, using)}`
}

/** The ticket in a text; null if the backend has not made it, or if it has expired. */
export function readTicket(ticket: string, now: Date, using: Keys = keys()): PosterTicket | null {
  const [, text = '', compound, gate, seconds, mac = ''] =
    /^((cmp_[a-z0-9]+)\.(gat_[a-z0-9]+)\.(\d{1,12}))\.([\w-]{43})$/.exec(ticket) ?? []
  // Compared as it is spelled: the last character of base64url has spare bits, and a ticket has one spelling.
  if (!timingSafeEqual(Buffer.from(macOf(text, using)), Buffer.from(mac.padEnd(43)))) return null
  const expiresAt = new Date(Number(seconds) * 1000)
  return expiresAt > now ? { compoundId: compound as CompoundId, gateId: gate as GateId, expiresAt } : null
}

/** Answers with the poster of a gate, or with a notice when the link has expired or the gate is gone. */
export async function showPoster(request: HttpRequest, { now }: { now: Date }): Promise<HttpResponse> {
  const ticket = readTicket(request.query.get('t') ?? '', now)
  if (!ticket) return notice(403, '链接过期了', '海报的链接一小时内有效。请在小程序里打开“小区管理”，从这个门重新取一次。')
  const compound = await compounds.get(ticket.compoundId)
  const gate = compound?.gates.find(({ gateId }) => gateId === ticket.gateId)
  if (!compound || !gate) return notice(404, '没有这个门了', '它可能刚被改过。请在小程序里打开“小区管理”看看。')
  return html(200, posterPage(await posterOf(compound, gate)), pagePolicy)
}

export const posterFailed = (code: WebCode): HttpResponse =>
  code === 'METHOD_NOT_ALLOWED'
    ? notice(405, '这样打不开', '请在浏览器里直接打开小程序给的链接。')
    : notice(503, '海报暂时打不开', '可能是微信那边忙。请过几分钟刷新这一页；链接一小时内有效。')

const notice = (statusCode: number, title: string, text: string) => html(statusCode, noticePage(title, text), pagePolicy)

const posterOf = async ({ name, kind, level, hotline }: CompoundDocument, gate: Gate): Promise<Poster> => ({
  compound: name,
  gate: gate.name,
  level: level === 'friendly' ? LEVELS[kind] : null,
  hotline,
  sheets: await Promise.all(gate.exits ? [sheetFor(gate, 'in'), sheetFor(gate, 'out')] : [sheetFor(gate, 'in')]),
})

const LEVELS = { compound: '友好小区', mall: '友好商圈' } as const

async function sheetFor({ code }: Gate, direction: Sheet['direction']): Promise<Sheet> {
  const { contentType, base64 } = await wechat().pageCode(gateCodeText({ code, direction }), GATE_PAGE)
  return { direction, picture: `data:${contentType};base64,${base64}` }
}
