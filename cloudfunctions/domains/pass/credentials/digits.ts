import type { Credential } from '../../../../contract/pass/gate'
import type { GateRefusal } from '../../../../contract/pass/gateVerdict'
import type { CompoundId, PassPlaceId } from '../../../../contract/pass/ids'
import { findFirst, onlyFields } from '../../../kernel/database/page'
import type { Context } from '../../../kernel/handler'
import { blindIndex } from '../../../kernel/secrets/blindIndex'
import { recordedByRequest, requestKeyOf } from '../accessChain'
import { accessEvents } from '../documents/accessEvent'
import { countTry, uncountTry } from '../documents/digitTries'
import { type PassDocument, passes } from '../documents/pass'
import { isSpokenStep, stepOfDigits } from './codes'
import type { ShownCode } from './shownCode'

/** If more riders than this share the last four digits of a number, six digits are too easy to guess: these riders show their code. */
export const MOST_OF_ONE_TAIL = 10

type Digits = Extract<Credential, { kind: 'digits' }>

/**
 * The pass to which six digits belong. They are compared with the digits of the few riders whose phone number ends with `phoneTail`. Each try
 * is counted before it is compared, for whoever types them, for the phone tail at this place and for it in the city, and taken back when it was right
 * (decision 16).
 */
export async function passOfDigits(
  { phoneTail, digits }: Digits,
  placeId: PassPlaceId,
  { caller, now, request }: Pick<Context, 'caller' | 'now' | 'request'>,
): Promise<ShownCode | GateRefusal> {
  const key = requestKeyOf(request)
  const earlier = await shownBefore(key)
  if (earlier) return earlier
  const tailIndex = blindIndex('phoneTail', phoneTail)
  const candidates = await findFirst(passes, 'tail', { equals: { tailIndex }, most: MOST_OF_ONE_TAIL + 1 })
  if (candidates.length > MOST_OF_ONE_TAIL) return { reason: 'codeNeedsLive' }
  const counters = { guard: caller.personId, tail: tailIndex, compound: placeId }
  const counted = await countTry(counters, key, now, () => isKnownAt(placeId, candidates))
  if ('until' in counted) return { reason: 'tooManyTries', until: counted.until.toISOString() }

  const shown = candidates.map((pass) => shownBy(pass, digits, counted.at, now)).find((one) => one !== null)
  if (!shown) return { reason: 'digitsWrong' }
  await uncountTry(counters, key)
  return shown
}

/** How many of their newest access events riders are known by. */
const REMEMBERED_EVENTS = 100

/** Whether one of these riders is on the place's white list, or was there lately. */
async function isKnownAt(place: PassPlaceId, candidates: readonly PassDocument[]): Promise<boolean> {
  if (candidates.some(({ listings, last }) => listings[place as CompoundId]?.state === 'approved' || last?.place === place)) return true
  const places = onlyFields(accessEvents, ['place'])
  const events = await Promise.all(
    candidates.map(({ _id: passId }) => findFirst(places, 'pass', { equals: { passId }, most: REMEMBERED_EVENTS })),
  )
  return events.flat().some((event) => event.place === place)
}

/** After a lost reply the same request comes again. Its digits have led to an event, and may have expired or be another rider's by now. */
async function shownBefore(requestKey: string): Promise<ShownCode | null> {
  const event = await recordedByRequest(requestKey)
  const pass = event && (await passes.get(event.passId))
  return pass && event.code ? { pass, step: event.code.step, refusal: () => ({ reason: 'codeUsed' }) } : null
}

function shownBy(pass: PassDocument, digits: string, at: Date, now: Date): ShownCode | null {
  const step = stepOfDigits(pass, digits, at)
  if (step === null) return null
  const refusal = (current: PassDocument): GateRefusal | null => {
    if (stepOfDigits(current, digits, at) !== step) return { reason: 'digitsWrong' }
    if (!isSpokenStep(step, now)) return { reason: 'codeExpired' }
    return step <= current.usedSteps.gate ? { reason: 'codeUsed' } : null
  }
  return { pass, step, refusal }
}
