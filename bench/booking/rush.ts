/** The result of a rush. */
export interface Rush {
  readonly seconds: number
  /** Milliseconds from the tap to the reply, sorted. */
  readonly latencies: readonly number[]
  /** The number of each reply. */
  readonly answers: Readonly<Record<string, number>>
  /** Seconds until the last place was sold. */
  readonly soldOutAfter: number
}

/**
 * Every rider asks once, `atOnce` at a time, as fast as replies come. `ask` returns `ok` for a place, or else the reason of the refusal.
 */
export async function rush(contenders: number, atOnce: number, ask: (number: number) => Promise<string>): Promise<Rush> {
  const start = performance.now()
  const latencies: number[] = []
  const answers: Record<string, number> = {}
  let next = 0
  let soldOut = start
  const phone = async () => {
    for (let number = next++; number < contenders; number = next++) {
      const asked = performance.now()
      const answer = await ask(number)
      const now = performance.now()
      latencies.push(now - asked)
      answers[answer] = (answers[answer] ?? 0) + 1
      if (answer === 'ok') soldOut = now
    }
  }
  await Promise.all(Array.from({ length: atOnce }, phone))
  const seconds = (from: number) => (from - start) / 1000
  return { seconds: seconds(performance.now()), latencies: latencies.sort((a, b) => a - b), answers, soldOutAfter: seconds(soldOut) }
}
