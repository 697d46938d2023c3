import { failure } from '../../../kernel/http/http'
import type { Route } from '../../../kernel/http/route'
import { posterFailed, showPoster } from './poster'
import { changes, forReader, receipts } from './readers'

/** What face readers ask, and the posters that hang at gates. */
export const passRoutes: readonly Route[] = [
  { name: 'web.changes', method: 'GET', path: /(\/readers\/([^/]+)\/changes)$/, handle: forReader(changes), failed: failure },
  { name: 'web.receipts', method: 'POST', path: /(\/readers\/([^/]+)\/receipts)$/, handle: forReader(receipts), failed: failure },
  { name: 'web.poster', method: 'GET', path: /(\/poster)$/, handle: showPoster, failed: posterFailed },
]
