import { LIMITS } from '../../limits'
import { compareKeys } from '../query/sort'
import { requestFailed } from '../refusal'
import { keyString } from '../value/keyString'
import { keysAt } from '../value/path'
import type { Doc } from '../value/value'
import type { IndexKey } from './indexDefinition'
import type { Id, StoredDocument } from './storedDocument'

/** One entry of an index: the key strings of its fields, and the id of their document. */
export interface Entry {
  readonly keys: readonly string[]
  readonly id: Id
  readonly order: number
}

/** Locates a range of an index: negative for entries before it, 0 for entries in it, positive for entries after it. */
export type Locate = (entry: Entry) => number

/** The sorted entries of all documents of a collection. The index is built when it is first needed and updated from then on. */
export class SortedIndex {
  /** The positions of fields in which some document has had an array and so several entries. Such a field gives no order. */
  readonly #arrays = new Set<number>()
  readonly #directions: readonly number[]
  #entries: Entry[] | undefined

  constructor(
    readonly name: string,
    readonly keys: readonly IndexKey[],
    readonly unique: boolean,
    private readonly documents: () => Iterable<StoredDocument>,
  ) {
    this.#directions = keys.map(({ direction }) => direction)
  }

  private get entries(): Entry[] {
    this.#entries ??= this.build()
    return this.#entries
  }

  /** Whether this field is an array in some document. As in MongoDB, the other fields of the index still give an order. */
  isArray(position: number): boolean {
    return this.#arrays.has(position)
  }

  /** Builds the index unless it is built already. Only then is it known which fields are arrays. */
  prepare(): void {
    this.#entries ??= this.build()
  }

  private build(): Entry[] {
    return [...this.documents()].flatMap((stored) => this.entriesOf(stored)).sort((a, b) => this.compare(a, b))
  }

  private compare(a: Entry, b: Entry): number {
    return compareKeys(a.keys, b.keys, this.#directions) || a.order - b.order
  }

  private entriesOf(stored: StoredDocument): Entry[] {
    return this.rowsOf(stored.doc).map((keys) => ({ keys, id: stored.id, order: stored.order }))
  }

  /** The rows of a document: one, or one for each element of an array. */
  rowsOf(doc: Doc): string[][] {
    const columns = this.keys.map(({ path }) => keysAt(doc, path))
    const arrays = columns.flatMap(({ multikey }, position) => (multikey ? [position] : []))
    if (arrays.length > 1)
      throw requestFailed(`Cannot index parallel arrays: index "${this.name}" has more than one field that is an array.`)
    for (const position of arrays) this.#arrays.add(position)
    const distinct = columns.map(({ values }) => [...new Set(values.map(keyString))])
    return distinct.reduce<string[][]>((rows, keys) => rows.flatMap((row) => keys.map((key) => [...row, key])), [[]])
  }

  /** Refuses a document with a row that is longer than an entry may be. */
  checkRows(doc: Doc): void {
    for (const row of this.rowsOf(doc)) {
      const bytes = row.reduce((sum, key) => sum + Buffer.byteLength(key), 0)
      if (bytes <= LIMITS.indexEntryBytes) continue
      throw requestFailed(
        `Btree::insert: key too large to index: "${this.name}" would hold ${bytes} bytes, and the limit is ${LIMITS.indexEntryBytes}. Bound the text.`,
      )
    }
  }

  /** Updates the index for one write. */
  replace(before: StoredDocument | undefined, after: StoredDocument | undefined): void {
    const entries = this.#entries
    if (!entries) return
    const removed = before ? this.entriesOf(before) : []
    const added = after ? this.entriesOf(after) : []
    if (removed.length === added.length && removed.every((entry, at) => isSameEntry(entry, added[at]))) return
    for (const entry of removed)
      entries.splice(
        this.firstAt((other) => this.compare(other, entry)),
        1,
      )
    for (const entry of added)
      entries.splice(
        this.firstAt((other) => this.compare(other, entry)),
        0,
        entry,
      )
  }

  /** The position of the first entry that is not before the range. */
  private firstAt(locate: Locate): number {
    let [low, high] = [0, this.entries.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      const entry = this.entries[middle]
      if (entry && locate(entry) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  /** The ids of a range, in order or backwards. Each id appears once, at its first entry. */
  *scan(locate: Locate, backwards: boolean): Generator<Id> {
    const entries = this.entries
    const [start, end] = [this.firstAt(locate), this.firstAt((entry) => (locate(entry) > 0 ? 0 : -1))]
    const seen = new Set<Id>()
    const multikey = this.#arrays.size > 0
    for (let step = 0; step < end - start; step += 1) {
      const entry = entries[backwards ? end - 1 - step : start + step]
      if (!entry || (multikey && seen.has(entry.id))) continue
      if (multikey) seen.add(entry.id)
      yield entry.id
    }
  }

  /** The ids of documents with this row. */
  holders(row: readonly string[]): Id[] {
    return [...this.scan((entry) => compareKeys(entry.keys, row, this.#directions), false)]
  }

  /** Two entries that violate a unique index, if there are any. */
  firstDuplicate(): [Entry, Entry] | undefined {
    for (const [position, entry] of this.entries.entries()) {
      const next = this.entries[position + 1]
      if (next && next.id !== entry.id && compareKeys(entry.keys, next.keys, this.#directions) === 0) return [entry, next]
    }
    return undefined
  }
}

const isSameEntry = (entry: Entry, other: Entry | undefined) =>
  other !== undefined && entry.order === other.order && entry.keys.every((key, position) => key === other.keys[position])
