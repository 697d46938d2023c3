/**
 * How long tests wait, in one place. Nothing here says how fast the machine is: a test goes on as soon as what it waits for is so, and
 * these times only end a wait for what never comes. `TEST_PATIENCE=3` makes all of them three times as long.
 */
const FACTOR = Number(process.env.TEST_PATIENCE ?? 1)

/** Longest wait for one thing, ms. */
export const PATIENCE_MS = 120_000 * FACTOR

/** Longest that a test or a hook may take, ms: it waits for many things. */
export const TEST_LIMIT_MS = 15 * 60_000 * FACTOR

/** Begins a wait. What it returns says whether the wait has lasted too long. */
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
