import { readFileSync } from 'node:fs'
import { byMethod, sendJson } from '../../emulator/http/reply'
import type { HttpHandler, Plugin } from '../../emulator/plugin'
import { serveFiles } from '../../emulator/site'
import type { Preparation } from './progress'

/**
 * Serves the app at `/app/` once everything is ready. Before, whoever opens it gets a page that says how far that is and then opens the
 * app by itself.
 */
export function createPreviewPlugin(preparation: Preparation, siteDir: string): Plugin {
  const serve = serveFiles(siteDir)
  const waiting = readFileSync('preview/waiting.html')
  const app: HttpHandler = (request, response, url) => {
    if (preparation.progress.ready) return serve(request, response, url)
    response.writeHead(503, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'retry-after': '1' })
    response.end(waiting)
  }
  const progress: HttpHandler = (_request, response) => sendJson(response, 200, preparation.progress)
  return { name: 'preview', routes: { '/app/': byMethod({ GET: app, HEAD: app }), '/preview/progress': byMethod({ GET: progress }) } }
}
