import { FunctionFailure, PLATFORM_CODE } from '../functions/failure'
import { HttpRefusal } from '../http/refusal'
import { byMethod, sendJsonText } from '../http/reply'
import type { Plugin } from '../plugin'
import type { Timers } from './timers'

const PREFIX = '/emulator/timers/'

const asRefusal = (error: unknown): unknown =>
  error instanceof FunctionFailure ? new HttpRefusal(502, PLATFORM_CODE[error.kind], error.message) : error

/** `POST /emulator/timers/<function>/<timer>` runs a timer now and returns what the function returned. */
export const createTimersPlugin = (timers: Timers): Plugin => ({
  name: 'timers',
  routes: {
    [PREFIX]: byMethod({
      POST: async (_request, response, url) => {
        const [functionName = '', timerName = ''] = url.pathname.slice(PREFIX.length).split('/').map(decodeURIComponent)
        const json = await timers.fire(functionName, timerName).catch((error) => {
          throw asRefusal(error)
        })
        if (json === undefined)
          throw new HttpRefusal(404, 'TRIGGER_NOT_FOUND', `${functionName} has no timer ${timerName} in cloudbaserc.json.`)
        sendJsonText(response, 200, json)
      },
    }),
  },
  stop: () => timers.stop(),
})
