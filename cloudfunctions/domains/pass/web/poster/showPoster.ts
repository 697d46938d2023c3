import { GATE_PAGE, gateCodeText } from '../../../../../contract/pass/gateCode'
import { type HttpRequest, type HttpResponse, html, type WebCode } from '../../../../kernel/http/http'
import { wechat } from '../../../../kernel/wechat/wechat'
import { type CompoundDocument, compounds, type Gate } from '../../compounds/compoundDocument'
import { noticePage, type Poster, pagePolicy, posterPage, type Sheet } from './page'
import { readTicket } from './ticket'

/** The poster of a gate, for whoever has a link that is in date. */
export async function showPoster(request: HttpRequest, { now }: { now: Date }): Promise<HttpResponse> {
  const ticket = readTicket(request.query.get('t') ?? '', now)
  if (!ticket) return notice(403, '链接过期了', '海报的链接一小时内有效。请在小程序里打开“小区管理”，从这个门重新取一次。')
  const compound = await compounds.get(ticket.compoundId)
  const gate = compound?.gates.find(({ gateId }) => gateId === ticket.gateId)
  if (!compound || !gate) return notice(404, '没有这个门了', '它可能刚被改过。请在小程序里打开“小区管理”看看。')
  return html(200, posterPage(await posterOf(compound, gate)), pagePolicy)
}

export const posterFailed = (_: WebCode): HttpResponse =>
  notice(503, '海报暂时打不开', '可能是微信那边忙。请过几分钟刷新这一页；链接一小时内有效。')

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
