import type { PassMessage } from '../../../../../contract/pass/messages'
import type { HandlerOf } from '../../../handlerOf'
import { changeOwnPass } from '../../changeOwn'
import { compounds } from '../../compounds/compoundDocument'
import { tellPropertyManagers } from '../../tellPropertyManagers'

/** One word in ten minutes is enough: the event's name is the gate's, the rider's and the ten minutes'. */
const QUIET_MS = 10 * 60_000

export const reportWait: HandlerOf<'pass.reportWait'> = async ({ compoundId, gateId, waitedMinutes }, context) => {
  const { now } = context
  const compound = await compounds.get(compoundId)
  const gate = compound?.gates.find((one) => one.gateId === gateId)
  if (!compound || !gate) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const content: PassMessage = { kind: 'gateWait', compoundName: compound.name, gateName: gate.name, waitedMinutes }
  const outcome = await changeOwnPass(context, ({ _id }) => {
    const eventId = `gateWait:${gateId}:${_id}:${Math.floor(now.getTime() / QUIET_MS)}`
    return { kind: 'change', next: {}, effects: tellPropertyManagers(compound, content, eventId, now) }
  })
  return 'refusal' in outcome ? outcome : { data: { told: true } }
}
