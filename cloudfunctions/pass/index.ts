import { registry } from '../../contract/registry'
import { createEntry } from '../shared/entry'
import type { HandlersOf } from '../shared/handler'
import { appealHandlers } from './actions/appeal'
import { compoundHandlers } from './actions/compound'
import { conventionHandlers } from './actions/convention'
import { gateHandlers } from './actions/gate'
import { passHandlers } from './actions/pass'
import { poster } from './actions/poster'
import { readerHandlers } from './actions/reader'
import { sanctionHandlers } from './actions/sanction'

export const handlers: HandlersOf<'pass'> = {
  ...appealHandlers,
  ...compoundHandlers,
  ...gateHandlers,
  ...passHandlers,
  ...readerHandlers,
  'compound.poster': poster,
  ...conventionHandlers,
  ...sanctionHandlers,
}

export const main = createEntry({ actions: registry, handlers })
