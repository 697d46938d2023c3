import type { Refusal } from '../../../../contract/kernel/refusal'
import type { GateId } from '../../../../contract/pass/ids'
import { type Decision, refuse } from '../../../kernel/database/decision'
import type { CompoundDocument, Gate } from '../compounds/compoundDocument'
import { MOST_GATES } from '../compounds/limits'

type Gates = Pick<CompoundDocument, 'gates'>
type Changed = Decision<CompoundDocument, Refusal<'NOT_FOUND'>>

/** Changes a gate. Its code stays what its posters say. */
export function decideChangeGate({ gates }: Gates, settings: Omit<Gate, 'code'>): Changed {
  return replace(gates, settings.gateId, (gate) => ({ ...gate, ...settings }))
}

/** Makes a gate. A request that made this one before (its id says so) makes no second. */
export function decideMakeGate({ gates }: Gates, gate: Gate): Decision<CompoundDocument, Refusal<'TOO_MANY'>> {
  const others = gates.filter(({ gateId }) => gateId !== gate.gateId)
  if (others.length < gates.length) return { kind: 'change', next: {} }
  if (gates.length >= MOST_GATES) return refuse({ code: 'TOO_MANY', details: { limit: MOST_GATES } })
  return { kind: 'change', next: { gates: [...gates, gate] } }
}

/** Gives a gate another code: posters with the old one name nothing any more. */
export const decideRenewCode = ({ gates }: Gates, gateId: GateId, code: string): Changed =>
  replace(gates, gateId, (gate) => ({ ...gate, code }))

function replace(gates: readonly Gate[], gateId: GateId, changed: (gate: Gate) => Gate): Changed {
  return gates.some((gate) => gate.gateId === gateId)
    ? { kind: 'change', next: { gates: gates.map((gate) => (gate.gateId === gateId ? changed(gate) : gate)) } }
    : refuse({ code: 'NOT_FOUND', details: {} })
}
