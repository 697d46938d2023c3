import type { CompoundContext } from '../../kernel/handler'

/** Who stands at the gate, by the name that the property manager gave. */
export function guardOf({ caller: { personId }, cover }: CompoundContext) {
  const label = cover.people.find((one) => one.personId === personId)?.label ?? ''
  return { personId, label }
}
