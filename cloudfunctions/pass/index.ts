import { registry } from '../../contract/registry'
import { createEntry } from '../shared/entry'
import type { HandlersOf } from '../shared/handler'
import { compoundHandlers } from './actions/compound'

export const handlers: HandlersOf<'pass'> = {
  ...compoundHandlers,
}

export const main = createEntry({ actions: registry, handlers })
