import type { CommonCode, Refusal } from '../../../../contract/kernel/refusal'
import type { CompoundView } from '../../../../contract/pass/compound'
import type { PassMessage } from '../../../../contract/pass/messages'
import { change } from '../../../kernel/database/change'
import type { Decision } from '../../../kernel/database/decision'
import type { NewEffect } from '../../../kernel/effect'
import type { Context } from '../../../kernel/handler'
import { type CompoundDocument, compounds, labelOf } from '../documents/compound'
import { passNews } from '../messages'
import { viewCompound } from '../views/compound'

/** Changes the compound that the caller manages. For a caller who has lost the role meanwhile it is not there. */
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

/** The same, with the changed compound as the reply. */
export async function changeAndShow<R extends Refusal = never>(
  context: Context<CompoundDocument>,
  decide: (compound: CompoundDocument) => Decision<CompoundDocument, R> | Promise<Decision<CompoundDocument, R>>,
): Promise<{ data: CompoundView } | { refusal: R | Refusal<CommonCode> }> {
  const outcome = await changeCompound(context, decide)
  return 'refusal' in outcome ? outcome : { data: await viewCompound(outcome.doc) }
}

/** The guard who calls, with the name that the property manager uses for them. */
export function guardOf({ caller: { personId }, granted }: Context<CompoundDocument>) {
  const known = [...granted.people, ...(granted.former ?? [])]
  const guard = known.find((one) => one.personId === personId)
  return { personId, label: guard ? labelOf(granted, guard) : '' }
}

/** One message to each property manager of a compound. The same event is told once. */
export const tellPropertyManagers = (
  { people }: Pick<CompoundDocument, 'people'>,
  content: PassMessage,
  eventId: string,
  at: Date,
): NewEffect[] =>
  people
    .filter(({ role }) => role === 'propertyManager')
    .map(({ personId }) => passNews.tell({ eventId: `${eventId}:${personId}`, personId, content, at }))
