import { registry } from '../../../contract/registry'
import { save } from '../../domains/merchant/actions/save'
import { verify } from '../../domains/merchant/actions/verify'
import { createEntry } from '../../kernel/entry'
import type { HandlersOf } from '../../kernel/handler'

export const handlers: HandlersOf<'merchant'> = { 'merchant.save': save, 'merchant.verify': verify }

export const main = createEntry({ actions: registry, handlers })
