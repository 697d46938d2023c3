import type { Credential } from '../../../../contract/pass/gate'
import type { GateRefusal } from '../../../../contract/pass/gateVerdict'
import { openCollection } from '../../../kernel/database/collection'
import type { Context } from '../../../kernel/handler'
import { blindIndex } from '../../../kernel/secrets/blindIndex'
import { recordedByRequest, requestKeyOf } from '../accessChain'
import type { CompoundDocument } from '../documents/compound'
import { type PassDocument, passes } from '../documents/pass'
import { decideTry, type Try } from '../rules/digitTries'
import { isSpokenStep, stepOfDigits } from './codes'
import type { Shown } from './shownCode'

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
  const use = await recordedByRequest(requestKey)
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

type Counter = `guard:${string}` | `tail:${string}`

/** Tries to say six digits, of one guard or about one phone tail. Wrong ones stay until their time is over. */
export interface TriesDocument {
  readonly _id: Counter
  readonly tries: readonly Try[]
  readonly at: Date
  /** Fixed for the retention index. */
  readonly kind: 'tries'
  readonly revision: number
}

export const digitTries = openCollection<TriesDocument>({
  name: 'digitTries',
  indexes: [
    {
      name: 'age',
      keys: [
        ['kind', 1],
        ['at', 1],
      ],
    },
  ],
  retention: { keep: 'days', rules: [{ days: 1, index: 'age', equals: { kind: 'tries' } }], why: 'A try counts for an hour.' },
})

const kindOf = (counter: Counter) => (counter.startsWith('guard:') ? 'guard' : 'tail')

/** Who tries, and about which phone tail. */
interface Tried {
  readonly guard: string
  readonly tail: string
}

/** By when the digits are judged, or when a try is possible again. */
type Taken = { readonly at: Date } | { readonly until: Date }

/**
 * Counts a try before it is looked at, so that none is free, however many come at once: for the guard and for the tail, or for neither. The tail's
 * says by when the digits are judged.
 */
export async function takeTries({ guard, tail }: Tried, key: string, now: Date): Promise<Taken> {
  const own = await take(`guard:${guard}`, key, now)
  if ('until' in own) return own
  const taken = await take(`tail:${tail}`, key, now)
  if ('until' in taken) await forgive(`guard:${guard}`, key)
  return taken
}

/** It was right, or nobody could look at it: it doesn't count. */
export const forgiveTries = ({ guard, tail }: Tried, key: string) =>
  Promise.all([forgive(`guard:${guard}`, key), forgive(`tail:${tail}`, key)])

async function take(counter: Counter, key: string, now: Date): Promise<Taken> {
  for (;;) {
    const known = await digitTries.get(counter)
    const decision = decideTry(known?.tries ?? [], kindOf(counter), { key, at: now })
    if (decision.kind === 'wait') return decision
    const next = { tries: decision.tries, at: now, revision: (known?.revision ?? 0) + 1 }
    const saved = known
      ? await digitTries.update(counter, { revision: known.revision }, next)
      : await digitTries.insert({ _id: counter, kind: 'tries', ...next })
    if (saved) return decision
  }
}

async function forgive(counter: Counter, key: string): Promise<void> {
  const known = await digitTries.get(counter)
  if (!known) return
  const tries = known.tries.filter((one) => one.key !== key)
  const saved = await digitTries.update(counter, { revision: known.revision }, { tries, revision: known.revision + 1 })
  if (!saved) return forgive(counter, key)
}
