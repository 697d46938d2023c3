import { failure, type HttpRequest, type HttpResponse, type WebCode } from './http'

/** What of the path a handler needs, and when the request came. */
export interface Place {
  readonly path: string
  readonly id: string
  readonly now: Date
}

/** One address that a domain answers over HTTP. */
export interface Route {
  /** For the log: no id, no query. */
  readonly name: string
  readonly method: 'GET' | 'POST'
  /** Its first group is the path that counts: what stands before it depends on how the address was set up. Its second one is an id. */
  readonly path: RegExp
  handle(request: HttpRequest, place: Place): Promise<HttpResponse>
  /** The answer when something went wrong that nobody expected. */
  failed(code: WebCode): HttpResponse
}

export interface FoundRoute {
  readonly name: string
  handle(now: Date): Promise<HttpResponse>
  failed(code: WebCode): HttpResponse
}

/** Which of the routes answers a request. */
export function routeOf(routes: readonly Route[], request: HttpRequest): FoundRoute {
  const there = routes.filter(({ path }) => path.test(request.path))
  const route = there.find(({ method }) => method === request.method)
  if (!route) {
    const refusal = failure(there.length > 0 ? 'METHOD_NOT_ALLOWED' : 'NOT_FOUND')
    return { name: 'web.unknown', handle: async () => refusal, failed: failure }
  }
  const [, path = '', id = ''] = route.path.exec(request.path) ?? []
  return { name: route.name, handle: (now) => route.handle(request, { path, id, now }), failed: route.failed }
}
