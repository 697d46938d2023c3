import { randomUUID } from 'node:crypto'
import { type JsonObject, parseJsonObject, readBody } from './http/body'
import { BadBody, BodyTooLarge } from './http/refusal'
import { sendJson } from './http/reply'
import { LostReply } from './inject/faults'
import { describeError, type Log } from './log'
import { type AdminBody, type AdminHandler, CloudBaseError, type Dispatch, type HttpHandler, type Plugin } from './plugin'

/** The largest request: a little more than the largest document, which has 16 MB. */
const BODY_LIMIT = 20_000_000

/** Finds each action's plugin. Throws when two plugins answer the same action, and refuses an action that no plugin answers. */
export const createDispatch = (plugins: readonly Plugin[]): Dispatch => {
  const actions = new Map<string, AdminHandler>()
  for (const plugin of plugins) {
    for (const [action, handler] of Object.entries(plugin.adminActions ?? {})) {
      if (actions.has(action)) throw new Error(`Plugin ${plugin.name} claims the action ${action}, which another plugin has.`)
      actions.set(action, handler)
    }
  }
  return async (body) => {
    const handler = actions.get(body.action)
    if (handler) return handler(body)
    throw new CloudBaseError(
      'INVALID_ACTION',
      `The emulator does not offer ${body.action}. It offers ${[...actions.keys()].sort().join(', ')}. Use one of these, or teach it to a plugin below emulator/.`,
    )
  }
}

const isAdminBody = (body: JsonObject): body is AdminBody => typeof body.action === 'string'

const parseAdminBody = (text: string): AdminBody => {
  const body = parseJsonObject(text)
  if (!isAdminBody(body)) throw new BadBody('An SDK request names its action.')
  return body
}

const errorFields = (error: unknown): { code: string; message: string } | undefined => {
  if (error instanceof CloudBaseError) return { code: error.code, message: error.message }
  if (error instanceof BodyTooLarge) return { code: 'EXCEED_REQUEST_SIZE_LIMIT', message: error.message }
  if (!(error instanceof BadBody)) return undefined
  return { code: 'INVALID_PARAM', message: `${error.message} WeChat calls (wx.api, wx.openApi) are not emulated here: use WECHAT_URL.` }
}

/** `POST /admin`, to which the SDK sends all requests. As on the platform, refusals are HTTP 200 with `code` and `message`. */
export const createAdminHandler =
  (dispatch: Dispatch, log: Log): HttpHandler =>
  async (request, response) => {
    const requestId = randomUUID()
    try {
      const body = parseAdminBody((await readBody(request, BODY_LIMIT)).toString())
      sendJson(response, 200, { requestId, ...(await dispatch(body)) })
    } catch (error) {
      if (error instanceof LostReply) return void request.socket.destroy()
      const fields = errorFields(error)
      if (!fields) log(`${requestId} failed: ${describeError(error)}`)
      sendJson(response, 200, { ...(fields ?? { code: 'SYS_ERR', message: 'The emulator failed. Its log says why.' }), requestId })
    }
  }
