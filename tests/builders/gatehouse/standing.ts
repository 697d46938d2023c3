import { AsyncLocalStorage } from 'node:async_hooks'

/** What a scan knew when it began: about whom it is, and what had been answered with success by then. */
export interface Scan {
  readonly rider: number
  /** The end of the pass had been answered. */
  readonly ended: boolean
  /** The code is of a phone from which the pass had been moved. */
  readonly moved: boolean
}

const scans = new AsyncLocalStorage<Scan>()
/** The scan under way, for whoever sees a write. */
export const currentScan = () => scans.getStore()

/** How the passes stand as far as people have been told. */
export class Standing {
  readonly #ended = new Set<number>()
  readonly #revived = new Set<number>()
  readonly #anew = new Set<number>()
  readonly #keyNos = new Map<number, number>()

  /** The rider's pass was revoked, or the rider is gone. */
  end = (rider: number) => void this.#ended.add(rider)

  /** Somebody does what may bring it back, at whatever moment: from now on nobody can tell. */
  revive = (rider: number) => void this.#revived.add(rider)

  mayBeBack = (rider: number) => this.#revived.has(rider)

  bound(rider: number, keyNo: number): void {
    this.#keyNos.set(rider, Math.max(keyNo, this.#keyNos.get(rider) ?? 0))
  }

  /** Whoever withdraws and comes back begins with the first binding, at whatever moment. */
  beginAnew = (rider: number) => void this.#anew.add(rider)

  /** Runs what begins now as a scan of this pass. */
  scanning<T>({ rider, keyNo }: { readonly rider: number; readonly keyNo?: number }, work: () => T): T {
    const moved = keyNo !== undefined && keyNo < (this.#keyNos.get(rider) ?? 0) && !this.#anew.has(rider)
    return scans.run({ rider, ended: this.#ended.has(rider), moved }, work)
  }
}
