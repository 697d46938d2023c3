const LOOK_MS = 250

/**
 * Calls `end` when npm, which started this process, has ended without forwarding its signal (`kill -9`). Otherwise the process would run
 * forever.
 */
export const watchNpm = (end: () => void): void => {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    end()
  }, LOOK_MS)
  timer.unref()
}
