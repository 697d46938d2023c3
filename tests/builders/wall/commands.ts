import fc from 'fast-check'

/** How a command reaches the function: after how many writes it dies, and whether the sender retries. */
export interface Delivery {
  readonly diesAfter: number
  readonly insists: boolean
}

export const RIDERS = 2
export const READERS = 2
/** Mostly the first rider, so that commands meet. */
const rider = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(RIDERS - 1) })
const reader = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(READERS - 1) })

const of = <K extends string, Fields extends object>(kind: K, fields: { [F in keyof Fields]: fc.Arbitrary<Fields[F]> }) =>
  fc.record(fields).map((values) => ({ kind, ...values }))

const decisions = {
  /** The rider is put on the white list, or removed from it. */
  list: of('list', { rider, approved: fc.boolean() }),
  /** The rider turns face entry on or off. */
  face: of('face', { rider, on: fc.boolean() }),
  consent: of('consent', { rider, given: fc.boolean() }),
  suspend: of('suspend', { rider, on: fc.boolean() }),
  newPicture: of('newPicture', { rider }),
  erase: of('erase', { rider }),
  /** The rider is verified and listed anew after a completed erasure. */
  comeBack: of('comeBack', { rider }),
  /** The rider is no longer verified, which ends the pass and erases nothing; or verified again. */
  leave: of('leave', { rider, gone: fc.boolean() }),
  /** Something is decided of which one consequence fails whenever it is tried. */
  poison: of('poison', { rider }),
  add: of('add', { reader }),
  remove: of('remove', { reader }),
  open: of('open', { open: fc.boolean() }),
  reconcile: of('reconcile', {}),
}

/** The device fetches and executes its orders; `says` tells whether its receipts arrive now, never, or before its next request. */
const poll = (at: number) => of('poll', { reader: fc.constant(at), says: fc.constantFrom('now', 'never', 'late') })

type Of<A> = A extends fc.Arbitrary<infer C> ? C : never
export type Command = { [K in keyof typeof decisions]: Of<(typeof decisions)[K]> }[keyof typeof decisions] | Of<ReturnType<typeof poll>>

export interface Delivered {
  readonly command: Command
  readonly delivery: Delivery
}

const weights: Record<keyof typeof decisions, number> = {
  list: 3,
  face: 8,
  consent: 4,
  suspend: 4,
  newPicture: 1,
  erase: 1,
  comeBack: 2,
  leave: 2,
  poison: 1,
  add: 1,
  remove: 1,
  open: 1,
  reconcile: 1,
}

const decision = fc.oneof(
  ...(Object.keys(decisions) as (keyof typeof decisions)[]).map((kind) => ({
    weight: weights[kind],
    arbitrary: decisions[kind] as fc.Arbitrary<Command>,
  })),
)

const delivery: fc.Arbitrary<Delivery> = fc.record({
  diesAfter: fc.oneof(
    { weight: 3, arbitrary: fc.constant(Number.POSITIVE_INFINITY) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 8 }) },
  ),
  insists: fc.boolean(),
})

const delivered = (command: fc.Arbitrary<Command>): fc.Arbitrary<Delivered> => fc.record({ command, delivery })

/** One round: some decisions and requests of both devices, at the same time. */
const round = fc
  .tuple(fc.array(delivered(decision), { minLength: 1, maxLength: 2 }), delivered(poll(0)), delivered(poll(1)))
  .map(([decided, ...polls]) => [...decided, ...polls])

export const rounds = fc.array(round, { minLength: 4, maxLength: 12 })
