import type { HandlersOf } from '../../../shared/handler'
import { save } from './save'
import { show } from './show'

/** What property managers and the district do with compounds. (Face readers and the poster have their own.) */
export const compoundHandlers: Pick<HandlersOf<'pass'>, 'compound.save' | 'compound.show'> = {
  'compound.save': save,
  'compound.show': show,
}
