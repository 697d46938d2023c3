import type { ErrorLog } from './errors'
import { guarded } from './guard'
import type { Realm } from './realm'
import type { ApiTable } from './wx/api'

/** How the mini-program was opened, as reported by `onLaunch` and `wx.getLaunchOptionsSync`. */
export interface LaunchOptions {
  path: string
  query: Record<string, string>
  /** WeChat's scene number, e.g. 1001 (main entry) or 1047 (a mini-program code was scanned). */
  scene: number
}

type Listener = (options: unknown) => void

/** The app object registered by `App()`, its lifecycle, and the listeners of `wx.onAppShow` and `wx.onAppHide`. */
export function createApp(realm: Realm, errors: ErrorLog, launch: LaunchOptions) {
  let app: object | undefined
  const shown = new Set<Listener>()
  const hidden = new Set<Listener>()

  const call = (name: string) => {
    const method: unknown = app && Reflect.get(app, name)
    if (typeof method === 'function') guarded(errors, `App.${name}`, method as Listener).call(app, realm.toApp(launch))
  }
  const tell = (listeners: Set<Listener>) => {
    for (const listener of listeners) guarded(errors, 'wx.onAppShow or wx.onAppHide', listener).call(undefined, realm.toApp(launch))
  }
  const register = (definition: object) => {
    app = definition
  }
  const apis: ApiTable = {
    sync: {
      onAppShow: (listener: Listener) => void shown.add(listener),
      offAppShow: (listener: Listener) => void shown.delete(listener),
      onAppHide: (listener: Listener) => void hidden.add(listener),
      offAppHide: (listener: Listener) => void hidden.delete(listener),
    },
  }
  return {
    globals: { App: register, getApp: () => app },
    apis,
    launch: () => {
      call('onLaunch')
      call('onShow')
    },
    show: () => {
      call('onShow')
      tell(shown)
    },
    hide: () => {
      call('onHide')
      tell(hidden)
    },
  }
}
