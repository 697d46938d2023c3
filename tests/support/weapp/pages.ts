import { Element, EmptyBackendContext } from 'glass-easel'
import type { Root } from 'glass-easel-miniprogram-adapter'
import type { createComponents } from './components'
import type { Dist } from './dist'
import type { Timers } from './timers'

/** A page on the stack. */
export interface OpenPage {
  route: string
  /** The query as written in the url, because WeChat does not decode the values. */
  query: Record<string, string>
  /** The title in the navigation bar. */
  title: string
  shown: boolean
  root: Root
  /** `this` of the page, as returned by `getCurrentPages()`. */
  instance: object
}

interface Parts {
  dist: Dist
  components: ReturnType<typeof createComponents>
  timers: Timers
}

/** Creates, shows, hides and ends single pages, and calls their lifecycle methods in WeChat's order. */
export function createPageFactory({ dist, components, timers }: Parts) {
  const backend = components.env.associateBackend(new EmptyBackendContext())
  const defaultTitle = dist.json<{ window?: PageJson }>('app.json').window?.navigationBarTitleText ?? ''

  const open = (route: string, query: Record<string, string>): OpenPage => {
    components.prepare(route)
    const root = backend.createRoot('page', components.space, `/${route}`)
    const instance: object = root.get()
    const title = dist.json<PageJson>(`${route}.json`).navigationBarTitleText ?? defaultTitle
    Object.assign(instance, { route, __route__: route, options: query })
    const page = { route, query, title, shown: false, root, instance }
    Element.pretendAttached(root.getComponent())
    call(page, 'onLoad', query)
    return page
  }
  return {
    open,
    show: (page: OpenPage) => {
      page.shown = true
      call(page, 'onShow')
      page.root.getComponent().triggerPageLifetime('show', [])
    },
    /** Notifies the page that its first screen is drawn: in a later turn, as on a phone. */
    ready: (page: OpenPage) =>
      timers.later(() => {
        page.root.getComponent().triggerLifetime('ready', [])
        call(page, 'onReady')
      }),
    hide: (page: OpenPage) => {
      if (!page.shown) return
      page.shown = false
      call(page, 'onHide')
      page.root.getComponent().triggerPageLifetime('hide', [])
    },
    close: (page: OpenPage) => {
      call(page, 'onUnload')
      page.root.release()
    },
    call,
  }
}

interface PageJson {
  navigationBarTitleText?: string
}

/** Calls a method of the page if it exists. */
function call(page: OpenPage, name: string, ...args: unknown[]): unknown {
  const method: unknown = Reflect.get(page.instance, name)
  return typeof method === 'function' ? method.apply(page.instance, args) : undefined
}
