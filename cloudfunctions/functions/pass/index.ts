import { registry } from '../../../contract/registry'
import { appealHandlers } from '../../domains/pass/actions/appeal'
import { compoundHandlers } from '../../domains/pass/actions/compound'
import { conventionHandlers } from '../../domains/pass/actions/convention'
import { gateHandlers } from '../../domains/pass/actions/gate'
import { passHandlers } from '../../domains/pass/actions/pass'
import { poster } from '../../domains/pass/actions/poster'
import { readerHandlers } from '../../domains/pass/actions/reader'
import { sanctionHandlers } from '../../domains/pass/actions/sanction'
import { createEntry } from '../../kernel/entry'
import type { HandlersOf } from '../../kernel/handler'

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
