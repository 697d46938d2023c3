import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { FunctionFailure } from '../functions/failure'
import type { Functions } from '../functions/functions'
import { readJsonObject } from '../http/body'
import { byMethod, sendJsonText } from '../http/reply'
import type { Log } from '../log'
import type { Plugin } from '../plugin'
import { openidOf } from './openid'
import { asPhoneRefusal, PhoneRefusal, sendRefusal } from './refusal'

const BODY_LIMIT = 1_000_000
/** The function that receives unknown actions. Its entry refuses them. */
const DEFAULT_FUNCTION = 'account'

/** A call of a phone and what a function answered, both as JSON. */
export interface ServedCall {
  readonly openid: string | undefined
  readonly event: string
  readonly reply: string
}

export interface CallOptions {
  readonly functions: Functions
  /** The function that serves an action. */
  readonly functionOf: (action: string) => string
  /** Whether phones may call this function. On the platform the function rules decide this (docs/deploy.md). */
  readonly isForPhones: (functionName: string) => boolean
  /** Whether to lose the reply that is about to be sent (a fault for tests). */
  readonly losesReply: () => boolean
  /** Hears of each call once it is served. */
  readonly onCall?: ((call: ServedCall) => void) | undefined
  readonly log: Log
}

type Routing = Pick<CallOptions, 'functions' | 'functionOf' | 'isForPhones'>

const callOf = async (request: IncomingMessage, { functions, functionOf, isForPhones }: Routing) => {
  const { action, input, requestId } = await readJsonObject(request, BODY_LIMIT)
  const name = functionOf(typeof action === 'string' ? action : '')
  return { name: functions.has(name) && isForPhones(name) ? name : DEFAULT_FUNCTION, event: writeDown({ action, input, requestId }) }
}

/** Writes the event as JSON. JavaScript can parse deeper nesting than it can write; such an input is no valid form. */
const writeDown = (event: object): string => {
  try {
    return JSON.stringify(event)
  } catch {
    throw new PhoneRefusal('INPUT_TOO_LARGE', { limit: BODY_LIMIT })
  }
}

/** `POST /call` stands in for `wx.cloud.callFunction`. Every response is HTTP 200 with the functions' reply format. */
export const createCallPlugin = ({ functions, functionOf, isForPhones, losesReply, onCall, log }: CallOptions): Plugin => {
  const run = async (request: IncomingMessage, requestId: string): Promise<string> => {
    const openid = openidOf(request)
    const { name, event } = await callOf(request, { functions, functionOf, isForPhones })
    const reply = await functions.invoke(name, event, { trigger: 'phone', ...(openid === undefined ? {} : { openid }) }, requestId)
    onCall?.({ openid, event, reply })
    return reply
  }
  const refusalOf = (error: unknown, requestId: string): PhoneRefusal => {
    const refusal = asPhoneRefusal(error)
    if (refusal) return refusal
    if (!(error instanceof FunctionFailure)) throw error
    log(`${requestId} ${error.kind}: ${error.message}`)
    return new PhoneRefusal(error.kind === 'busy' ? 'BUSY' : 'UNAVAILABLE', {})
  }

  return {
    name: 'call',
    routes: {
      '/call': byMethod({
        POST: async (request, response) => {
          const requestId = randomUUID()
          try {
            const json = await run(request, requestId)
            if (losesReply()) request.socket.destroy()
            else sendJsonText(response, 200, json)
          } catch (error) {
            sendRefusal(response, 200, refusalOf(error, requestId), requestId)
          }
        },
      }),
    },
  }
}
