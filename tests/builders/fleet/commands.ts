import fc from 'fast-check'

/**
 * How a command reaches the function: the number of simultaneous copies, after how many writes each dies, and whether the phone retries.
 */
export interface Delivery {
  readonly copies: readonly number[]
  /** The phone retries until it gets an answer. */
  readonly insists: boolean
  /** Another copy arrives in the next round, although the request was answered. */
  readonly late: boolean
}

/** There are only few riders, so that their commands meet often. */
const RIDERS = 3
const NUMBERS = 2
const rider = fc.nat(RIDERS - 1)
const number = fc.nat(NUMBERS - 1)
const station = fc.constantFrom('a', 'b')

const of = <K extends string, Fields extends object>(kind: K, fields: { [F in keyof Fields]: fc.Arbitrary<Fields[F]> }) =>
  fc.record(fields).map((values) => ({ kind, ...values }))

const commands = {
  register: of('register', { rider, number: fc.option(number), station, photo: fc.boolean() }),
  saveDraft: of('saveDraft', { rider, number, photo: fc.boolean() }),
  withdraw: of('withdraw', { rider }),
  addCredit: of('addCredit', { rider }),
  /** The next person in charge of the rider approves. */
  advance: of('advance', { rider }),
  vouch: of('vouch', { rider }),
  returnByStation: of('returnByStation', { rider }),
  remove: of('remove', { rider }),
  approve: of('approve', { rider }),
  returnByStaff: of('returnByStaff', { rider }),
  setStation: of('setStation', { station, open: fc.constant(true), trusted: fc.boolean() }),
  closeStation: of('closeStation', { station }),
  reconcile: of('reconcile', { hours: fc.constantFrom(0, 1, 2, 30) }),
}

export type Command = {
  [K in keyof typeof commands]: (typeof commands)[K] extends fc.Arbitrary<infer C> ? C : never
}[keyof typeof commands]
export interface Delivered {
  readonly command: Command
  readonly delivery: Delivery
}

const NEVER = Number.POSITIVE_INFINITY

export const delivery: fc.Arbitrary<Delivery> = fc.record({
  copies: fc.oneof(
    { weight: 5, arbitrary: fc.constant([NEVER]) },
    { weight: 2, arbitrary: fc.constant([NEVER, NEVER]) },
    { weight: 3, arbitrary: fc.array(fc.oneof(fc.integer({ min: 1, max: 8 }), fc.constant(NEVER)), { minLength: 1, maxLength: 2 }) },
  ),
  insists: fc.boolean(),
  late: fc.boolean(),
})

const weights: Record<keyof typeof commands, number> = {
  register: 6,
  saveDraft: 1,
  withdraw: 1,
  addCredit: 1,
  advance: 10,
  vouch: 1,
  returnByStation: 1,
  remove: 1,
  approve: 1,
  returnByStaff: 1,
  setStation: 1,
  closeStation: 1,
  reconcile: 1,
}

const command = fc.oneof(
  ...(Object.keys(commands) as (keyof typeof commands)[]).map((kind) => ({
    weight: weights[kind],
    arbitrary: commands[kind] as fc.Arbitrary<Command>,
  })),
)

/** Rounds of commands. The commands of one round run at the same time. */
export const rounds = fc.array(fc.array(fc.record({ command, delivery }), { minLength: 1, maxLength: 4 }), { minLength: 5, maxLength: 14 })
