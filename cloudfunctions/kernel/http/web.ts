import { randomUUID } from 'node:crypto'
import { isTransient } from '../database/sdkErrors'
import { log, traceOf } from '../log'
import { ContentionError } from '../retry'
import { type HttpEvent, type HttpResponse, requestFrom } from './http'
import { type Route, routeOf } from './route'

/** The function that serves HTTP. Its callers have no WeChat identity; each route states how it authenticates them. */
export function createWeb(
  routes: readonly Route[],
  clock: () => Date = () => new Date(),
  isReady: () => Promise<boolean> = async () => true,
) {
  return async function main(event: HttpEvent): Promise<HttpResponse> {
    const now = clock()
    const request = requestFrom(event)
    const { name: action, handle, failed } = routeOf(routes, request)
    const line = { action, requestId: requestIdIn(event) }
    try {
      if (!(await isReady())) return failed('UNAVAILABLE')
      const response = await handle(now)
      const code = response.statusCode === 200 ? undefined : String(response.statusCode)
      log({ level: 'info', ...line, ...(code && { code }), ms: clock().getTime() - now.getTime() })
      return response
    } catch (error) {
      const code = isTransient(error) || error instanceof ContentionError ? 'UNAVAILABLE' : 'INTERNAL'
      log({ level: 'error', ...line, code, ms: clock().getTime() - now.getTime(), trace: traceOf(error) })
      return failed(code)
    }
  }
}

/** The platform's id of the call, or a random one where the platform gives none. */
function requestIdIn({ requestContext }: HttpEvent): string {
  const { requestId } = Object(requestContext) as { requestId?: unknown }
  return typeof requestId === 'string' && /^[\w-]{8,64}$/.test(requestId) ? requestId : randomUUID()
}
