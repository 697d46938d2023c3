import type { Plugin } from '../plugin'
import { createStorageActions, type StorageContext } from './actions'
import { createObjectHandler } from './objects'

/** The storage service: the SDK's actions, and the object store that their links lead to. */
export const createStoragePlugin = (context: StorageContext): Plugin => ({
  name: 'storage',
  adminActions: createStorageActions(context),
  routes: { '/storage/': createObjectHandler(context) },
})
