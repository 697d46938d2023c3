import sirv from 'sirv'
import { HttpRefusal } from './http/refusal'
import { byMethod } from './http/reply'
import type { HttpHandler, Plugin } from './plugin'

/** Serves the files below `dir`, reading them anew for each request. A path without a file gets the page `index.html`. */
export const serveFiles = (dir: string): HttpHandler => {
  const serve = sirv(dir, { dev: true, etag: true, single: true })
  return (request, response, url) =>
    serve(request, response, () => {
      throw new HttpRefusal(404, 'INVALID_PATH', `There is no file ${url.pathname} in the site.`)
    })
}

/** Serves the files below `dir` at `/`. */
export const createSitePlugin = (dir: string): Plugin => {
  const handle = serveFiles(dir)
  return { name: 'site', routes: { '/': byMethod({ GET: handle, HEAD: handle }) } }
}
