import { LIMITS } from '../../limits'
import { CloudBaseError } from '../../plugin'
import { Collection, checkIndexes, missingCollection } from '../collection/collection'
import { type CollectionDeclaration, readDeclarations } from '../collection/indexDefinition'
import { type Id, StoredDocument } from '../collection/storedDocument'
import { invalidParam } from '../refusal'
import type { Store } from '../store'
import type { Doc } from '../value/value'
import { History } from './history'
import { Locks } from './locks'
import type { Transaction } from './transaction'
import { documentName, duplicateKey, lockNames, uniqueKeys, type Write } from './writes'

const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_-]{1,32}$/

/** The collections in memory. {@link Engine.commit} is the only way to change them. */
export class Engine {
  readonly history = new History()
  readonly locks = new Locks()
  /** The number of the last commit. */
  version = 0
  readonly #collections = new Map<string, Collection>()
  #order = 0

  constructor(private readonly store: Store) {
    for (const { name, indexes } of store.collections()) {
      const collection = new Collection(name)
      const [declaration] = readDeclarations([{ name, indexes: JSON.parse(indexes) }])
      collection.setIndexes(declaration?.indexes ?? [])
      this.#collections.set(name, collection)
    }
    for (const { collection, id, bytes } of store.documents()) {
      this.#collections.get(collection)?.load(new StoredDocument(id, bytes, this.nextOrder()))
    }
  }

  /** Finds a collection. Refuses a name that does not exist. */
  collection(name: string): Collection {
    const collection = this.#collections.get(name)
    if (!collection) throw missingCollection(name)
    return collection
  }

  /** Every document by collection, in the order of their first insertion. */
  contents(): Record<string, Doc[]> {
    return Object.fromEntries([...this.#collections].map(([name, collection]) => [name, Array.from(collection.all(), ({ doc }) => doc)]))
  }

  nextOrder(): number {
    this.#order += 1
    return this.#order
  }

  /** Creates a collection. Refuses a name that exists or that production would not accept. */
  createCollection(name: string): void {
    if (this.#collections.has(name)) {
      throw new CloudBaseError('DATABASE_COLLECTION_ALREADY_EXIST', `[ResourceUnavailable.ResourceExist] Table exist: ${name}.`)
    }
    this.ensureCollections([{ name }])
  }

  /** Creates collections and indexes as declared, all or none. Refuses a unique index that the documents violate. */
  ensureCollections(declarations: readonly CollectionDeclaration[]): void {
    const plans = declarations.filter((declaration) => !this.isMade(declaration)).map((declaration) => this.plan(declaration))
    const twice = plans.find(
      ({ collection }, position) => plans.findIndex((other) => other.collection.name === collection.name) !== position,
    )
    if (twice) throw invalidParam(`"${twice.collection.name}" is declared twice.`)
    const added = plans.filter(({ collection }) => !this.#collections.has(collection.name)).length
    if (this.#collections.size + added > LIMITS.collections)
      throw invalidParam(`There would be more than ${LIMITS.collections} collections.`)
    this.store.saveCollections(plans.map(({ collection, wanted }) => ({ name: collection.name, indexes: JSON.stringify(wanted) })))
    for (const { collection, wanted, built } of plans) {
      collection.setIndexes(wanted, built)
      this.#collections.set(collection.name, collection)
    }
  }

  /** Whether a collection is already as declared, so that no index has to be built. */
  private isMade({ name, indexes }: CollectionDeclaration): boolean {
    const collection = this.#collections.get(name)
    return collection !== undefined && (indexes === undefined || JSON.stringify(indexes) === JSON.stringify(collection.declared))
  }

  private plan({ name, indexes }: CollectionDeclaration) {
    if (!NAME.test(name))
      throw invalidParam(`A collection can't be called "${name}": 2 to 33 letters, digits, "_" and "-", beginning with a letter or digit.`)
    const collection = this.#collections.get(name) ?? new Collection(name)
    const wanted = indexes ?? collection.declared
    const built = collection.buildIndexes(wanted)
    checkIndexes(collection, built)
    return { collection, wanted, built }
  }

  /**
   * Applies writes and passes them to the store, all or none. Refuses duplicate keys.
   * @param owner the transaction whose own locks are ignored
   * @throws Blocked if another transaction holds a document or a unique key
   */
  commit(writes: readonly Write[], owner?: Transaction): void {
    if (this.locks.inUse) for (const write of writes) this.locks.refuseHeld(lockNames(write), owner)
    this.refuseDuplicates(writes)
    if (writes.length === 0) return
    this.store.write(writes.map(({ collection, id, after }) => ({ collection: collection.name, id, bytes: after?.bytes ?? null })))
    this.version += 1
    for (const { collection, id, before, after } of writes) {
      collection.replace(before, after)
      if (this.locks.inUse) this.history.record(documentName(collection, id), this.version, before)
    }
  }

  private refuseDuplicates(writes: readonly Write[]): void {
    const taken = new Set<string>()
    const rewritten = idsByCollection(writes)
    for (const { collection, after } of writes) {
      for (const { index, row, name } of uniqueKeys(collection, after)) {
        const held = index.holders(row).some((id) => !rewritten.get(collection)?.has(id))
        if (after && (held || taken.has(name))) throw duplicateKey(collection, index.name, after.doc)
        taken.add(name)
      }
    }
  }
}

const idsByCollection = (writes: readonly Write[]): Map<Collection, Set<Id>> => {
  const ids = new Map<Collection, Set<Id>>()
  for (const { collection, id } of writes) ids.set(collection, (ids.get(collection) ?? new Set()).add(id))
  return ids
}
