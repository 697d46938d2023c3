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
  /** The response when the request is refused before it is handled, or to an unexpected error: a page where people look. */
  failed(code: WebCode): HttpResponse
}

export interface FoundRoute {
  readonly name: string
  handle(now: Date): Promise<HttpResponse>
  failed(code: WebCode): HttpResponse
}

/** The methods with which a route is asked. HEAD is GET without the body (RFC 9110, 9.3.2), on every route. */
const methodsOf = ({ method }: Route) => (method === 'GET' ? ['GET', 'HEAD'] : [method])

const withoutBody = (response: HttpResponse): HttpResponse => ({ ...response, body: '' })

/** Finds the route of a request. */
export function routeOf(routes: readonly Route[], request: HttpRequest): FoundRoute {
  const there = routes.filter(({ path }) => path.test(request.path))
  const route = there.find((one) => methodsOf(one).includes(request.method))
  if (!route) return answering(request, refusalOf(there))
  const [, path = '', id = ''] = route.path.exec(request.path) ?? []
  const { name, failed } = route
  return answering(request, { name, handle: (now) => route.handle(request, { path, id, now }), failed })
}

/** Whatever the answer is, a refusal too: HEAD gets its head alone. */
const answering = ({ method }: HttpRequest, { name, handle, failed }: FoundRoute): FoundRoute =>
  method === 'HEAD'
    ? { name, handle: async (now) => withoutBody(await handle(now)), failed: (code) => withoutBody(failed(code)) }
    : { name, handle, failed }

/** Nothing is there, or it is asked in another way, which the answer names (RFC 9110, 15.5.6). */
function refusalOf(there: readonly Route[]): FoundRoute {
  const [first] = there
  const refusal = first ? first.failed('METHOD_NOT_ALLOWED') : failure('NOT_FOUND')
  const allow = [...new Set(there.flatMap(methodsOf))].join(', ')
  const response = first ? { ...refusal, headers: { ...refusal.headers, allow } } : refusal
  return { name: 'web.unknown', handle: async () => response, failed: failure }
}
