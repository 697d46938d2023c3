import fc from 'fast-check'

/** How a command reaches the function: how often at once, after how many writes each copy dies, and whether the phone insists. */
export interface Delivery {
  readonly copies: readonly number[]
  /** Sends it again until it gets an answer. */
  readonly insists: boolean
  /** Comes once more in the next round, though it was answered. */
  readonly late: boolean
}

/** Few, so that they meet often. */
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
  /** Whoever is to decide on the rider next says yes. */
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

/** Rounds of commands; those of one round are under way at the same time. */
export const rounds = fc.array(fc.array(fc.record({ command, delivery }), { minLength: 1, maxLength: 4 }), { minLength: 5, maxLength: 14 })
