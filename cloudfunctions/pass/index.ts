import { registry } from '../../contract/registry'
import { createEntry } from '../shared/entry'
import type { HandlersOf } from '../shared/handler'
import { compoundHandlers } from './actions/compound'
import { gateHandlers } from './actions/gate'
import { passHandlers } from './actions/pass'

export const handlers: HandlersOf<'pass'> = {
  ...compoundHandlers,
  ...gateHandlers,
  ...passHandlers,
}

export const main = createEntry({ actions: registry, handlers })
