import { certificateFailed, showCertificate } from '../../domains/course/web/showCertificate'
import { showDraw } from '../../domains/course/web/showDraw'
import { posterFailed, showPoster } from '../../domains/pass/web/poster/showPoster'
import { forReader } from '../../domains/pass/web/readers/call'
import { changes } from '../../domains/pass/web/readers/changes'
import { receipts } from '../../domains/pass/web/readers/receipts'
import { failure, type HttpRequest, type HttpResponse, type WebCode } from '../../kernel/http/http'

interface Place {
  readonly path: string
  readonly id: string
  readonly now: Date
}

interface Route {
  /** For the log: no id, no query. */
  readonly name: string
  readonly method: 'GET' | 'POST'
  /** Its first group is the path that counts: what stands before it depends on how the address was set up. Its second one is an id. */
  readonly path: RegExp
  handle(request: HttpRequest, place: Place): Promise<HttpResponse>
  /** The answer when something went wrong that nobody expected. */
  failed(code: WebCode): HttpResponse
}

const routes: readonly Route[] = [
  { name: 'web.changes', method: 'GET', path: /(\/readers\/([^/]+)\/changes)$/, handle: forReader(changes), failed: failure },
  { name: 'web.receipts', method: 'POST', path: /(\/readers\/([^/]+)\/receipts)$/, handle: forReader(receipts), failed: failure },
  { name: 'web.draw', method: 'GET', path: /(\/draws\/([^/]+))$/, handle: showDraw, failed: failure },
  { name: 'web.poster', method: 'GET', path: /(\/poster)$/, handle: showPoster, failed: posterFailed },
  { name: 'web.certificate', method: 'GET', path: /(\/certificate)\/?$/, handle: showCertificate, failed: certificateFailed },
  { name: 'web.certificate', method: 'GET', path: /(\/certificate\/([^/]+))$/, handle: showCertificate, failed: certificateFailed },
]

export interface Found {
  readonly name: string
  handle(now: Date): Promise<HttpResponse>
  failed(code: WebCode): HttpResponse
}

/** Which part of the function serves a request. */
export function routeOf(request: HttpRequest): Found {
  const there = routes.filter(({ path }) => path.test(request.path))
  const route = there.find(({ method }) => method === request.method)
  if (!route) {
    const refusal = failure(there.length > 0 ? 'METHOD_NOT_ALLOWED' : 'NOT_FOUND')
    return { name: 'web.unknown', handle: async () => refusal, failed: failure }
  }
  const [, path = '', id = ''] = route.path.exec(request.path) ?? []
  return { name: route.name, handle: (now) => route.handle(request, { path, id, now }), failed: route.failed }
}
