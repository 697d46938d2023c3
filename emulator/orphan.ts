const LOOK_MS = 250

/** Calls `end` when npm, which started this process, is gone without passing its signal on (`kill -9`): nobody would ever stop it. */
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
