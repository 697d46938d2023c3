import fc from 'fast-check'
import { type Delivery, delivery } from '../fleet/commands'

/** There are only few riders, so that their commands meet often. */
export const RIDERS = 5
export const SESSIONS = 3

const rider = fc.nat(RIDERS - 1)
const session = fc.nat(SESSIONS - 1)

const of = <K extends string, Fields extends object>(kind: K, fields: { [F in keyof Fields]: fc.Arbitrary<Fields[F]> }) =>
  fc.record(fields).map((values) => ({ kind, ...values }))

const commands = {
  enrol: of('enrol', { rider, session }),
  wait: of('wait', { rider, session }),
  accept: of('accept', { rider, session }),
  decline: of('decline', { rider, session }),
  cancel: of('cancel', { rider, session }),
  /** Two go together or not at all. */
  bookParty: of('bookParty', { rider, other: rider, session, whenFull: fc.constantFrom('refuse' as const, 'wait' as const) }),
  setCapacity: of('setCapacity', { session, capacity: fc.integer({ min: 1, max: 3 }) }),
  /** Staff move a session so many minutes earlier or later, or call it off. */
  move: of('move', { session, minutes: fc.constantFrom(-300, -240, -120, 60) }),
  callOff: of('callOff', { session }),
  /** The registration loses its verification, which erases nothing. */
  unverify: of('unverify', { rider }),
  withdraw: of('withdraw', { rider }),
  /** The rider is registered and verified anew after a completed withdrawal. */
  comeBack: of('comeBack', { rider }),
  /** The rider looks at the inbox. */
  read: of('read', { rider }),
  /** Staff decide something of which one consequence fails whenever it is tried. */
  poison: of('poison', { session }),
  timer: of('timer', {}),
  reconcile: of('reconcile', {}),
  pass: of('pass', { minutes: fc.constantFrom(1, 45, 90, 90, 240) }),
}

export type Command = {
  [K in keyof typeof commands]: (typeof commands)[K] extends fc.Arbitrary<infer C> ? C : never
}[keyof typeof commands]

export interface Delivered {
  readonly command: Command
  readonly delivery: Delivery
}

const weights: Record<keyof typeof commands, number> = {
  enrol: 4,
  wait: 5,
  accept: 5,
  decline: 2,
  cancel: 7,
  bookParty: 2,
  setCapacity: 2,
  move: 2,
  callOff: 1,
  unverify: 1,
  withdraw: 1,
  comeBack: 2,
  read: 1,
  poison: 1,
  timer: 4,
  reconcile: 1,
  pass: 4,
}

const command = fc.oneof(
  ...(Object.keys(commands) as (keyof typeof commands)[]).map((kind) => ({
    weight: weights[kind],
    arbitrary: commands[kind] as fc.Arbitrary<Command>,
  })),
)

const delivered = (arbitrary: fc.Arbitrary<Command>) => fc.record({ command: arbitrary, delivery })

/** Several commands at once for one session, or for one rider. */
const meeting = fc.tuple(session, rider, fc.boolean()).chain(([which, who, isOfOne]) => {
  const about = command
    .filter(({ kind }) => kind !== 'pass')
    .map(
      (one) =>
        ({ ...one, ...('session' in one && !isOfOne && { session: which }), ...('rider' in one && isOfOne && { rider: who }) }) as Command,
    )
  return fc.array(delivered(about), { minLength: 2, maxLength: 5 })
})

/** Rounds of commands. The commands of one round run at the same time. */
export const rounds = fc.array(fc.oneof(fc.array(delivered(command), { minLength: 1, maxLength: 3 }), { weight: 2, arbitrary: meeting }), {
  minLength: 4,
  maxLength: 10,
})
