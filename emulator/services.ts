import { join, resolve } from 'node:path'
import { functionOf } from '../contract/routes'
import { createAccessPlugin } from './access/plugin'
import { type ConfigFile, openConfigFile } from './functions/configFile'
import { createFunctions, type Functions } from './functions/functions'
import { createFunctionsPlugin } from './functions/plugin'
import { loadSecrets } from './functions/secrets'
import type { FaultInjector } from './inject/faults'
import { createInjectPlugin } from './inject/plugin'
import type { Log } from './log'
import { createCallPlugin } from './phone/call'
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

const REPOSITORY = resolve(__dirname, '..')

export interface ServicesOptions {
  readonly dataDir: string
  readonly functionsDir: string
  readonly siteDir: string | undefined
  readonly clock: boolean
  readonly maxInstances: number
  readonly now: () => number
  readonly log: Log
  readonly injector: FaultInjector
  readonly database: Sqlite
  /** Where the emulator listens. */
  readonly url: string
}

const openFunctions = ({ dataDir, functionsDir, maxInstances, log, url }: ServicesOptions, configFile: ConfigFile): Functions => {
  const secrets = loadSecrets(dataDir)
  return createFunctions({
    dir: functionsDir,
    configFile,
    maxInstances,
    log,
    env: { ...secrets, ...sdkEnv(url), APP_MODE: 'local', WECHAT_URL: `${url}/wechat`, MESSAGE_TEMPLATE_ID: 'local-decision' },
  })
}

const storagePlugins = ({ dataDir, database, now, url }: ServicesOptions): Plugin[] => {
  const files = createFiles(database, join(dataDir, 'files'))
  return [createStoragePlugin({ files, signer: createSigner(dataDir, now), url }), createUploadPlugin(files)]
}

/** Every service but the document database. */
export const createServices = (options: ServicesOptions): Plugin[] => {
  const { functionsDir, siteDir, clock, now, log, injector, database } = options
  const configFile = openConfigFile([join(functionsDir, 'cloudbaserc.json'), join(REPOSITORY, 'cloudbaserc.json')], log)
  const functions = openFunctions(options, configFile)
  return [
    createFunctionsPlugin(functions),
    createCallPlugin({ functions, functionOf, losesReply: injector.losesCallReply, log }),
    createAccessPlugin(functions, log),
    createTimersPlugin(startTimers({ functions, configFile, clock, log })),
    createWechatPlugin({ database, functions, now, log }),
    ...storagePlugins(options),
    createInjectPlugin(injector),
    ...(siteDir === undefined ? [] : [createSitePlugin(siteDir)]),
  ]
}
