import type { HandlerOf } from '../../../../kernel/handler'
import { viewCompound } from '../../views/compoundView'

export const show: HandlerOf<'compound.show'> = async (_, { cover }) => ({ data: await viewCompound(cover) })
