import * as z from 'zod/mini'
import { certificateNoText, readCertificateNo } from '../../../contract/course/certificateNo'
import { Ticket } from '../../../contract/course/draw'
import { DrawId } from '../../../contract/course/ids'
import { failure, type HttpRequest, type HttpResponse, html, json, type WebCode } from '../../kernel/http/http'
import type { Route } from '../../kernel/http/route'
import { webUrl } from '../../kernel/webUrl'
import { type Content, certificatePage, certificatePolicy } from './certificatePage'
import { verdictOn } from './certificates/views'
import { publishedDraw } from './draw/views'
import { drawPage, drawPolicy } from './drawPage'

interface Asked {
  readonly id: string
  readonly now: Date
}

/** A draw's public list, page by page, for everybody who wants to check it without an account: in words, or as JSON for any tool. */
async function showDraw({ query, headers }: HttpRequest, { id, now }: Asked): Promise<HttpResponse> {
  const drawId = z.safeParse(DrawId, id)
  const after = z.safeParse(z.optional(Ticket), query.get('after'))
  if (!drawId.success) return failure('NOT_FOUND')
  if (!after.success) return failure('INVALID_REQUEST')
  const draw = await publishedDraw(drawId.data, after.data, now)
  if (!draw) return failure('NOT_FOUND')
  // People come with a browser; programs get the facts, and so does whoever takes them out from the page.
  const forPeople = headers.get('accept')?.includes('text/html') && !query.has('json')
  return forPeople ? html(200, drawPage(draw, { isFirst: after.data === undefined }), drawPolicy) : json(200, draw)
}

/** Whether a certificate is genuine, for anybody: the number stands in the address, or is typed into the page. */
async function showCertificate({ query }: HttpRequest, { id, now }: Asked): Promise<HttpResponse> {
  const typed = id || (query.get('number') ?? '')
  if (typed.trim() === '') return answer(200, { state: 'asking' }, now)
  const number = readCertificateNo(typed)
  const verdict = await verdictOn(typed)
  // What nobody has is not repeated: the page says nothing that somebody else put into a link.
  if (verdict.state === 'unknown' || number === null) return answer(404, { state: 'unknown' }, now)
  return answer(200, { ...verdict, number: certificateNoText(number) }, now)
}

function answer(status: number, content: Content, now: Date): HttpResponse {
  const address = `${webUrl()}/certificate`
  return html(status, certificatePage(content, { address, now }), certificatePolicy(address))
}

/** Without the form: what went wrong may be that nobody knows our address. */
function certificateFailed(code: WebCode): HttpResponse {
  const [status, state] = code === 'METHOD_NOT_ALLOWED' ? ([405, 'onlyToRead'] as const) : ([503, 'failed'] as const)
  return html(status, certificatePage({ state }, { address: null, now: new Date(0) }), certificatePolicy(null))
}

/** What everybody may check with a browser: draws and certificates. */
export const courseRoutes: readonly Route[] = [
  { name: 'web.draw', method: 'GET', path: /(\/draws\/([^/]+))$/, handle: showDraw, failed: failure },
  { name: 'web.certificate', method: 'GET', path: /(\/certificate)\/?$/, handle: showCertificate, failed: certificateFailed },
  { name: 'web.certificate', method: 'GET', path: /(\/certificate\/([^/]+))$/, handle: showCertificate, failed: certificateFailed },
]
