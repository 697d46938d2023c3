import { randomBytes } from 'node:crypto'
import type { DeviceId, PersonId } from '../../../../contract/kernel/ids'
import { type GateCode, readGateCode } from '../../../../contract/pass/gateCode'
import type { PassMessage } from '../../../../contract/pass/messages'
import type { passActions } from '../../../../contract/pass/pass'
import { change } from '../../../kernel/database/change'
import { findPage } from '../../../kernel/database/page'
import type { Handler } from '../../../kernel/handler'
import { eventIdOf } from '../../../kernel/request'
import { recordAccess, requestKeyOf } from '../accessChain'
import { accessEvents } from '../documents/accessEvent'
import { compoundOfGateCode, compounds } from '../documents/compound'
import { sealForPass, seedIn } from '../documents/pass'
import { type Arrival, decideArrival } from '../rules/arrival'
import { decideBind } from '../rules/binding'
import { decideObjection } from '../rules/correction'
import { decideRenew } from '../rules/lifecycle'
import { viewOwnAccessEvent } from '../views/accessEvent'
import { viewHolder, viewMine, viewPass } from '../views/pass'
import { viewRecorded, viewUnknownGate, viewUnrecorded, viewUnrecordedLeave } from '../views/verdict'
import { tellPropertyManagers } from './ownCompound'
import { changeOwnPass, passIdOfPerson, passOf } from './ownPass'

export const mine: Handler<typeof passActions.mine> = async ({ deviceId }, { caller, now }) => ({
  data: await viewOwnPass(caller.personId, deviceId, now),
})

/** The own pass, as it is shown on this phone. */
export const viewOwnPass = async (personId: PersonId, deviceId: DeviceId, now: Date) => viewMine(await passOf(personId), deviceId, now)

/** Two reads and two writes: the compound and the pass; the access event and its copy in the pass. */
export const enterGate: Handler<typeof passActions.enterGate> = async ({ gateCode, vehicle }, { caller, now, request }) => {
  const known = { method: 'gateCode', vehicle } as const
  const posted = readGateCode(gateCode)
  const [gate, pass] = await Promise.all([posted && gateOf(posted), passOf(caller.personId)])
  if (!gate) return { data: viewUnknownGate(known, now) }
  if (!pass) return { data: viewUnrecorded({ reason: 'noPass' }, { ...gate, ...known }, now) }

  const arrival: Arrival = { ...gate, ...known, code: null, guard: null, requestKey: requestKeyOf(request), at: now }
  const recording = recordAccess(pass, (current) => decideArrival(current, arrival))
  // The link to the picture is fetched at the same time, because people wait at the gate.
  const [recorded, holder] = await Promise.all([recording, viewHolder(pass.holder, { photo: true })])
  const facts = { ...gate, ...known }
  if (recorded.kind === 'nothing' && recorded.refusal?.reason === 'tooManyScans') {
    // Nobody is kept from leaving.
    return { data: gate.direction === 'out' ? viewUnrecordedLeave(facts, now) : viewUnrecorded(recorded.refusal, facts, now) }
  }
  return { data: viewRecorded(recorded, holder, facts, now) }
}

/** The gate to which a posted code belongs, and the direction. Null: it belongs to none, or it is a code for leaving at a gate without exits. */
async function gateOf({ code, direction }: GateCode) {
  const compound = await compoundOfGateCode(code)
  const gate = compound?.gates.find((one) => one.code === code)
  return compound && gate && (direction === 'in' || gate.exits) ? { compound, gate, direction } : null
}

export const bind: Handler<typeof passActions.bind> = async ({ deviceId, move }, context) => {
  const { now, request } = context
  const outcome = await changeOwnPass(context, (pass) => {
    const seed = sealForPass(pass._id, 'seed', randomBytes(32).toString('base64'))
    return decideBind(pass, { deviceId, move, seed, eventId: eventIdOf(request, pass._id), now })
  })
  if ('refusal' in outcome) return outcome
  const { doc } = outcome
  const seed = seedIn(doc)
  // A phone's retry may come when the pass has been moved to another phone. It must not get that phone's seed.
  if (!doc.device || doc.device.deviceId !== deviceId || seed === null) {
    return { refusal: { code: 'OTHER_PHONE', details: { boundAt: (doc.device?.boundAt ?? now).toISOString() } } }
  }
  return { data: { pass: await viewPass(doc, deviceId, now), now: now.toISOString(), seed, keyNo: doc.device.keyNo } }
}

export const renew: Handler<typeof passActions.renew> = async ({ deviceId }, context) => {
  const outcome = await changeOwnPass(context, (pass) => decideRenew(pass, context.now))
  return 'refusal' in outcome ? outcome : { data: await viewMine(outcome.doc, deviceId, context.now) }
}

/** Property managers get one message about a waiting rider in ten minutes. */
const QUIET_MS = 10 * 60_000

export const reportWait: Handler<typeof passActions.reportWait> = async ({ compoundId, gateId, waitedMinutes }, context) => {
  const { now } = context
  const compound = await compounds.get(compoundId)
  const gate = compound?.gates.find((one) => one.gateId === gateId)
  if (!compound || !gate) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const content: PassMessage = { kind: 'gateWait', compoundName: compound.name, gateName: gate.name, waitedMinutes, compoundId }
  const outcome = await changeOwnPass(context, ({ _id }) => {
    // An event is told once, and this one is named by the gate, the pass and the ten minutes.
    const eventId = `gateWait:${gateId}:${_id}:${Math.floor(now.getTime() / QUIET_MS)}`
    return { kind: 'change', next: {}, effects: tellPropertyManagers(compound, content, eventId, now) }
  })
  return 'refusal' in outcome ? outcome : { data: { told: compound.people.some(({ role }) => role === 'propertyManager') } }
}

const PAGE = 30

export const listUses: Handler<typeof passActions.listUses> = async ({ before }, { caller }) => {
  const equals = { passId: passIdOfPerson(caller.personId) }
  const { rows, next } = await findPage(accessEvents, 'pass', { equals, after: before, size: PAGE })
  return { data: { uses: rows.map(viewOwnAccessEvent), next } }
}

/** For anybody but its rider the event is not there. */
export const objectToUse: Handler<typeof passActions.objectToUse> = async ({ useId }, { caller, request, now }) => {
  const load = async () => {
    const event = await accessEvents.get(useId)
    return event?.passId === passIdOfPerson(caller.personId) ? event : null
  }
  const outcome = await change(accessEvents, load, request, async (event) => {
    const compound = await compounds.get(event.place)
    const { placeName: compoundName, gateName, guardRefusal } = event
    const at = event.at.toISOString()
    const content = { kind: 'useObjected', compoundName, gateName, at, ...(guardRefusal && { reason: guardRefusal }) } as const
    const told = compound ? tellPropertyManagers(compound, { ...content, compoundId: compound._id }, `objected:${useId}`, now) : []
    return decideObjection(event, told, now)
  })
  return 'refusal' in outcome ? outcome : { data: viewOwnAccessEvent(outcome.doc) }
}
