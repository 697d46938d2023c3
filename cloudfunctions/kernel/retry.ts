import { setTimeout as pause } from 'node:timers/promises'

const TRIES = 12
const FIRST_PAUSE_MS = 10
const LONGEST_PAUSE_MS = 500

/** The answer of an attempt whose write lost against another writer. */
export const LOST = Symbol('lost against another writer')

/** Every attempt lost against another writer. Nothing was written, and the same request may be sent again (UNAVAILABLE). */
export class ContentionError extends Error {
  readonly code = 'CONTENTION'
}

/**
 * Repeats an attempt that lost against another writer. The pauses grow and are random, so that the writers do not collide again. The first
 * repetition follows at once, because usually one fresh read is enough.
 *
 * @param attempt reads, decides and writes; it answers LOST when another writer was faster
 * @throws ContentionError when every attempt lost
 */
export async function retryOnConflict<Done>(attempt: () => Promise<Done | typeof LOST>): Promise<Done> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const done = await attempt()
    if (done !== LOST) return done
    if (tried > 0) await pause(Math.random() * Math.min(FIRST_PAUSE_MS * 2 ** tried, LONGEST_PAUSE_MS))
  }
  throw new ContentionError('lost against other writers every time')
}
