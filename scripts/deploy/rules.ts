import { UPLOAD_PATH } from '../../contract/routes'
import { deployedFunctions } from '../functions'

/** Of every collection: phones never read or write one, functions decide. Functions are not bound by rules. */
export const collectionRule = { read: false, write: false }

/** Where phones upload, and how long an upload may lie there before somebody must have taken it over. */
export const UPLOADS = { folder: 'incoming/', days: 1 }

/**
 * Of the storage: who came through WeChat may put a picture of their own below `incoming/`; nobody may read, links are made by functions.
 * It can't ask for the ticket of an upload or its size: it knows neither documents nor sizes. So functions ask for both before they take
 * a picture over. CloudBase takes a JavaScript-like expression: the path begins without a slash, and `test` must be compared with `== true`.
 */
export const storageRule = {
  read: false,
  write: `auth != null && auth.openid != null && resource.openid == auth.openid && /${UPLOAD_PATH.source}/.test(resource.path) == true`,
}

/** Of the functions: phones call those that serve actions and no other (timers are not bound by it). */
export const functionRule: Readonly<Record<string, { invoke: boolean | string }>> = {
  '*': { invoke: false },
  ...Object.fromEntries(
    deployedFunctions().flatMap(({ entry, calledBy }) => (calledBy === 'phone' ? [[entry.name, { invoke: 'auth != null' }]] : [])),
  ),
}
