import { startWaiting } from '../patience'

/** React schedules over several turns of the event loop. After this many turns without work the app is idle. */
const QUIET_TURNS = 4

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve))
const aMoment = () => new Promise<void>((resolve) => setTimeout(resolve, 2))

/**
 * Tracks the work that the app is about to finish (short timers, calls in progress), so that a test waits for idleness and not for a fixed
 * time.
 */
export class Activity {
  private readonly running = new Map<symbol, string>()

  /** Records that `what` has begun; call the result when it has ended. */
  begin(what: string): () => void {
    const id = Symbol(what)
    this.running.set(id, what)
    return () => void this.running.delete(id)
  }

  /**
   * Resolves when no work is in progress.
   * @throws when that does not happen in time, naming the remaining work
   */
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
