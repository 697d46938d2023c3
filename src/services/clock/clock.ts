import { jumpBetween, type Reading } from './jump'
import { better, type Lesson, offsetFrom } from './lesson'

/** What is known of the server's time, as it is kept on the phone. */
export interface Known extends Lesson {
  /** False when the phone's clock was set back since, nobody knows exactly how far. */
  sure: boolean
}

export interface ClockState {
  /** The server's time when it was last learned; null: never, the phone's own clock is all there is. */
  learnedAt: Date | null
  /** Whether the phone's clock was left alone since, as far as the phone can tell. */
  sure: boolean
}

/** The server's time on a phone whose own clock may be wrong and may be set at any moment. `keep` is given what is worth keeping. */
export function createClock(read: () => Reading, keep: (known: Known) => void) {
  let known: Known | null = null
  let last = read()
  let shown = true
  let inSight = true

  const learn = (next: Known) => {
    known = next
    keep(next)
  }
  /** Reads the phone's clock. The server's time doesn't change when somebody sets it. */
  const look = () => {
    const reading = read()
    const jump = jumpBetween(last, reading, inSight)
    last = reading
    inSight = shown
    if (jump && known) learn({ ...known, offset: known.offset - jump.by, sure: known.sure && jump.exact })
    return reading.wall
  }

  return {
    now: () => new Date(look() + (known?.offset ?? 0)),
    state: (): ClockState => ({ learnedAt: known && new Date(known.at), sure: known?.sure ?? false }),
    learnTime(serverInstant: string, sentAt: number, receivedAt: number) {
      look()
      const lesson = offsetFrom(serverInstant, sentAt, receivedAt)
      if (lesson) learn({ ...better(known?.sure ? known : null, lesson), sure: true })
    },
    /** Takes up what an earlier run has kept. The server's time never goes back: a clock that says so was set. */
    restore(kept: Known) {
      const missing = kept.at - (look() + kept.offset)
      known = missing > 0 ? { ...kept, offset: kept.offset + missing, sure: false } : kept
    },
    /** The app comes into sight or goes out of it: only in sight the phone can't have slept. */
    show(visible: boolean) {
      look()
      shown = visible
      inSight = visible
    },
  }
}
