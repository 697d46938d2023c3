import fc from 'fast-check'
import { delivery } from '../fleet/commands'

/** What happens at the counters of two shops. There are few of everything, so that commands meet often. */
export const RIDERS = 3
export const SHOPS = 2

const rider = fc.nat(RIDERS - 1)
const shop = fc.nat(SHOPS - 1)
/** Of each shop there are two; the second is its owner. */
const clerk = fc.nat(1)
const offer = fc.constantFrom('meal', 'wash', 'soup')
const bill = fc.constantFrom(1000, 1999)
const which = fc.nat(50)

const of = <K extends string, Fields extends object>(kind: K, fields: { [F in keyof Fields]: fc.Arbitrary<Fields[F]> }) =>
  fc.record(fields).map((values) => ({ kind, ...values }))

const commands = {
  scan: of('scan', { rider, shop, clerk }),
  /** The clerk taps an offer of one of the scans so far; two phones at once with `twice`. */
  tap: of('tap', { which, offer, bill, twice: fc.boolean() }),
  poster: of('poster', { rider, shop, offer, bill }),
  askReversal: of('askReversal', { which }),
  confirmReversal: of('confirmReversal', { which }),
  setPrice: of('setPrice', { shop, riderFen: fc.constantFrom(900, 1100) }),
  /** The district changes how many meals a day one person gets in all shops together, or, now and then, ends that. */
  setCampaign: of('setCampaign', { personDay: fc.constantFrom(1, 2, 1, 2, null) }),
  setOpen: of('setOpen', { shop, open: fc.boolean() }),
  setClerk: of('setClerk', { shop, works: fc.boolean() }),
  suspend: of('suspend', { rider, suspended: fc.boolean() }),
  /** From noon, 719 minutes lead to the last one of the day. */
  wait: of('wait', { minutes: fc.constantFrom(1, 6, 15, 719) }),
  runJobs: of('runJobs', {}),
}

export type Command = {
  [K in keyof typeof commands]: (typeof commands)[K] extends fc.Arbitrary<infer C> ? C : never
}[keyof typeof commands]

const weights: Record<keyof typeof commands, number> = {
  scan: 8,
  tap: 12,
  poster: 3,
  askReversal: 2,
  confirmReversal: 2,
  setPrice: 1,
  setCampaign: 1,
  setOpen: 1,
  setClerk: 1,
  suspend: 1,
  wait: 2,
  runJobs: 1,
}

const command = fc.oneof(
  ...(Object.keys(commands) as (keyof typeof commands)[]).map((kind) => ({
    weight: weights[kind],
    arbitrary: commands[kind] as fc.Arbitrary<Command>,
  })),
)

/** Rounds of commands. The commands of one round run at the same time. */
export const rounds = fc.array(fc.array(fc.record({ command, delivery }), { minLength: 1, maxLength: 4 }), { minLength: 5, maxLength: 14 })
