import { CloudBaseError } from '../../plugin'
import { requestFailed } from '../refusal'
import { parsePath } from '../value/path'
import type { Doc } from '../value/value'
import { GeoIndex } from './geoIndex'
import { type IndexDeclaration, indexKeys } from './indexDefinition'
import { SortedIndex } from './sortedIndex'
import type { Id, StoredDocument } from './storedDocument'

/** A collection in memory: the current version of each document, and the indexes. */
export class Collection {
  readonly #documents = new Map<Id, StoredDocument>()
  readonly idIndex: SortedIndex
  #declared: readonly IndexDeclaration[] = []
  sorted: readonly SortedIndex[] = []
  geo: readonly GeoIndex[] = []

  constructor(readonly name: string) {
    this.idIndex = new SortedIndex('_id_', [{ field: '_id', path: parsePath('_id'), direction: 1 }], true, () => this.all())
  }

  get declared(): readonly IndexDeclaration[] {
    return this.#declared
  }

  get size(): number {
    return this.#documents.size
  }

  get(id: Id): StoredDocument | undefined {
    return this.#documents.get(id)
  }

  all(): Iterable<StoredDocument> {
    return this.#documents.values()
  }

  /** Loads a document from the store. */
  load(stored: StoredDocument): void {
    this.#documents.set(stored.id, stored)
  }

  /** Applies a write to the documents and to the indexes. */
  replace(before: StoredDocument | undefined, after: StoredDocument | undefined): void {
    if (after) this.#documents.set(after.id, after)
    else if (before) this.#documents.delete(before.id)
    for (const index of [this.idIndex, ...this.sorted, ...this.geo]) index.replace(before, after)
  }

  /** Refuses a document that an index cannot hold (parallel arrays, a long key, not a location), before it is written. */
  checkIndexable(doc: Doc): void {
    for (const index of [this.idIndex, ...this.sorted]) index.checkRows(doc)
    for (const index of this.geo) index.capsOf(doc)
  }

  /** Builds indexes from the documents. Refuses a unique index that they violate, without changing anything. */
  buildIndexes(declarations: readonly IndexDeclaration[]): { sorted: SortedIndex[]; geo: GeoIndex[] } {
    const documents = () => this.all()
    const places = declarations.filter(({ keys }) => keys.some(([, kind]) => kind === '2dsphere'))
    const sorted = declarations
      .filter((declaration) => !places.includes(declaration))
      .map((declaration) => new SortedIndex(declaration.name, indexKeys(declaration), declaration.unique === true, documents))
    const geo = places.map(({ name, keys: [place, ...others] }) => {
      const fields = others.map(([field]) => field)
      return new GeoIndex(name, place?.[0] ?? '', fields, documents)
    })
    return { sorted, geo }
  }

  /** Replaces all declared indexes. */
  setIndexes(declarations: readonly IndexDeclaration[], built = this.buildIndexes(declarations)): void {
    this.#declared = declarations
    this.sorted = built.sorted
    this.geo = built.geo
  }
}

/** Builds new indexes. Refuses indexes that the documents violate: a unique one, or one on locations. */
export function checkIndexes(collection: Collection, { sorted, geo }: Pick<Collection, 'sorted' | 'geo'>): void {
  for (const index of geo) index.prepare()
  for (const index of sorted) {
    index.prepare()
    const pair = index.unique ? index.firstDuplicate() : undefined
    if (pair)
      throw requestFailed(
        `E11000 duplicate key error collection: ${collection.name} index: ${index.name}: the documents "${pair[0].id}" and "${pair[1].id}" have the same key. Change one, then declare the index.`,
      )
  }
}

export const missingCollection = (name: string) =>
  new CloudBaseError(
    'DATABASE_COLLECTION_NOT_EXIST',
    `Db or Table not exist: ${name}. Declare the collection, or create it with db.createCollection.`,
  )
