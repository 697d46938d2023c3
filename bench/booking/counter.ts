import { setTimeout as pause } from 'node:timers/promises'
import type { SdkDatabase } from '../emulatorProcess'

type Transaction = Awaited<ReturnType<SdkDatabase['startTransaction']>>

/** A booking as a tutorial would write it: a counter of places, read and written in a transaction, and a booking document beside it. */
export async function openCounter(db: SdkDatabase, capacity: number): Promise<(number: number) => Promise<string>> {
  await db.createCollection('benchCounters')
  await db.createCollection('benchBookings')
  await db.collection('benchCounters').add({ _id: 'counter', capacity, taken: 0 })

  const attempt = (number: number) =>
    db.runTransaction(async (transaction: Transaction) => {
      const counter = transaction.collection('benchCounters').doc('counter')
      const { data } = await counter.get()
      const { taken } = data as { taken: number }
      if (taken >= capacity) return 'FULL'
      await counter.update({ taken: taken + 1 })
      await transaction.collection('benchBookings').add({ _id: `booking${number}` })
      return 'ok'
    })

  // A failed transaction is retried until it is answered, with random pauses, which the SDK's own retries lack.
  return async function ask(number) {
    for (;;) {
      const answer: unknown = await attempt(number).then(
        (reply: { result?: unknown } | string) => (typeof reply === 'string' ? reply : (reply.result ?? reply)),
        () => null,
      )
      if (typeof answer === 'string') return answer
      await pause(5 + Math.random() * 20)
    }
  }
}
