import { startWaiting } from '../patience'

/** React schedules over several turns of the event loop; this many without work is rest. */
const QUIET_TURNS = 4

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))
const aMoment = () => new Promise<void>((resolve) => setTimeout(resolve, 2))

/** Knows what the app is about to finish (short timers, calls under way), so that a test waits for rest and not for a time. */
export class Activity {
  private readonly running = new Map<symbol, string>()

  /** Notes that `what` has begun; call the result when it has ended. */
  begin(what: string): () => void {
    const id = Symbol(what)
    this.running.set(id, what)
    return () => void this.running.delete(id)
  }

  /** Resolves when nothing is under way any more. @throws when that never happens, naming what is left. */
  async settle(): Promise<void> {
    const tooLong = startWaiting()
    for (let quiet = 0; quiet < QUIET_TURNS; quiet++) {
      await nextTurn()
      while (this.running.size > 0) {
        quiet = 0
        if (tooLong()) throw new Error(`The app does not come to rest: ${[...this.running.values()].join(', ')}`)
        await aMoment()
      }
    }
  }
}
