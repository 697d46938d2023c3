import type { Refusal } from '../../../../contract/kernel/refusal'
import type { Credential, LogRow, OfflineUse } from '../../../../contract/pass/gate'
import type { GateRefusal, GuardRefusal, UseMethod } from '../../../../contract/pass/gateVerdict'
import type { CompoundId, UseId } from '../../../../contract/pass/ids'
import { ED25519 } from '../../../../contract/pass/signedPass'
import { dayOf, startOf } from '../../../kernel/calendar'
import { change } from '../../../kernel/database/change'
import type { Decision } from '../../../kernel/database/decision'
import { everyPage, pageOf } from '../../../kernel/database/page'
import type { Context } from '../../../kernel/handler'
import { eventIdOf } from '../../../kernel/request'
import { signingKeys } from '../../../kernel/secrets/signingKeys'
import type { HandlerOf } from '../../handlerOf'
import { recordAccess, requestKeyOf } from '../accessChain'
import { passOfDigits } from '../credentials/digits'
import { readOffline } from '../credentials/offline'
import { readShownCode, type Shown } from '../credentials/shownCode'
import { type AccessEvent, accessEvents } from '../documents/accessEvent'
import type { CompoundDocument } from '../documents/compound'
import { endedCodes } from '../documents/endedCodes'
import { listings } from '../documents/listing'
import { passes } from '../documents/pass'
import { type Arrival, decideArrival } from '../rules/arrival'
import { decideGuardRefusal, decideUndo } from '../rules/correction'
import { decideOfflineArrival } from '../rules/offlineArrival'
import { secondsWaited, viewLogRow } from '../views/accessEvent'
import { viewHolder } from '../views/pass'
import { viewRecorded, viewUnrecorded } from '../views/verdict'
import { guardOf, tellPropertyManagers } from './ownCompound'

export const duty: HandlerOf<'gate.duty'> = async ({ compoundId }, { granted, now }) => {
  const since = startOf(dayOf(now))
  const count = (outcome: string) => accessEvents.count('placeOutcome', { equals: { place: compoundId, outcome }, from: since })
  const [entered, refused] = await Promise.all([count('enter'), count('refused')])
  const { name, hotline, gates } = granted
  return {
    data: {
      ...{ compoundId, name, hotline },
      gates: gates.map(({ gateId, name: gateName, open }) => ({ gateId, name: gateName, open })),
      today: { entered, refused },
      now: now.toISOString(),
    },
  }
}

export const verify: HandlerOf<'gate.verify'> = async ({ gateId, credential, vehicle }, context) => {
  const { granted: compound, now, request } = context
  const gate = compound.gates.find((one) => one.gateId === gateId)
  if (!gate) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const method: UseMethod = credential.kind === 'digits' ? 'digits' : 'liveCode'
  const facts = { compound, gate, method, vehicle }
  const shown = await read(credential, context)
  if ('reason' in shown) return { data: viewUnrecorded(shown, facts, facts, now) }

  const code = { audience: 'gate', step: shown.step } as const
  const arrival: Arrival = { ...facts, direction: 'in', code, guard: guardOf(context), requestKey: requestKeyOf(request), at: now }
  let refusal: GateRefusal | null = null
  const recording = recordAccess(shown.pass, (pass) => {
    refusal = shown.refusal(pass)
    return refusal ? { kind: 'nothing', unlessBy: arrival.requestKey } : decideArrival(pass, arrival)
  })
  // The link to the picture is fetched meanwhile: people wait.
  const [recorded, holder] = await Promise.all([recording, viewHolder(shown.pass.holder, { photo: true })])
  if (recorded.kind === 'nothing') return { data: viewUnrecorded(refusal ?? { reason: 'codeUsed' }, facts, facts, now) }
  return { data: viewRecorded(recorded, { holder, refusal: recorded.event.refusal }, facts, now) }
}

const read = (credential: Credential, context: Context<CompoundDocument>): Promise<Shown | GateRefusal> =>
  credential.kind === 'digits' ? passOfDigits(credential, context) : readShownCode(credential.text, 'gate', context.now)

export const undo: HandlerOf<'gate.undo'> = ({ compoundId, useId }, context) =>
  correct({ compoundId, useId }, context, (use) => decideUndo(use, context.now))

export const refuse: HandlerOf<'gate.refuse'> = ({ compoundId, useId, reason }, context) =>
  correct({ compoundId, useId }, context, (use) => decideGuardRefusal(use, reason, tellAbout(use, reason, context), context.now))

type Late = Refusal<'TOO_LATE' | 'ALREADY_CORRECTED'>

/** Changes a use of this compound; one of another is not there. */
async function correct<R extends Late>(
  { compoundId, useId }: { compoundId: CompoundId; useId: UseId },
  { request }: Context<CompoundDocument>,
  rule: (use: AccessEvent) => Decision<AccessEvent, R>,
): Promise<{ data: LogRow } | { refusal: R | Refusal<'NOT_FOUND' | 'REQUEST_REUSED'> }> {
  const load = async () => {
    const use = await accessEvents.get(useId)
    return use?.place === compoundId ? use : null
  }
  const outcome = await change(accessEvents, load, request, rule)
  return 'refusal' in outcome ? outcome : { data: viewLogRow(outcome.doc) }
}

function tellAbout(use: AccessEvent, reason: GuardRefusal, { granted, request, now }: Context<CompoundDocument>) {
  const rider = use.holder ? `${use.holder.maskedName} · ${use.holder.platform}` : ''
  const waitedMinutes = Math.round(secondsWaited(use, now) / 60)
  const content = { kind: 'gateRefused', compoundName: use.placeName, gateName: use.gateName, rider, reason, waitedMinutes } as const
  return tellPropertyManagers(granted, content, eventIdOf(request, use._id), now)
}

const PAGE = 30

export const today: HandlerOf<'gate.today'> = async ({ compoundId, before }, { now }) => {
  const found = await accessEvents.find('place', {
    equals: { place: compoundId },
    from: startOf(dayOf(now)),
    ...(before && { after: new Date(before) }),
    limit: PAGE + 1,
  })
  const { page, next } = pageOf(found, PAGE, ({ at }) => at)
  return { data: { uses: page.map(viewLogRow), next } }
}

/** What ended longer ago than the longest signed pass lives has none that is still in date. */
const ENDED_MS = 13 * 3_600_000
/** With an older list a guard's phone must not judge: a shift. */
const STALE_MS = 12 * 3_600_000

export const offlineList: HandlerOf<'gate.offlineList'> = async ({ compoundId }, { granted: { open, rules }, now }) => {
  const [ended, whiteList] = await Promise.all([
    endedSince(new Date(now.getTime() - ENDED_MS)),
    rules.who === 'whiteList' ? approvedAt(compoundId, now) : null,
  ])
  return {
    data: {
      asOf: now.toISOString(),
      staleAt: new Date(now.getTime() + STALE_MS).toISOString(),
      keys: Array.from(signingKeys().keys, ([keyId, { publicKey }]) => ({ keyId, algorithm: ED25519, publicKey })),
      ended: ended.map(({ _id: passId, keyNo }) => ({ passId, keyNo })),
      open,
      rules,
      whiteList,
    },
  }
}

/** Whole lists: an end that is missing would open a gate, an approval that is missing would keep somebody out. */
const endedSince = (start: Date) =>
  everyPage(
    (limit, after = start) => endedCodes.find('age', { equals: { kind: 'ended' }, after, limit }),
    ({ at }) => at,
  )

async function approvedAt(compoundId: CompoundId, now: Date) {
  const approved = await everyPage(
    (limit, after) => listings.find('compound', { equals: { compoundId, list: 'approved' }, ...(after && { after }), limit }),
    ({ since }) => since,
  )
  return approved.flatMap(({ passId, until }) => (until && until > now ? [{ passId, until: until.toISOString() }] : []))
}

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
  const recorded = await recordAccess(pass, async (current) =>
    decideOfflineArrival(current, { ...facts, proof: await shown.proofFor(current) }),
  )
  return recorded.kind !== 'nothing' && recorded.event.suspicious ? 'suspicious' : 'recorded'
}
