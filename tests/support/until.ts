const PATIENCE_MS = 20_000

/** Waits until a condition holds, and fails when that takes too long. */
export const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  const deadline = Date.now() + PATIENCE_MS
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`Waited ${PATIENCE_MS} ms in vain.`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
