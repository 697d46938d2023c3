import { certificateNoText, readCertificateNo } from '../../../../contract/course/certificateNo'
import { type HttpRequest, type HttpResponse, html, type WebCode } from '../../../kernel/http/http'
import { webUrl } from '../../../kernel/webUrl'
import { verdictOn } from '../certificates/views'
import { type Content, certificatePage, pagePolicy } from './certificatePage'

/** Whether a certificate is genuine, for anybody: the number stands in the address, or is typed into the page. */
export async function showCertificate(request: HttpRequest, { id, now }: { id: string; now: Date }): Promise<HttpResponse> {
  const typed = id || (request.query.get('number') ?? '')
  if (typed.trim() === '') return answer(200, { state: 'asking' }, now)
  const number = readCertificateNo(typed)
  const verdict = await verdictOn(typed)
  // What nobody has is not repeated: the page says nothing that somebody else put into a link.
  if (verdict.state === 'unknown' || number === null) return answer(404, { state: 'unknown' }, now)
  return answer(200, { ...verdict, number: certificateNoText(number) }, now)
}

/** Without the form: what went wrong may be that nobody knows our address. */
export const certificateFailed = (_: WebCode): HttpResponse =>
  html(503, certificatePage({ state: 'failed' }, { address: null, now: new Date(0) }), pagePolicy(null))

function answer(status: number, content: Content, now: Date): HttpResponse {
  const address = `${webUrl()}/certificate`
  return html(status, certificatePage(content, { address, now }), pagePolicy(address))
}
