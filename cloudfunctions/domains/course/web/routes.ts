import { failure } from '../../../kernel/http/http'
import type { Route } from '../../../kernel/http/route'
import { certificateFailed, showCertificate } from './showCertificate'
import { showDraw } from './showDraw'

/** What everybody may check with a browser: draws and certificates. */
export const courseRoutes: readonly Route[] = [
  { name: 'web.draw', method: 'GET', path: /(\/draws\/([^/]+))$/, handle: showDraw, failed: failure },
  { name: 'web.certificate', method: 'GET', path: /(\/certificate)\/?$/, handle: showCertificate, failed: certificateFailed },
  { name: 'web.certificate', method: 'GET', path: /(\/certificate\/([^/]+))$/, handle: showCertificate, failed: certificateFailed },
]
