import type { HandlersOf } from '../../../../kernel/handler'
import { accept } from './accept'
import { ofStation, signForCommunity, signForCompound, signForStation } from './sign'

type Handlers = HandlersOf<'pass'>

/** The conduct convention: the rider accepts it, station, compound and community sign it. */
export const conventionHandlers: Pick<Handlers, Extract<keyof Handlers, `convention.${string}`>> = {
  'convention.accept': accept,
  'convention.ofStation': ofStation,
  'convention.signForCommunity': signForCommunity,
  'convention.signForCompound': signForCompound,
  'convention.signForStation': signForStation,
}
