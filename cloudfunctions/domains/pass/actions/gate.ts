import type { Refusal } from '../../../../contract/kernel/refusal'
import { type Approval, approvalsText } from '../../../../contract/pass/approvals'
import type { Credential, gateActions, LogRow, OfflineUse } from '../../../../contract/pass/gate'
import type { GateRefusal, GuardRefusal, UseMethod } from '../../../../contract/pass/gateVerdict'
import type { CompoundId, UseId } from '../../../../contract/pass/ids'
import { ED25519 } from '../../../../contract/pass/signedPass'
import { dayOf, startOf } from '../../../kernel/calendar'
import { change } from '../../../kernel/database/change'
import type { Decision } from '../../../kernel/database/decision'
import { findAll, findPage, onlyFields } from '../../../kernel/database/page'
import type { Context, Handler } from '../../../kernel/handler'
import { eventIdOf } from '../../../kernel/request'
import { signingKeys } from '../../../kernel/secrets/signingKeys'
import { type Recording, recordAccess, requestKeyOf } from '../accessChain'
import { passOfDigits } from '../credentials/digits'
import { readOffline } from '../credentials/offline'
import { readShownCode, type ShownCode } from '../credentials/shownCode'
import { type AccessEvent, accessEvents } from '../documents/accessEvent'
import type { CompoundDocument } from '../documents/compound'
import { endedCodes } from '../documents/endedCodes'
import { listings } from '../documents/listing'
import { passes } from '../documents/pass'
import { figuresOf, type HourFigures } from '../figures'
import { passNews } from '../messages'
import { type Arrival, decideArrival } from '../rules/arrival'
import { formerPerson } from '../rules/compound'
import { decideGuardRefusal, decideUndo } from '../rules/correction'
import { decideOfflineArrival } from '../rules/offlineArrival'
import { secondsWaited, viewDutyRow } from '../views/accessEvent'
import { viewHolder } from '../views/pass'
import { patternOf, viewRecorded, viewUnrecorded } from '../views/verdict'
import { guardOf, tellPropertyManagers } from './ownCompound'

const sumOf = (hours: readonly HourFigures[], what: keyof HourFigures) => hours.reduce((sum, hour) => sum + hour[what], 0)

/** The same figures as the property manager's. */
export const duty: Handler<typeof gateActions.duty> = async ({ compoundId }, { granted, now }) => {
  const hours = await figuresOf(compoundId, dayOf(now))
  const today = { entered: sumOf(hours, 'entered'), refused: sumOf(hours, 'refused') }
  const { name, hotline, gates } = granted
  return {
    data: {
      compoundId,
      name,
      hotline,
      gates: gates.map(({ gateId, name: gateName, open }) => ({ gateId, name: gateName, open })),
      today,
      pattern: patternOf(compoundId, now),
      now: now.toISOString(),
    },
  }
}

export const verify: Handler<typeof gateActions.verify> = async ({ gateId, credential, vehicle }, context) => {
  const { granted: compound, now, request } = context
  const gate = compound.gates.find((one) => one.gateId === gateId)
  if (!gate) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const method: UseMethod = credential.kind === 'digits' ? 'digits' : 'liveCode'
  const facts = { compound, gate, method, vehicle }
  const shown = await readCredential(credential, context)
  if ('reason' in shown) return { data: viewUnrecorded(shown, facts, now) }

  const code = { audience: 'gate', step: shown.step } as const
  const arrival: Arrival = { ...facts, direction: 'in', code, guard: guardOf(context), requestKey: requestKeyOf(request), at: now }
  const recording = recordAccess(shown.pass, (pass): Recording => {
    const refusal = shown.refusal(pass)
    return refusal ? { kind: 'nothing', refusal, unlessBy: arrival.requestKey } : decideArrival(pass, arrival)
  })
  // The link to the picture is fetched at the same time, because people wait at the gate.
  const [recorded, holder] = await Promise.all([recording, viewHolder(shown.pass.holder, { photo: true })])
  if (recorded.kind === 'nothing' && recorded.refusal) return { data: viewUnrecorded(recorded.refusal, facts, now) }
  return { data: viewRecorded(recorded, holder, facts, now) }
}

const readCredential = (credential: Credential, context: Context<CompoundDocument>): Promise<ShownCode | GateRefusal> =>
  credential.kind === 'digits'
    ? passOfDigits(credential, context.granted._id, context)
    : readShownCode(credential.text, 'gate', context.now)

export const undo: Handler<typeof gateActions.undo> = ({ compoundId, useId }, context) =>
  correct({ compoundId, useId }, context, (event) => decideUndo(event, context.caller.personId, context.now))

export const refuse: Handler<typeof gateActions.refuse> = ({ compoundId, useId, reason }, context) =>
  correct({ compoundId, useId }, context, async (event) => {
    const told = [...(await tellRider(event, reason, context)), ...tellAbout(event, reason, context)]
    return decideGuardRefusal(event, { reason, by: context.caller.personId }, told, context.now)
  })

type Why = Refusal<'TOO_LATE' | 'ALREADY_CORRECTED' | 'NOT_YOURS'>

/** Corrects an access event of this compound. An event of another compound is not found. */
async function correct<R extends Why>(
  { compoundId, useId }: { compoundId: CompoundId; useId: UseId },
  { request, caller }: Context<CompoundDocument>,
  rule: (event: AccessEvent) => Decision<AccessEvent, R> | Promise<Decision<AccessEvent, R>>,
): Promise<{ data: LogRow } | { refusal: R | Refusal<'NOT_FOUND' | 'REQUEST_REUSED'> }> {
  const load = async () => {
    const event = await accessEvents.get(useId)
    return event?.place === compoundId ? event : null
  }
  const outcome = await change(accessEvents, load, request, rule)
  return 'refusal' in outcome ? outcome : { data: viewDutyRow(outcome.doc, caller.personId) }
}

/** The rider reads at once why. A pass that was erased meanwhile has nobody to tell. */
async function tellRider({ passId, placeName: compoundName, gateName, _id: useId }: AccessEvent, reason: GuardRefusal, { now }: Context) {
  const pass = await passes.get(passId)
  if (!pass) return []
  const content = { kind: 'keptOut', compoundName, gateName, reason, at: now.toISOString(), useId } as const
  return [passNews.tell({ eventId: `keptOut:${useId}`, personId: pass.personId, content, at: now })]
}

function tellAbout(event: AccessEvent, reason: GuardRefusal, { granted, request, now }: Context<CompoundDocument>) {
  const { placeName: compoundName, gateName } = event
  const waitedMinutes = Math.round(secondsWaited(event, now) / 60)
  const at = { compoundId: granted._id, arrivedAt: event.at.toISOString() }
  const content = { kind: 'gateRefused', compoundName, gateName, rider: '', reason, waitedMinutes, at } as const
  return tellPropertyManagers(granted, content, eventIdOf(request, event._id), now)
}

const PAGE = 30

export const today: Handler<typeof gateActions.today> = async ({ compoundId, before }, { caller, now }) => {
  const query = { equals: { place: compoundId }, from: startOf(dayOf(now)), after: before, size: PAGE }
  const { rows, next } = await findPage(accessEvents, 'place', query)
  return { data: { uses: rows.map((event) => viewDutyRow(event, caller.personId)), next } }
}

/** Signed passes live shorter than this, so a pass that ended longer ago has none that is still in date. */
const ENDED_MS = 13 * 3_600_000
/** A guard's phone must not rely on a list that is older than this: one shift. */
const STALE_MS = 12 * 3_600_000

export const offlineList: Handler<typeof gateActions.offlineList> = async ({ compoundId, short }, { granted: { open, rules }, now }) => {
  const [ended, approved] = await Promise.all([
    // Lists are whole: a missing end would let somebody in, and a missing approval would keep somebody out.
    findAll(endedCodes, 'age', { equals: { kind: 'ended' }, beyond: new Date(now.getTime() - ENDED_MS) }),
    rules.who === 'whiteList' ? approvedAt(compoundId, now) : null,
  ])
  const whiteList = approved?.map(({ passId, until }) => ({ passId, until: until.toISOString() })) ?? null
  return {
    data: {
      asOf: now.toISOString(),
      staleAt: new Date(now.getTime() + STALE_MS).toISOString(),
      keys: Array.from(signingKeys().keys, ([keyId, { publicKey }]) => ({ keyId, algorithm: ED25519, publicKey })),
      ended: ended.map(({ _id: passId, keyNo }) => ({ passId, keyNo })),
      open,
      rules,
      ...(short && approved ? { whiteList: [], approvals: approvalsText(approved) } : { whiteList }),
    },
  }
}

const approvals = onlyFields(listings, ['passId', 'since', 'until'])

async function approvedAt(compoundId: CompoundId, now: Date): Promise<Approval[]> {
  const approved = await findAll(approvals, 'compound', { equals: { compoundId, list: 'approved' } })
  return approved.flatMap(({ passId, until }) => (until && until > now ? [{ passId, until }] : []))
}

type Result = 'recorded' | 'suspicious' | 'unknown'

/** One after the other, so that the second decision about a rider sees the first. */
export const sync: Handler<typeof gateActions.sync> = async ({ uses }, context) => {
  const results: { localId: string; result: Result }[] = []
  for (const decision of uses) results.push({ localId: decision.localId, result: await recordOffline(decision, context) })
  return { data: { results } }
}

async function recordOffline(decision: OfflineUse, context: Context<CompoundDocument>): Promise<Result> {
  const { granted: compound, now, caller } = context
  const gate = compound.gates.find(({ gateId }) => gateId === decision.gateId)
  const former = formerPerson(compound, caller.personId, now)
  if (former && new Date(decision.at) >= former.endedAt) return 'unknown'
  const shown = readOffline(decision.text)
  const pass = shown && (await passes.get(shown.passId))
  if (!gate || !shown || !pass) return 'unknown'
  // The phone's own name for the decision is the key: sent again, perhaps in another batch, it is the same event.
  const requestKey = `${caller.personId}:${decision.localId}:${pass._id}`
  const facts = { decision, compound, gate, guard: guardOf(context), requestKey, now }
  const recorded = await recordAccess(pass, async (current) =>
    decideOfflineArrival(current, { ...facts, proof: await shown.proofFor(current) }),
  )
  return recorded.kind !== 'nothing' && recorded.event.suspicious ? 'suspicious' : 'recorded'
}
