import { AsyncLocalStorage } from 'node:async_hooks'

/** A scan with what the model knew when it began: the rider, and which replies had been given by then. */
export interface Scan {
  readonly rider: number
  /** A request that ends the pass had been answered. */
  readonly ended: boolean
  /** The code belongs to a phone from which the pass had been moved. */
  readonly moved: boolean
}

const scans = new AsyncLocalStorage<Scan>()
/** The scan in progress, for code that observes its writes. */
export const currentScan = () => scans.getStore()

/** The state of the passes according to the replies that people have received. */
export class Standing {
  readonly #ended = new Set<number>()
  readonly #revived = new Set<number>()
  readonly #anew = new Set<number>()
  readonly #keyNos = new Map<number, number>()

  /** The rider's pass was revoked, or the rider is gone. */
  end = (rider: number) => void this.#ended.add(rider)

  /** A request that may restore the pass has been sent. From now on the model cannot know whether the pass is valid. */
  revive = (rider: number) => void this.#revived.add(rider)

  mayBeBack = (rider: number) => this.#revived.has(rider)

  bound(rider: number, keyNo: number): void {
    this.#keyNos.set(rider, Math.max(keyNo, this.#keyNos.get(rider) ?? 0))
  }

  /** After a withdrawal and a new registration the bindings are numbered from 1 again, at an unknown moment. */
  beginAnew = (rider: number) => void this.#anew.add(rider)

  /** Runs the work as a scan of this pass that begins now. */
  scanning<T>({ rider, keyNo }: { readonly rider: number; readonly keyNo?: number }, work: () => T): T {
    const moved = keyNo !== undefined && keyNo < (this.#keyNos.get(rider) ?? 0) && !this.#anew.has(rider)
    return scans.run({ rider, ended: this.#ended.has(rider), moved }, work)
  }
}
