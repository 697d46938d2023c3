import type { OfflineUse } from '../../../../../contract/pass/gate'
import type { Context } from '../../../../kernel/handler'
import type { HandlerOf } from '../../../handlerOf'
import type { CompoundDocument } from '../../compounds/compoundDocument'
import { guardOf } from '../../guard'
import { readOffline } from '../../offline'
import { passes } from '../../pass/passDocument'
import { recordUse } from '../../pass/recordUse'
import { decideOffline } from '../../rules/offline'

type Result = 'recorded' | 'suspicious' | 'unknown'

/** One after the other: two of one rider must find each other. */
export const sync: HandlerOf<'gate.sync'> = async ({ uses }, context) => {
  const results: { localId: string; result: Result }[] = []
  for (const use of uses) results.push({ localId: use.localId, result: await enter(use, context) })
  return { data: { results } }
}

async function enter(use: OfflineUse, context: Context<CompoundDocument>): Promise<Result> {
  const { granted: compound, now, caller } = context
  const gate = compound.gates.find(({ gateId }) => gateId === use.gateId)
  const shown = readOffline(use.text)
  const pass = shown && (await passes.get(shown.passId))
  if (!gate || !shown || !pass) return 'unknown'
  // One try of one guard's phone for one pass: whatever else was sent under its name.
  const requestKey = `${caller.personId}:${use.localId}:${pass._id}`
  const facts = { use, compound, gate, guard: guardOf(context), requestKey, now }
  const recorded = await recordUse(pass, async (current) => decideOffline(current, { ...facts, proof: await shown.proofFor(current) }))
  return recorded.kind !== 'nothing' && recorded.use.suspicious ? 'suspicious' : 'recorded'
}
