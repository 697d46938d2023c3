import { failure, type HttpRequest, type HttpResponse, type WebCode } from './http'

/** The parts of the path that a handler needs, and the time of the request. */
export interface Place {
  readonly path: string
  readonly id: string
  readonly now: Date
}

/** An HTTP endpoint of a domain. */
export interface Route {
  /** The name in the log, without ids and query. */
  readonly name: string
  readonly method: 'GET' | 'POST'
  /**
   * The first group is the path from the domain's own part on; what precedes it depends on how the address was set up. The second group is
   * an id.
   */
  readonly path: RegExp
  handle(request: HttpRequest, place: Place): Promise<HttpResponse>
  /** The response to an unexpected error. */
  failed(code: WebCode): HttpResponse
}

export interface FoundRoute {
  readonly name: string
  handle(now: Date): Promise<HttpResponse>
  failed(code: WebCode): HttpResponse
}

/** Finds the route of a request. */
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
