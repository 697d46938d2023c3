import type { Answers } from '../answers'
import type { ErrorLog } from '../errors'
import type { PageStack } from '../pageStack'
import { accountApis } from './account'
import { type Answer, type AnswerParts, type ApiTable, createAnswer, type WxApi } from './api'
import { type CloudFunction, cloudApis } from './cloud'
import { cryptoApis } from './crypto'
import { deviceApis } from './device'
import { dialogApis, type Overlays } from './dialogs'
import { type Files, fileApis } from './files'
import { implement, kindOf } from './implement'
import { knownApis } from './known'
import { layoutApis } from './layout'
import { mediaApis } from './media'
import { navigationApis } from './navigation'
import { type Network, networkApis } from './network'
import type { Privacy } from './privacy'
import { storageApis } from './storage'
import { type SystemOptions, systemApis } from './system'

/** A call of the app to `wx`, for tests that check its arguments. */
export interface WxCall {
  name: string
  args: unknown[]
}

export interface WxParts extends AnswerParts {
  storage: Map<string, string>
  files: Files
  network: Network
  overlays: Overlays
  privacy: Privacy
  answers: Answers
  cloud: CloudFunction | undefined
  system: SystemOptions
  stack: () => PageStack
  /** `wx.onAppShow` and related functions. */
  app: ApiTable
  calls: WxCall[]
}

/** Replacements of APIs. Each takes the options and returns the result without `errMsg`, or throws a `WxFailure`. */
export type WxOverrides = Record<string, WxApi>

/**
 * Creates the `wx` of a phone. A function that is neither mocked nor overridden throws with its name, and fails the test even when the app
 * catches the error.
 */
export function createWx(parts: WxParts, overrides: WxOverrides) {
  const answer = createAnswer(parts)
  const mocks = tables(parts, answer)
  const unmocked = knownApis().map((name) => [name, notMocked(name, parts.errors)])
  const wx = Object.assign(Object.fromEntries(unmocked), ...mocks.map((table) => implement(table, answer)))

  const apis: Record<string, unknown> = recorded(wx, parts.calls)
  apis.cloud = cloudApis(parts.cloud, parts.files, answer)
  const mock = (more: WxOverrides) => {
    for (const [name, api] of Object.entries(more)) {
      Object.assign(apis, recorded(implement({ [kindOf(name, mocks)]: { [name]: api } }, answer), parts.calls))
    }
  }
  mock(overrides)
  return { apis, mock }
}

const tables = (parts: WxParts, answer: Answer): ApiTable[] => [
  storageApis(parts.storage, parts.realm),
  networkApis(parts.network, parts.files),
  dialogApis(parts.overlays),
  navigationApis(parts.stack),
  systemApis(parts.system, parts.realm, parts.timers),
  deviceApis(),
  cryptoApis(answer),
  mediaApis(parts.files, parts.privacy, parts.answers),
  fileApis(parts.files, answer),
  layoutApis(parts.realm, parts.timers),
  accountApis(),
  parts.privacy.apis(),
  parts.app,
]

const recorded = (apis: Record<string, unknown>, calls: WxCall[]): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(apis).map(([name, api]) => {
      if (typeof api !== 'function') return [name, api]
      const call = (...args: unknown[]) => {
        calls.push({ name, args })
        return api(...args)
      }
      return [name, call]
    }),
  )

function notMocked(name: string, errors: ErrorLog) {
  return () => {
    const error = new Error(`wx.${name} is not mocked: pass it to openMiniProgram({ wx }) or add it to tests/support/weapp/wx`)
    errors.record(`wx.${name}`, error)
    throw error
  }
}
