import { registry } from '../../contract/registry'
import { createEntry } from '../shared/entry'
import type { HandlersOf } from '../shared/handler'
import { compoundHandlers } from './actions/compound'
import { poster } from './actions/poster'
import { readerHandlers } from './actions/reader'

export const handlers: HandlersOf<'pass'> = {
  ...compoundHandlers,
  ...readerHandlers,
  'compound.poster': poster,
}

export const main = createEntry({ actions: registry, handlers })
