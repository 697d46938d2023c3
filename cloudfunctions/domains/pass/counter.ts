import type { GateRefusal } from '../../../contract/pass/gateVerdict'
import type { PassPlaceId, UseId } from '../../../contract/pass/ids'
import type { PassHolder } from '../../../contract/pass/passHolder'
import { startOf } from '../../kernel/calendar'
import type { WriteRequest } from '../../kernel/request'
import { type NewAccessEvent, type Recording, recordAccess, requestKeyOf } from './accessChain'
import { readShownCode } from './credentials/shownCode'
import { accessEvents } from './documents/accessEvent'
import { refusalOfPass } from './rules/passStatus'
import { viewHolder } from './views/pass'

/** A counter at which riders show their pass. Which domain it belongs to makes no difference here. */
export interface Counter {
  readonly placeId: PassPlaceId
  readonly name: string
}

export type CounterCheck = { readonly useId: UseId; readonly at: Date; readonly holder: PassHolder } | { readonly refusal: GateRefusal }

/**
 * Checks a rotating code that was made for a counter, and uses it up. What is recorded is only that this rider was at this counter at this
 * time.
 */
export async function checkAtCounter(text: string, counter: Counter, request: WriteRequest): Promise<CounterCheck> {
  const { now } = request
  const shown = await readShownCode(text, 'counter', now)
  if ('reason' in shown) return { refusal: shown }
  const requestKey = requestKeyOf(request)
  const recording = recordAccess(shown.pass, (pass): Recording => {
    const refusal = shown.refusal(pass) ?? refusalOfPass(pass, now)
    if (refusal) return { kind: 'nothing', refusal, unlessBy: requestKey }
    return { kind: 'record', event: asAccessEvent(counter, shown.step, requestKey, now) }
  })
  // The link to the picture is fetched at the same time, because people wait at the counter.
  const [recorded, holder] = await Promise.all([recording, viewHolder(shown.pass.holder, { photo: true })])
  if (recorded.kind === 'nothing') return { refusal: recorded.refusal ?? { reason: 'codeUsed' } }
  return { useId: recorded.event._id, at: recorded.event.at, holder }
}

/** How many were checked at a counter on this day in Shanghai, which the database counts. */
export const checkedAtCounter = (place: PassPlaceId, day: string): Promise<number> =>
  accessEvents.count('placeOutcome', { equals: { place, outcome: 'checked' }, from: startOf(day), after: startOf(day, 1) })

const asAccessEvent = ({ placeId, name }: Counter, step: number, requestKey: string, at: Date): NewAccessEvent => ({
  requestKey,
  place: placeId,
  placeName: name,
  gateId: null,
  gateName: '',
  outcome: 'checked',
  method: 'liveCode',
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
  code: { audience: 'counter', step },
})
