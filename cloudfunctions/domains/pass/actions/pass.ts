import { randomBytes } from 'node:crypto'
import { type GateCode, readGateCode } from '../../../../contract/pass/gateCode'
import type { PassMessage } from '../../../../contract/pass/messages'
import { pageOf } from '../../../kernel/database/page'
import { eventIdOf } from '../../../kernel/request'
import { riderIdOf } from '../../account/riders/ids'
import type { HandlerOf } from '../../handlerOf'
import { recordAccess, requestKeyOf } from '../accessChain'
import { accessEvents } from '../documents/accessEvent'
import { compoundOfGateCode, compounds } from '../documents/compound'
import { passes, passIdOfRider, sealForPass, seedIn } from '../documents/pass'
import { type Arrival, decideArrival, refusalAtGate } from '../rules/arrival'
import { decideBind } from '../rules/binding'
import { decideRenew } from '../rules/lifecycle'
import { viewAccessEvent } from '../views/accessEvent'
import { passOf, viewHolder, viewMine, viewPass } from '../views/pass'
import { viewRecorded, viewUnrecorded } from '../views/verdict'
import { tellPropertyManagers } from './ownCompound'
import { changeOwnPass } from './ownPass'

export const mine: HandlerOf<'pass.mine'> = async ({ deviceId }, { caller, now }) => ({
  data: await viewMine(await passOf(caller.personId), deviceId, now),
})

export const bind: HandlerOf<'pass.bind'> = async ({ deviceId, move }, context) => {
  const { now, request } = context
  const outcome = await changeOwnPass(context, (pass) => {
    const seed = sealForPass(pass._id, 'seed', randomBytes(32).toString('base64'))
    return decideBind(pass, { deviceId, move, seed, eventId: eventIdOf(request, pass._id), now })
  })
  if ('refusal' in outcome) return outcome
  const { doc } = outcome
  const seed = seedIn(doc)
  // A late retry of a phone from which the pass has been moved since gets no seed.
  if (!doc.device || doc.device.deviceId !== deviceId || seed === null) {
    return { refusal: { code: 'OTHER_PHONE', details: { boundAt: (doc.device?.boundAt ?? now).toISOString() } } }
  }
  return { data: { pass: await viewPass(doc, deviceId, now), now: now.toISOString(), seed, keyNo: doc.device.keyNo } }
}

export const renew: HandlerOf<'pass.renew'> = async ({ deviceId }, context) => {
  const outcome = await changeOwnPass(context, (pass) => decideRenew(pass, context.now))
  return 'refusal' in outcome ? outcome : { data: await viewMine(outcome.doc, deviceId, context.now) }
}

/** Two reads, two writes, whoever else is there: the pass and the compound; the use and its copy in the pass. */
export const enterGate: HandlerOf<'pass.enterGate'> = async ({ gateCode, vehicle }, { caller, now, request }) => {
  const known = { method: 'gateCode', vehicle } as const
  const posted = readGateCode(gateCode)
  const [place, pass] = await Promise.all([posted && placeOf(posted), passes.get(passIdOfRider(riderIdOf(caller.personId)))])
  if (!place) return { data: viewUnrecorded({ reason: 'unknownGate' }, null, known, now) }
  if (!pass) return { data: viewUnrecorded({ reason: 'noPass' }, { ...place, ...known }, known, now) }

  const arrival: Arrival = { ...place, ...known, code: null, guard: null, requestKey: requestKeyOf(request), at: now }
  const recording = recordAccess(pass, (current) => decideArrival(current, arrival))
  // The link to the picture is fetched meanwhile: people wait.
  const [recorded, holder] = await Promise.all([recording, viewHolder(pass.holder, { photo: true })])
  const refusal = recorded.kind === 'nothing' ? refusalAtGate(recorded.pass, arrival) : recorded.event.refusal
  return { data: viewRecorded(recorded, { holder, refusal }, { ...place, ...known }, now) }
}

async function placeOf({ code, direction }: GateCode) {
  const compound = await compoundOfGateCode(code)
  const gate = compound?.gates.find((one) => one.code === code)
  // A gate that records no exits has one code, however its end is changed.
  return compound && gate && (direction === 'in' || gate.exits) ? { compound, gate, direction } : null
}

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

const PAGE = 30

export const listUses: HandlerOf<'pass.uses'> = async ({ before }, { caller }) => {
  const passId = passIdOfRider(riderIdOf(caller.personId))
  const found = await accessEvents.find('pass', { equals: { passId }, ...(before && { after: new Date(before) }), limit: PAGE + 1 })
  const { page, next } = pageOf(found, PAGE, ({ at }) => at)
  return { data: { uses: page.map((use) => ({ ...viewAccessEvent(use), compoundName: use.placeName })), next } }
}
