/**
 * The time limits of all waits in tests. They do not depend on the speed of the machine: a test continues as soon as its condition holds,
 * and these limits only end a wait for a condition that never holds. `TEST_PATIENCE=3` makes all of them three times as long.
 */
const FACTOR = Number(process.env.TEST_PATIENCE ?? 1)

/** The longest wait for one condition, in ms. */
export const PATIENCE_MS = 120_000 * FACTOR

/** The longest duration of a test or a hook, in ms, which may contain many waits. */
export const TEST_LIMIT_MS = 15 * 60_000 * FACTOR

/** Starts a wait. The returned function tells whether the wait has lasted too long. */
export function startWaiting(): () => boolean {
  const end = performance.now() + PATIENCE_MS
  return () => performance.now() > end
}

const POLL_MS = 10

/** Waits until something is so, and fails when it never gets so. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const tooLong = startWaiting()
  while (!(await isSo())) {
    if (tooLong()) throw new Error(`Waited ${PATIENCE_MS} ms in vain.`)
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}
