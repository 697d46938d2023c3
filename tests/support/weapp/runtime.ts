import { Activity } from './activity'
import { createApp } from './app'
import { createComponents } from './components'
import { createConsole } from './console'
import type { Dist } from './dist'
import { ErrorLog } from './errors'
import { createModules } from './modules'
import { PageStack } from './pageStack'
import { createPageFactory } from './pages'
import { createRealm } from './realm'
import { SetDataLog } from './setData'
import { createSurroundings } from './surroundings'
import { createTimers } from './timers'
import type { CloudFunction } from './wx/cloud'
import { createWx, type WxOverrides } from './wx/index'
import type { SystemOptions } from './wx/system'

export interface RuntimeOptions {
  dist: Dist
  wx: WxOverrides
  cloud: CloudFunction | undefined
  storage: Map<string, string>
  privacyAgreed: boolean
  networkType: string
  system: SystemOptions
}

/** Assembles the parts of a phone: the app's realm, its components and pages, and the `wx` around it. No code of the app runs yet. */
export function createRuntime({ dist, wx: overrides, cloud, storage, privacyAgreed, networkType, system }: RuntimeOptions) {
  const errors = new ErrorLog()
  const activity = new Activity()
  const timers = createTimers(activity, errors)
  const realm = createRealm()
  const modules = createModules(dist, realm)
  const setDataLog = new SetDataLog(timers, errors)
  const console = createConsole(errors)
  const currentRoute = () => stack.top?.route ?? ''
  const components = createComponents({ dist, realm, errors, modules, setDataLog, currentRoute, warn: console.globals.console.warn })
  const pages = createPageFactory({ dist, components, timers })
  const stack = new PageStack(dist, pages)
  const app = createApp(realm, errors, system.launch)

  const surroundings = createSurroundings({ networkType, privacyAgreed }, realm)
  const wxParts = { activity, errors, realm, timers, storage, cloud, system, stack: () => stack, app: app.apis }
  const wx = createWx({ ...wxParts, ...surroundings }, overrides)

  const getCurrentPages = () => realm.toApp(stack.stack.map(({ instance }) => instance))
  realm.define({ ...timers.globals, ...console.globals, ...components.globals, ...app.globals, wx: wx.apis, getCurrentPages })
  const stop = () => {
    timers.stop()
    components.stop()
  }
  return { ...surroundings, dist, errors, activity, timers, realm, modules, setDataLog, pages, stack, app, console, wx, stop }
}

export type Runtime = ReturnType<typeof createRuntime>
