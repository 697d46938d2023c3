import sirv from 'sirv'
import { HttpRefusal } from './http/refusal'
import { byMethod } from './http/reply'
import type { HttpHandler, Plugin } from './plugin'

/** Serves the files below `dir` at `/`, reading them anew for each request. A path without a file gets the page `index.html`. */
export const createSitePlugin = (dir: string): Plugin => {
  const serve = sirv(dir, { dev: true, etag: true, single: true })
  const handle: HttpHandler = (request, response, url) =>
    serve(request, response, () => {
      throw new HttpRefusal(404, 'INVALID_PATH', `There is no file ${url.pathname} in the site.`)
    })
  return { name: 'site', routes: { '/': byMethod({ GET: handle, HEAD: handle }) } }
}
