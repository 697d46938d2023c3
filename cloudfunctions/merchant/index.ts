import { registry } from '../../contract/registry'
import { createEntry } from '../shared/entry'
import type { HandlersOf } from '../shared/handler'
import { save } from './actions/save'
import { verify } from './actions/verify'

export const handlers: HandlersOf<'merchant'> = { 'merchant.save': save, 'merchant.verify': verify }

export const main = createEntry({ actions: registry, handlers })
