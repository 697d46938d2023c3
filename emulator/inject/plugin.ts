import { readJsonObject } from '../http/body'
import { BadBody } from '../http/refusal'
import { byMethod, sendJson } from '../http/reply'
import type { Plugin } from '../plugin'
import type { FaultInjector } from './faults'
import { type Faults, readFaults } from './settings'

const faultsFrom = (given: Readonly<Record<string, unknown>>): Faults => {
  try {
    return readFaults(given)
  } catch (error) {
    throw new BadBody(error instanceof Error ? error.message : String(error))
  }
}

/** `GET /emulator/inject` returns the current faults; `POST` replaces them all, and faults that are not named are off. */
export const createInjectPlugin = (injector: FaultInjector): Plugin => ({
  name: 'inject',
  routes: {
    '/emulator/inject': byMethod({
      GET: (_request, response) => sendJson(response, 200, injector.current()),
      POST: async (request, response) => {
        injector.set(faultsFrom(await readJsonObject(request)))
        sendJson(response, 200, injector.current())
      },
    }),
  },
})
