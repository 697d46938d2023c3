import { setTimeout as pause } from 'node:timers/promises'

const TRIES = 12
const FIRST_PAUSE_MS = 10
const LONGEST_PAUSE_MS = 500

/** What an attempt answers when somebody else was quicker. */
export const LOST = Symbol('lost against another writer')

/** An attempt lost every time. Nothing was written; the same request may come again (UNAVAILABLE). */
export class ContentionError extends Error {
  readonly code = 'CONTENTION'
}

/**
 * Repeats an attempt that lost against another writer. The pause before the next one grows and is random, so that many losers don't meet
 * again. The first repetition comes at once: mostly one look at what is there now is enough.
 *
 * @param attempt reads, decides and writes; answers LOST when its write did not hold
 * @throws ContentionError when it lost every time
 */
export async function retryOnConflict<Done>(attempt: () => Promise<Done | typeof LOST>): Promise<Done> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const done = await attempt()
    if (done !== LOST) return done
    if (tried > 0) await pause(Math.random() * Math.min(FIRST_PAUSE_MS * 2 ** tried, LONGEST_PAUSE_MS))
  }
  throw new ContentionError('lost against other writers every time')
}
