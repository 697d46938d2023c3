/** The faults to inject. Shares are between 0 (never) and 1 (always). */
export interface Faults {
  /** The delay before every SDK request, in milliseconds. */
  readonly latency: number
  /** The share of operations inside a transaction that meet a conflict, which ends the transaction. */
  readonly conflict: number
  /** The share of the SDK's writes whose reply is lost after the write. */
  readonly drop: number
  /** The share of calls of a phone whose reply is lost after the function has run. */
  readonly dropCall: number
  /** The share of the SDK's writes after which the whole emulator dies. */
  readonly crash: number
  /** The seed of the random numbers. The same seed and the same requests lead to the same faults. */
  readonly seed: number
}

export const NO_FAULTS: Faults = { latency: 0, conflict: 0, drop: 0, dropCall: 0, crash: 0, seed: 1 }

const NAMES = Object.keys(NO_FAULTS)
const SHARES = new Set(['conflict', 'drop', 'dropCall', 'crash'])

const check = (name: string, value: unknown): void => {
  if (!NAMES.includes(name)) throw new Error(`There is no fault ${name}. Known: ${NAMES.join(', ')}.`)
  if (typeof value !== 'number' || !(value >= 0)) throw new Error(`${name} takes a number of at least 0.`)
  if (SHARES.has(name) && value > 1) throw new Error(`${name} is a share between 0 and 1.`)
}

/** Reads faults by name; faults that are not named are off. Throws a plain sentence for an unknown name or a value out of range. */
export const readFaults = (given: Readonly<Record<string, unknown>>): Faults => {
  for (const [name, value] of Object.entries(given)) check(name, value)
  return { ...NO_FAULTS, ...given }
}

/** Reads a text such as `latency=20,conflict=0.1`. Throws as {@link readFaults} does. */
export const parseFaults = (text: string): Faults =>
  readFaults(
    Object.fromEntries(
      text.split(',').map((pair) => {
        const [name = '', value = ''] = pair.split('=')
        return [name.trim(), value.trim() === '' ? Number.NaN : Number(value)]
      }),
    ),
  )
