import { join } from 'node:path'
import { functionOf } from '../contract/routes'
import { createAccessPlugin } from './access/plugin'
import type { Build } from './build'
import { createFunctions, type Functions } from './functions/functions'
import { createFunctionsPlugin } from './functions/plugin'
import { loadSecrets } from './functions/secrets'
import type { FaultInjector } from './inject/faults'
import { createInjectPlugin } from './inject/plugin'
import type { Log } from './log'
import { createCallPlugin, type ServedCall } from './phone/call'
import { createUploadPlugin } from './phone/upload'
import { sdkEnv } from './platform'
import type { Plugin } from './plugin'
import { createSitePlugin } from './site'
import type { Sqlite } from './sqlite'
import { createFiles } from './storage/files'
import { createStoragePlugin } from './storage/plugin'
import { createSigner } from './storage/signer'
import { createTimersPlugin } from './timers/plugin'
import { startTimers } from './timers/timers'
import { createWechatPlugin } from './wechat/plugin'

export interface ServicesOptions {
  readonly dataDir: string
  readonly functionsDir: string
  readonly build: Build
  readonly siteDir: string | undefined
  readonly clock: boolean
  readonly maxInstances: number
  readonly patienceMs: number
  readonly now: () => number
  readonly onCall: ((call: ServedCall) => void) | undefined
  readonly log: Log
  readonly injector: FaultInjector
  readonly sqlite: Sqlite
  /** The address of the emulator. */
  readonly url: string
}

const openFunctions = ({ dataDir, functionsDir, build, maxInstances, patienceMs, now, log, url }: ServicesOptions): Functions => {
  const secrets = loadSecrets(dataDir)
  return createFunctions({
    dir: functionsDir,
    configs: () => {
      // The collections of a build exist before one of its functions runs.
      build.collectionsFile.current()
      return build.configFile.current()
    },
    maxInstances,
    patienceMs,
    now,
    log,
    env: {
      ...secrets,
      ...sdkEnv(url),
      APP_MODE: 'local',
      WECHAT_URL: `${url}/wechat`,
      WEB_URL: `${url}/http/web`,
      MESSAGE_TEMPLATE_ID: 'local-decision',
    },
  })
}

const storagePlugins = ({ dataDir, sqlite, now, url }: ServicesOptions): Plugin[] => {
  const files = createFiles(sqlite, join(dataDir, 'files'))
  return [createStoragePlugin({ files, signer: createSigner(dataDir, now), url }), createUploadPlugin(files)]
}

/** All services except the document database. */
export const createServices = (options: ServicesOptions): Plugin[] => {
  const { build, siteDir, clock, now, log, injector, sqlite } = options
  const functions = openFunctions(options)
  // The clock calls those that have timers, and nobody else.
  const isForPhones = (name: string) => (build.configFile.current().get(name)?.timers ?? []).length === 0
  return [
    createFunctionsPlugin(functions),
    createCallPlugin({ functions, functionOf, isForPhones, losesReply: injector.losesCallReply, onCall: options.onCall, log }),
    createAccessPlugin(functions, log),
    createTimersPlugin(startTimers({ functions, configFile: build.configFile, clock, now, log })),
    createWechatPlugin({ sqlite, functions, now, log }),
    ...storagePlugins(options),
    createInjectPlugin(injector),
    ...(siteDir === undefined ? [] : [createSitePlugin(siteDir)]),
  ]
}
