import type { Context } from '../../kernel/handler'
import type { CompoundDocument } from './compounds/compoundDocument'

/** Who stands at the gate, by the name that the property manager gave. */
export function guardOf({ caller: { personId }, granted }: Context<CompoundDocument>) {
  const label = granted.people.find((one) => one.personId === personId)?.label ?? ''
  return { personId, label }
}
