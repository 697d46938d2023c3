import type { HandlerOf } from '../../../handlerOf'
import { viewCompound } from '../../views/compoundView'

export const show: HandlerOf<'compound.show'> = async (_, { granted }) => ({ data: await viewCompound(granted) })
