import type { StoredDocument } from '../collection/storedDocument'

interface Replaced {
  /** The commit that replaced it. */
  readonly version: number
  /** What was there before that commit; `undefined` for nothing. */
  readonly before: StoredDocument | undefined
}

/** What commits have replaced while transactions run: from it a transaction reads the state that it began with. */
export class History {
  readonly #replaced = new Map<string, Replaced[]>()

  record(name: string, version: number, before: StoredDocument | undefined): void {
    const list = this.#replaced.get(name)
    if (list) list.push({ version, before })
    else this.#replaced.set(name, [{ version, before }])
  }

  /** Whether a document was written after a version. */
  changedSince(name: string, version: number): boolean {
    return (this.#replaced.get(name)?.at(-1)?.version ?? version) > version
  }

  /** A document as it was at a version. @param current what it is now */
  at(name: string, version: number, current: StoredDocument | undefined): StoredDocument | undefined {
    const next = this.#replaced.get(name)?.find((replaced) => replaced.version > version)
    return next ? next.before : current
  }

  clear(): void {
    this.#replaced.clear()
  }
}
