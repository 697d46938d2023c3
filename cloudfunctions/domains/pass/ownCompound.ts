import type { CommonCode, Refusal } from '../../../contract/kernel/refusal'
import type { CompoundView } from '../../../contract/pass/compound'
import { change } from '../../kernel/database/change'
import type { Decision } from '../../kernel/database/decision'
import type { Context } from '../../kernel/handler'
import { type CompoundDocument, compounds } from './compounds/compoundDocument'
import { viewCompound } from './views/compoundView'

/** Changes the compound by which the caller was let in. Whoever lost the role meanwhile finds nothing to change. */
export const changeCompound = <R extends Refusal = never>(
  { caller, granted, request }: Context<CompoundDocument>,
  decide: (compound: CompoundDocument) => Decision<CompoundDocument, R> | Promise<Decision<CompoundDocument, R>>,
) => {
  const load = async () => {
    const compound = await compounds.get(granted._id)
    return compound?.people.some(({ personId, role }) => personId === caller.personId && role === 'propertyManager') ? compound : null
  }
  return change(compounds, load, request, decide)
}

/** The same, answered by what the property manager sees then. */
export async function changeAndShow<R extends Refusal = never>(
  context: Context<CompoundDocument>,
  decide: (compound: CompoundDocument) => Decision<CompoundDocument, R> | Promise<Decision<CompoundDocument, R>>,
): Promise<{ data: CompoundView } | { refusal: R | Refusal<CommonCode> }> {
  const outcome = await changeCompound(context, decide)
  return 'refusal' in outcome ? outcome : { data: await viewCompound(outcome.doc) }
}
