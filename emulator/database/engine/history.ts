import type { StoredDocument } from '../collection/storedDocument'

interface Replaced {
  /** The commit that replaced it. */
  readonly version: number
  /** The document before that commit; `undefined` if there was none. */
  readonly before: StoredDocument | undefined
}

/** The documents that commits have replaced while transactions run, from which a transaction reads the state of its snapshot. */
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

  /**
   * A document as it was at a version.
   * @param current the document as it is now
   */
  at(name: string, version: number, current: StoredDocument | undefined): StoredDocument | undefined {
    const next = this.#replaced.get(name)?.find((replaced) => replaced.version > version)
    return next ? next.before : current
  }

  clear(): void {
    this.#replaced.clear()
  }
}
