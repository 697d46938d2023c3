import type { Credential } from '../../contract/gate'
import type { GateRefusal } from '../../contract/gateVerdict'
import type { CompoundContext } from '../shared/handler'
import { stepOfDigits } from '../shared/pass/codes'
import { type PassDocument, passes } from '../shared/pass/passDocument'
import type { Shown } from '../shared/pass/readCode'
import { blindIndex } from '../shared/secrets/blindIndex'
import { forgiveTry, takeTry } from './tries'

/** With more riders of one phone tail than this the digits would be worth less than they promise: such riders show their code. */
const MOST_OF_ONE_TAIL = 10

type Digits = Extract<Credential, { kind: 'digits' }>

/**
 * The pass that six digits are of. They are compared with those of the few riders whose phone number ends so; each try is counted before it is looked
 * at, for the guard and for the phone tail, and given back when it was right (docs/decisions/0016).
 */
export async function passOfDigits({ phoneTail, digits }: Digits, { caller, now, request }: CompoundContext): Promise<Shown | GateRefusal> {
  const tailIndex = blindIndex('phoneTail', phoneTail)
  const counters = [`guard:${caller.personId}`, `tail:${tailIndex}`] as const
  for (const counter of counters) {
    const until = await takeTry(counter, request, now)
    if (until) return { reason: 'tooManyTries', until: until.toISOString() }
  }
  const candidates = await passes.find('tail', { equals: { tailIndex }, limit: MOST_OF_ONE_TAIL + 1 })
  const said =
    candidates.length > MOST_OF_ONE_TAIL ? undefined : candidates.map((pass) => shownBy(pass, digits, now)).find((one) => one !== null)
  if (!said) return { reason: 'digitsWrong' }
  await Promise.all(counters.map((counter) => forgiveTry(counter, request)))
  return said
}

function shownBy(pass: PassDocument, digits: string, now: Date): Shown | null {
  const step = stepOfDigits(pass, digits, now)
  if (step === null) return null
  const isStill = (current: PassDocument) => stepOfDigits(current, digits, now) === step
  return {
    pass,
    step,
    refusal: (current) => (!isStill(current) ? { reason: 'digitsWrong' } : step <= current.usedSteps.gate ? { reason: 'codeUsed' } : null),
  }
}
