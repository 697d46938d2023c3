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

/** One turn of each contestant. */
export type Round<Who extends string> = Readonly<Record<Who, Loop>>

interface Turns {
  readonly atOnce: number
  readonly rounds: number
  readonly seconds: number
}

/** Lets contestants run in turns, so that what slows the machine for a while slows all of them. */
export async function inTurns<Who extends string>(
  contestants: Readonly<Record<Who, () => Promise<boolean>>>,
  { atOnce, rounds, seconds }: Turns,
  cpuMs: () => number,
): Promise<Round<Who>[]> {
  const done: Round<Who>[] = []
  for (let round = 0; round < rounds; round += 1) {
    const loops: [string, Loop][] = []
    for (const [who, call] of Object.entries<() => Promise<boolean>>(contestants)) {
      loops.push([who, await closedLoop(atOnce, seconds, call, cpuMs)])
    }
    done.push(Object.fromEntries(loops) as Round<Who>)
  }
  return done
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** Calls a second of a contestant, in the middle of all rounds. */
export const rateOf = <Who extends string>(rounds: readonly Round<Who>[], who: Who) => median(rounds.map((round) => round[who].perSecond))

/** How fast one contestant is as a part of another, in the middle of all rounds, with the figures that it is made of. */
export function shareOf<Who extends string>(rounds: readonly Round<Who>[], who: Who, of: Who): { ratio: number; value: string } {
  const ratio = median(rounds.map((round) => round[who].perSecond / round[of].perSecond))
  const cpuOf = (one: Who) => median(rounds.map((round) => round[one].cpuMs)).toFixed(1)
  const rates = `${rateOf(rounds, who).toFixed(0)} / ${rateOf(rounds, of).toFixed(0)} a second`
  return { ratio, value: `${ratio.toFixed(2)} (${rates}; CPU of the server ${cpuOf(who)} / ${cpuOf(of)} ms)` }
}
