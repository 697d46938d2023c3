import fc from 'fast-check'
import type { GateId } from '../../contract/pass/ids'
import { createQueue, type QueuedUse, type QueueStore } from '../../src/packages/pass/gate/offline/queue'
import { aSignedPass, passIdNo } from '../builders/signedPasses'
import { minutesAfter, NOON } from '../builders/time'

/**
 * A guard's phone without network for hours: scans, changes of mind, sendings of which the question or the answer is lost, restarts. In the end the
 * server knows every decision that stands, once, as it stands.
 */

type Step =
  | { do: 'scan'; rider: number; minutes: number }
  | { do: 'refuse' | 'undo'; which: number }
  | { do: 'send'; how: 'arrives' | 'neverSent' | 'questionLost' | 'answerLost' | 'answerNamesSome'; hold: boolean }
  | { do: 'restart' }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('scan' as const), rider: fc.integer({ min: 1, max: 4 }), minutes: fc.nat(6) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('refuse' as const, 'undo' as const), which: fc.nat(30) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('send' as const),
      how: fc.constantFrom('arrives', 'neverSent', 'questionLost', 'answerLost', 'answerNamesSome'),
      hold: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
)

const aUse = (no: number, rider: number, at: Date): QueuedUse => ({
  localId: `local_${String(no).padStart(4, '0')}`,
  gateId: 'gat_west' as GateId,
  at: at.toISOString(),
  text: 'XGS',
  vehicle: 'eBike',
  refusal: null,
  holder: { ...aSignedPass({ passId: passIdNo(rider) }) },
  sent: false,
})

/** What is written down outlives the app. */
function storage(): QueueStore {
  let written = '[]'
  return { get: () => JSON.parse(written), set: (uses) => (written = JSON.stringify(uses)) }
}

class World {
  private readonly stored = storage()
  private queue = createQueue(this.stored)
  private now = NOON
  private count = 0
  /** What the server has recorded: the first that it hears of a name. */
  readonly server = new Map<string, QueuedUse>()
  /** What stands, as the guard was told. */
  readonly decided = new Map<string, QueuedUse['refusal']>()

  get waiting() {
    return this.stored.get()
  }

  run(one: Step) {
    if (one.do === 'restart') this.queue = createQueue(this.stored)
    else if (one.do === 'scan') this.scan(one.rider, one.minutes)
    else if (one.do === 'send') this.send(one.how, one.hold)
    else this.correct(one.do, one.which)
  }

  private scan(rider: number, minutes: number) {
    this.now = minutesAfter(this.now, minutes)
    this.count += 1
    const { use, repeated } = this.queue.add(aUse(this.count, rider, this.now))
    if (repeated) expect(this.decided.get(use.localId)).toBeNull()
    else this.decided.set(use.localId, null)
  }

  private correct(how: 'refuse' | 'undo', which: number) {
    const use = this.waiting[which % Math.max(1, this.waiting.length)]
    if (!use) return
    const done = how === 'undo' ? this.queue.undo(use.localId) : this.queue.refuse(use.localId, 'noHelmet')
    expect(done).toBe(!use.sent)
    if (done && how === 'undo') this.decided.delete(use.localId)
    if (done && how === 'refuse') this.decided.set(use.localId, 'noHelmet')
  }

  send(how: Extract<Step, { do: 'send' }>['how'], hold: boolean) {
    const held = hold ? (this.waiting.at(-1)?.localId ?? null) : null
    const batch = this.queue.take(held)
    expect(batch.some(({ localId }) => localId === held)).toBe(false)
    if (how !== 'neverSent' && how !== 'questionLost') for (const use of batch) this.record(use)
    if (how === 'neverSent') this.queue.settle(batch, 'notSent')
    else if (how === 'arrives') this.queue.settle(batch, [...batch])
    else if (how === 'answerNamesSome') this.queue.settle(batch, batch.slice(1))
    else this.queue.settle(batch, 'unknown')
  }

  private record(use: QueuedUse) {
    if (!this.server.has(use.localId)) this.server.set(use.localId, use)
  }
}

test('every decision that stands is entered once, as it stands, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const world = new World()
      for (const one of steps) world.run(one)
      while (world.waiting.length > 0) world.send('arrives', false)
      const known = [...world.server.values()].map(({ localId, refusal }) => [localId, refusal])
      expect(known.toSorted()).toEqual([...world.decided].toSorted())
    }),
    { numRuns: 500 },
  )
})

test('one rider is one entry in five minutes', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const world = new World()
      for (const one of steps) world.run(one)
      const entered = world.waiting.filter(({ refusal }) => refusal === null)
      for (const [at, one] of entered.entries())
        for (const other of entered.slice(at + 1))
          if (one.holder.passId === other.holder.passId)
            expect(Math.abs(Date.parse(one.at) - Date.parse(other.at))).toBeGreaterThanOrEqual(5 * 60_000)
    }),
    { numRuns: 300 },
  )
})

test('a long day is sent in parts of 20, the oldest first', () => {
  const stored = storage()
  const queue = createQueue(stored)
  for (let no = 1; no <= 45; no += 1) queue.add(aUse(no, no, minutesAfter(NOON, no)))
  const sizes: number[] = []
  for (let batch = queue.take(null); batch.length > 0; batch = queue.take(null)) {
    sizes.push(batch.length)
    queue.settle(batch, [...batch])
  }
  expect(sizes).toEqual([20, 20, 5])
})

test('what was never sent may still be changed, what may have arrived may not', () => {
  const queue = createQueue(storage())
  const { use } = queue.add(aUse(1, 1, NOON))
  queue.settle(queue.take(null), 'notSent')
  expect(queue.refuse(use.localId, 'conduct')).toBe(true)
  queue.settle(queue.take(null), 'unknown')
  expect(queue.undo(use.localId)).toBe(false)
  // It was on its way before: that nothing was sent now doesn't make it the phone's again.
  queue.settle(queue.take(null), 'notSent')
  expect(queue.undo(use.localId)).toBe(false)
})
