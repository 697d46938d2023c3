import fc from 'fast-check'
import { type Delivery, delivery } from '../fleet/commands'

/** There are only few riders, so that their commands meet often. */
export const RIDERS = 2
export const PLACES = 2
const PHONES = 2

const rider = fc.nat(RIDERS - 1)
const place = fc.nat(PLACES - 1)
/** One of a rider's phones: the bound phone, or a former one. */
const phone = fc.nat(PHONES - 1)

const of = <K extends string, Fields extends object>(kind: K, fields: { [F in keyof Fields]: fc.Arbitrary<Fields[F]> }) =>
  fc.record(fields).map((values) => ({ kind, ...values }))

const commands = {
  /** The rider scans the posted code of a gate. */
  scanGate: of('scanGate', {
    rider,
    place,
    direction: fc.constantFrom('in', 'in', 'in', 'out'),
    vehicle: fc.constantFrom('eBike', 'foot'),
  }),
  /** A guard scans the current code; `guards` is the number of gates that scan it at the same instant. */
  showCode: of('showCode', { rider, phone, place, guards: fc.constantFrom(1, 1, 2) }),
  /** A person shows a picture of an earlier code. */
  replay: of('replay', { which: fc.nat(20), place }),
  sayDigits: of('sayDigits', { rider, phone, place }),
  showAtCounter: of('showAtCounter', { rider, phone }),
  undo: of('undo', { place }),
  keepOut: of('keepOut', { place }),
  /** A guard without network admits or rejects the rider by the signed pass; `sync` sends the decision later. */
  noteOffline: of('noteOffline', { rider, phone, place, keepsOut: fc.boolean() }),
  sync: of('sync', { place }),
  move: of('move', { rider, phone }),
  suspend: of('suspend', { rider }),
  lift: of('lift', { rider }),
  removeForConduct: of('removeForConduct', { rider }),
  withdraw: of('withdraw', { rider }),
  /** The rider is verified again after a withdrawal. */
  comeBack: of('comeBack', { rider }),
  closeToEBikes: of('closeToEBikes', { place, closed: fc.boolean() }),
  reconcile: of('reconcile', {}),
  wait: of('wait', { minutes: fc.constantFrom(1, 3, 6, 40) }),
}

export type Command = {
  [K in keyof typeof commands]: (typeof commands)[K] extends fc.Arbitrary<infer C> ? C : never
}[keyof typeof commands]

export interface Delivered {
  readonly command: Command
  readonly delivery: Delivery
}

const weights: Record<keyof typeof commands, number> = {
  scanGate: 8,
  showCode: 8,
  replay: 2,
  sayDigits: 2,
  showAtCounter: 2,
  undo: 3,
  keepOut: 3,
  noteOffline: 3,
  sync: 3,
  move: 2,
  suspend: 1,
  lift: 1,
  removeForConduct: 1,
  withdraw: 1,
  comeBack: 2,
  closeToEBikes: 1,
  reconcile: 1,
  wait: 4,
}

const command = fc.oneof(
  ...(Object.keys(commands) as (keyof typeof commands)[]).map((kind) => ({
    weight: weights[kind],
    arbitrary: commands[kind] as fc.Arbitrary<Command>,
  })),
)

const delivered = (arbitrary: fc.Arbitrary<Command>) => fc.record({ command: arbitrary, delivery })

const DECIDING: readonly string[] = ['move', 'suspend', 'lift', 'removeForConduct', 'withdraw', 'comeBack', 'reconcile']

/** Several commands for one rider at one place and the same time: at the gate, or in the offices. */
const meeting = fc.tuple(rider, place, fc.integer({ min: 0, max: 4 })).chain(([who, where, which]) => {
  const about = command.filter(({ kind }) => (which === 0 ? DECIDING.includes(kind) : kind !== 'wait'))
  const moved = about.map((one) => ({ ...one, ...('rider' in one && { rider: who }), ...('place' in one && { place: where }) }) as Command)
  return fc.array(delivered(moved), { minLength: 2, maxLength: 4 })
})

/** Rounds of commands. The commands of one round run at the same time. */
export const rounds = fc.array(fc.oneof(fc.array(delivered(command), { minLength: 1, maxLength: 3 }), { weight: 2, arbitrary: meeting }), {
  minLength: 5,
  maxLength: 12,
})
