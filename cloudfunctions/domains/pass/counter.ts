import type { Credential } from '../../../contract/pass/gate'
import type { GateRefusal } from '../../../contract/pass/gateVerdict'
import type { PassPlaceId, UseId } from '../../../contract/pass/ids'
import type { HolderFace } from '../../../contract/pass/passHolder'
import { startOf } from '../../kernel/calendar'
import type { Context } from '../../kernel/handler'
import { type NewAccessEvent, type Recorded, type Recording, recordAccess, requestKeyOf, upToDate } from './accessChain'
import { passOfDigits } from './credentials/digits'
import { readShownCode, type ShownCode } from './credentials/shownCode'
import { type AccessEvent, accessEvents } from './documents/accessEvent'
import type { PassDocument } from './documents/pass'
import { refusalOfPass } from './rules/passStatus'
import { type SeenPass, seenPass } from './spending'
import { viewHolder } from './views/pass'

/** A counter at which riders show their pass. Which domain it belongs to makes no difference here. */
export interface Counter {
  readonly placeId: PassPlaceId
  readonly name: string
  /**
   * Whether something can be spent there: then the copy of the event in the pass is left to the update that spends, which saves a write while
   * people wait.
   */
  readonly spendsNext: boolean
}

export interface Checked {
  readonly useId: UseId
  readonly at: Date
  readonly holder: HolderFace
  /** The pass as it was read, and what a spending must find unchanged. */
  readonly pass: PassDocument
  readonly seen: SeenPass
}

type Asking = Pick<Context, 'caller' | 'now' | 'request'>

/**
 * Checks a rotating code that was made for a counter, or six digits that the rider said, and uses them up. What is recorded is only that this
 * rider was at this counter at this time.
 */
export async function checkAtCounter(
  credential: Credential,
  counter: Counter,
  context: Asking,
): Promise<Checked | { readonly refusal: GateRefusal }> {
  const { now, request } = context
  const shown = await shownBy(credential, counter, context)
  if ('reason' in shown) return { refusal: shown }
  const requestKey = requestKeyOf(request)
  const code = { audience: credential.kind === 'digits' ? ('gate' as const) : ('counter' as const), step: shown.step }
  const recording = recordAccess(shown.pass, async (pass): Promise<Recording> => {
    const refusal = await refusalOf(shown, pass, now)
    if (refusal) return { kind: 'nothing', refusal, unlessBy: requestKey }
    const event = asAccessEvent(counter, code, requestKey, now)
    return { kind: 'record', event, copyLater: counter.spendsNext }
  })
  // The link to the picture is fetched at the same time, because people wait at the counter.
  const [recorded, { maskedName, photoUrl }] = await Promise.all([recording, viewHolder(shown.pass.holder, { photo: true })])
  if (recorded.kind === 'nothing') return { refusal: recorded.refusal ?? { reason: 'codeUsed' } }
  const { event, pass } = recorded
  return { useId: event._id, at: event.at, holder: { maskedName, photoUrl }, pass, seen: seenPass(pass, uncopied(recorded)) }
}

/** That a code was used comes before what the pass is worth, also when its copy in the pass was left to a spending that never came. */
async function refusalOf(shown: ShownCode, pass: PassDocument, now: Date): Promise<GateRefusal | null> {
  const ofCode = shown.refusal(pass)
  if (ofCode) return ofCode
  const ofPass = refusalOfPass(pass, now)
  return ofPass && (shown.refusal(await upToDate(pass)) ?? ofPass)
}

const shownBy = (credential: Credential, { placeId }: Counter, context: Asking): Promise<ShownCode | GateRefusal> =>
  credential.kind === 'digits' ? passOfDigits(credential, placeId, context) : readShownCode(credential.text, 'counter', context.now)

function uncopied({ event, pass }: Extract<Recorded, { event: AccessEvent }>): SeenPass['uncopied'] {
  return event.code && pass.sequence < event.sequence ? { sequence: event.sequence, ...event.code } : null
}

/** How many were checked at a counter on this day in Shanghai, which the database counts. */
export const checkedAtCounter = (place: PassPlaceId, day: string): Promise<number> =>
  accessEvents.count('placeOutcome', { equals: { place, outcome: 'checked' }, from: startOf(day), after: startOf(day, 1) })

const asAccessEvent = (
  { placeId, name }: Counter,
  code: NonNullable<AccessEvent['code']>,
  requestKey: string,
  at: Date,
): NewAccessEvent => ({
  requestKey,
  place: placeId,
  placeName: name,
  gateId: null,
  gateName: '',
  outcome: 'checked',
  method: code.audience === 'gate' ? 'digits' : 'liveCode',
  vehicle: 'foot',
  at,
  arrivedAt: at,
  refusal: null,
  guardRefusal: null,
  guardId: null,
  guardLabel: null,
  refusedAt: null,
  undone: false,
  suspicious: false,
  exits: false,
  sameAs: null,
  code,
})
