import type { Credential } from '../../../contract/pass/gate'
import type { GateRefusal } from '../../../contract/pass/gateVerdict'
import type { Context } from '../../kernel/handler'
import { blindIndex } from '../../kernel/secrets/blindIndex'
import type { CompoundDocument } from './compounds/compoundDocument'
import { isSpokenStep, stepOfDigits } from './pass/codes'
import { type PassDocument, passes } from './pass/passDocument'
import type { Shown } from './pass/readCode'
import { recordedBy } from './pass/recordUse'
import { requestKeyOf } from './pass/requestKey'
import { forgiveTries, takeTries } from './tries'

/** With more riders of one phone tail than this the digits would be worth less than they promise: such riders show their code. */
export const MOST_OF_ONE_TAIL = 10

type Digits = Extract<Credential, { kind: 'digits' }>

/**
 * The pass that six digits are of. They are compared with those of the few riders whose phone number ends so; each try is counted before it is looked
 * at, for the guard and for the phone tail, and given back when it was right (docs/decisions/0016).
 */
export async function passOfDigits(
  { phoneTail, digits }: Digits,
  { caller, now, request }: Context<CompoundDocument>,
): Promise<Shown | GateRefusal> {
  const key = requestKeyOf(request)
  const earlier = await shownBefore(key)
  if (earlier) return earlier
  const tailIndex = blindIndex('phoneTail', phoneTail)
  const counters = { guard: caller.personId, tail: tailIndex }
  const taken = await takeTries(counters, key, now)
  if ('until' in taken) return { reason: 'tooManyTries', until: taken.until.toISOString() }

  const candidates = await passes.find('tail', { equals: { tailIndex }, limit: MOST_OF_ONE_TAIL + 1 })
  if (candidates.length > MOST_OF_ONE_TAIL) {
    await forgiveTries(counters, key)
    return { reason: 'codeNeedsLive' }
  }
  const said = candidates.map((pass) => shownBy(pass, digits, taken.at, now)).find((one) => one !== null)
  if (!said) return { reason: 'digitsWrong' }
  await forgiveTries(counters, key)
  return said
}

/** A retry after a lost reply: the digits have led to a use, and by now they may be those of nobody. */
async function shownBefore(requestKey: string): Promise<Shown | null> {
  const use = await recordedBy(requestKey)
  const pass = use && (await passes.get(use.passId))
  return pass && use.code ? { pass, step: use.code.step, refusal: () => ({ reason: 'codeUsed' }) } : null
}

function shownBy(pass: PassDocument, digits: string, at: Date, now: Date): Shown | null {
  const step = stepOfDigits(pass, digits, at)
  if (step === null) return null
  const refusal = (current: PassDocument): GateRefusal | null => {
    if (stepOfDigits(current, digits, at) !== step) return { reason: 'digitsWrong' }
    if (!isSpokenStep(step, now)) return { reason: 'codeExpired' }
    return step <= current.usedSteps.gate ? { reason: 'codeUsed' } : null
  }
  return { pass, step, refusal }
}
