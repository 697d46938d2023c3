export interface Loop {
  readonly perSecond: number
  /** Milliseconds of the server's CPU time for each call. */
  readonly cpuMs: number
}

/**
 * Calls when `atOnce` callers each send the next one as soon as the last one is answered. Calls that are under way when the time is over
 * count with the time that they take.
 */
export async function closedLoop(atOnce: number, seconds: number, call: () => Promise<boolean>, cpuMs: () => number): Promise<Loop> {
  const [start, cpuAtStart] = [performance.now(), cpuMs()]
  let done = 0
  const caller = async () => {
    while (performance.now() - start < seconds * 1000) {
      if (!(await call())) throw new Error('A call was refused.')
      done += 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, caller))
  return { perSecond: (done * 1000) / (performance.now() - start), cpuMs: (cpuMs() - cpuAtStart) / done }
}
