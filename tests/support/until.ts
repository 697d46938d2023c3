import { PATIENCE_MS, startWaiting } from './patience'

const POLL_MS = 10

/** Waits until a condition holds, and fails when that takes too long. */
export const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  const tooLong = startWaiting()
  while (!(await isSo())) {
    if (tooLong()) throw new Error(`Waited ${PATIENCE_MS} ms in vain.`)
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}
