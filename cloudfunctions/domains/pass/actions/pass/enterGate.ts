import { type GateCode, readGateCode } from '../../../../../contract/pass/gateCode'
import { riderIdOf } from '../../../account/public'
import type { HandlerOf } from '../../../handlerOf'
import { compoundOfGateCode } from '../../compounds/compoundDocument'
import { viewHolder } from '../../pass/holderView'
import { passes, passIdOfRider } from '../../pass/passDocument'
import { recordUse } from '../../pass/recordUse'
import { requestKeyOf } from '../../pass/requestKey'
import { type Arrival, decideArrival, refusalAtGate } from '../../rules/arrival'
import { viewRecorded, viewUnrecorded } from '../../views/verdict'

/** Two reads, two writes, whoever else is there: the pass and the compound; the use and its copy in the pass. */
export const enterGate: HandlerOf<'pass.enterGate'> = async ({ gateCode, vehicle }, { caller, now, request }) => {
  const known = { method: 'gateCode', vehicle } as const
  const posted = readGateCode(gateCode)
  const [place, pass] = await Promise.all([posted && placeOf(posted), passes.get(passIdOfRider(riderIdOf(caller.personId)))])
  if (!place) return { data: viewUnrecorded({ reason: 'unknownGate' }, null, known, now) }
  if (!pass) return { data: viewUnrecorded({ reason: 'noPass' }, { ...place, ...known }, known, now) }

  const arrival: Arrival = { ...place, ...known, code: null, guard: null, requestKey: requestKeyOf(request), at: now }
  const recording = recordUse(pass, (current) => decideArrival(current, arrival))
  // The link to the picture is fetched meanwhile: people wait.
  const [recorded, holder] = await Promise.all([recording, viewHolder(pass.holder, { photo: true })])
  const refusal = recorded.kind === 'nothing' ? refusalAtGate(recorded.pass, arrival) : recorded.use.refusal
  return { data: viewRecorded(recorded, { holder, refusal }, { ...place, ...known }, now) }
}

async function placeOf({ code, direction }: GateCode) {
  const compound = await compoundOfGateCode(code)
  const gate = compound?.gates.find((one) => one.code === code)
  // A gate that records no exits has one code, however its end is changed.
  return compound && gate && (direction === 'in' || gate.exits) ? { compound, gate, direction } : null
}
