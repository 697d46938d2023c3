import { randomUUID } from 'node:crypto'
import { type FailureKind, FunctionFailure } from '../functions/failure'
import type { Functions } from '../functions/functions'
import { readBody } from '../http/body'
import { HttpRefusal } from '../http/refusal'
import type { Log } from '../log'
import type { HttpHandler, Plugin } from '../plugin'
import { sendFunctionResult } from './answer'
import { bodyLimitOf, httpEvent } from './event'

const ROUTE = /^\/http\/([^/]+)(\/.*)?$/

const REFUSALS: Readonly<Record<FailureKind, readonly [status: number, code: string]>> = {
  busy: [429, 'FUNCTION_EXCEED_RESOURCE_LIMIT'],
  'not-found': [404, 'FUNCTION_NOT_FOUND'],
  timeout: [504, 'FUNCTION_TIME_LIMIT_EXCEEDED'],
  memory: [500, 'FUNCTION_MEMORY_LIMIT_EXCEEDED'],
  crashed: [500, 'FUNCTION_INVOCATION_FAILED'],
  threw: [500, 'FUNCTION_INVOCATION_FAILED'],
  'too-large': [413, 'EXCEED_MAX_PAYLOAD_SIZE'],
  'reply-too-large': [500, 'EXCEED_MAX_RESPONSE_SIZE'],
}

/** Converts a failure of the function. Details go to the log; the caller learns only the code. */
const asHttpRefusal = (error: unknown, requestId: string): unknown => {
  if (!(error instanceof FunctionFailure)) return error
  const [status, code] = REFUSALS[error.kind]
  return new HttpRefusal(status, code, `The function did not answer (request ${requestId}).`)
}

/** HTTP access: `/http/<function>/…` calls a function with the platform's HTTP event, without a WeChat identity. */
export const createAccessPlugin = (functions: Functions, log: Log): Plugin => {
  const handle: HttpHandler = async (request, response, url) => {
    const [, name, path = '/'] = ROUTE.exec(url.pathname) ?? []
    if (name === undefined) throw new HttpRefusal(404, 'INVALID_PATH', 'HTTP access is /http/<function>/…')
    const requestId = randomUUID()
    const event = httpEvent(request, url, path, await readBody(request, bodyLimitOf(request)), requestId)
    try {
      sendFunctionResult(response, await functions.invoke(name, JSON.stringify(event), { trigger: 'http' }, requestId))
    } catch (error) {
      log(`${requestId} ${error instanceof Error ? error.message : String(error)}`)
      throw asHttpRefusal(error, requestId)
    }
  }
  return { name: 'access', routes: { '/http/': handle } }
}
