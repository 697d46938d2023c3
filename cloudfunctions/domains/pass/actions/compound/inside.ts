import type { HandlerOf } from '../../../handlerOf'
import { viewHolder } from '../../pass/holderView'
import { passes } from '../../pass/passDocument'

const MOST = 200

export const inside: HandlerOf<'compound.inside'> = async ({ compoundId }) => {
  const found = await passes.find('inside', { equals: { insideOf: compoundId }, limit: MOST + 1 })
  const people = await Promise.all(
    found.slice(0, MOST).map(async ({ _id: passId, holder, insideSince }) => {
      if (!insideSince) throw new Error(`passes/${passId} is inside since no time`)
      return { passId, holder: await viewHolder(holder), since: insideSince.toISOString() }
    }),
  )
  return { data: { people, more: found.length > MOST } }
}
