import { readFileSync } from 'node:fs'
import { readJsonObject } from '../../emulator/http/body'
import { HttpRefusal } from '../../emulator/http/refusal'
import { byMethod, sendJson } from '../../emulator/http/reply'
import type { HttpHandler, Plugin } from '../../emulator/plugin'
import { serveFiles } from '../../emulator/site'
import type { Preparation } from './progress'
import { type SampleCity, TooEarly } from './sampleCity'
import type { SceneWatcher } from './watcher'

interface PreviewOptions {
  readonly preparation: Preparation
  readonly siteDir: string
  /** The city, once it runs. */
  readonly city: () => SampleCity
  readonly watcher: SceneWatcher
}

/** Where only the page with the phones may ask: the emulator refuses it to other pages. */
const CONTROLS = '/emulator/preview'

/**
 * Serves the app at `/app/` once everything is ready. Before, whoever opens it gets a page that says how far that is and then opens the
 * app by itself. Sets the clock, begins anew and says what the page with the phones shows of the city.
 */
export function createPreviewPlugin({ preparation, siteDir, city, watcher }: PreviewOptions): Plugin {
  const serve = serveFiles(siteDir)
  const waiting = readFileSync('preview/waiting.html')
  const app: HttpHandler = (request, response, url) => {
    if (preparation.progress.ready) return serve(request, response, url)
    response.writeHead(503, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'retry-after': '1' })
    response.end(waiting)
  }
  const progress: HttpHandler = (_request, response) => sendJson(response, 200, preparation.progress)
  /** What a phone must know before its app starts. */
  const now: HttpHandler = (_request, response) => {
    const { aheadMs, dataId } = city()
    response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-store' })
    response.end(`export const aheadMs = ${aheadMs}\nexport const dataId = ${JSON.stringify(dataId)}\n`)
  }
  const state: HttpHandler = (_request, response) => {
    const { time, aheadMs, dataId, busy } = city()
    sendJson(response, 200, {
      ready: preparation.progress.ready,
      busy,
      time,
      aheadMs,
      dataId,
      scene: watcher.number,
      ticks: watcher.ticks,
      failure,
    })
  }

  let failure: 'TooEarly' | 'broken' | null = null
  /** Answers before it begins: whoever begins anew closes the connection by which it was asked. The state tells how far it is. */
  const control =
    (work: (body: Readonly<Record<string, unknown>>) => Promise<void>): HttpHandler =>
    async (request, response) => {
      if (!preparation.progress.ready) throw new HttpRefusal(503, 'ENV_NOT_READY', 'The sample data are still being filled in.')
      const body = await readJsonObject(request)
      failure = null
      response.once('finish', () => {
        work(body).catch((error: unknown) => {
          failure = error instanceof TooEarly ? 'TooEarly' : 'broken'
          if (failure === 'broken') console.error(error)
        })
      })
      sendJson(response, 202, {})
    }
  const reset = () => {
    watcher.begin(0)
    return city().reset()
  }
  const play = ({ number }: Readonly<Record<string, unknown>>) => {
    const scene = watcher.begin(Number(number))
    return scene?.at === undefined ? city().reset() : city().beginAt(scene.at)
  }

  return {
    name: 'preview',
    routes: {
      '/app/': byMethod({ GET: app, HEAD: app }),
      '/preview/progress': byMethod({ GET: progress }),
      '/preview/now.js': byMethod({ GET: now }),
      [`${CONTROLS}/state`]: byMethod({ GET: state }),
      [`${CONTROLS}/clock`]: byMethod({ POST: control(({ to }) => city().moveTo(to === null ? Date.now() : Number(to))) }),
      [`${CONTROLS}/reset`]: byMethod({ POST: control(reset) }),
      [`${CONTROLS}/scene`]: byMethod({ POST: control(play) }),
    },
  }
}
