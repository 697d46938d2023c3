import type { Collection } from '../collection/collection'
import type { SortedIndex } from '../collection/sortedIndex'
import { type Id, StoredDocument, toBytes } from '../collection/storedDocument'
import { requestFailed } from '../refusal'
import { keyString } from '../value/keyString'
import { readAt } from '../value/path'
import { type Doc, show } from '../value/value'

/** The change of one document from `before` (absent for an insert) to `after` (absent for a removal). */
export interface Write {
  readonly collection: Collection
  readonly id: Id
  readonly before: StoredDocument | undefined
  readonly after: StoredDocument | undefined
}

/**
 * Validates new content and creates the write.
 * @param order the natural position of a new document
 */
export function makeWrite(collection: Collection, id: Id, before: StoredDocument | undefined, doc: Doc, order: number): Write {
  collection.checkIndexable(doc)
  return { collection, id, before, after: new StoredDocument(id, toBytes(doc), before?.order ?? order) }
}

/** A key that only one document may have in a unique index. */
export interface UniqueKey {
  readonly index: SortedIndex
  readonly row: readonly string[]
  readonly name: string
}

/** The unique keys that a document holds. */
export const uniqueKeys = (collection: Collection, stored: StoredDocument | undefined): UniqueKey[] => {
  if (!stored) return []
  const unique = collection.sorted.filter((index) => index.unique)
  return unique.flatMap((index) =>
    index.rowsOf(stored.doc).map((row) => ({ index, row, name: JSON.stringify([collection.name, index.name, ...row]) })),
  )
}

/** The name of a document, for locks and history. */
export const documentName = (collection: Collection, id: Id): string => JSON.stringify([collection.name, keyString(id)])

/** The names of all locks that a write needs. */
export const lockNames = ({ collection, id, before, after }: Write): string[] => [
  documentName(collection, id),
  ...[before, after].flatMap((stored) => uniqueKeys(collection, stored)).map(({ name }) => name),
]

/** The error of a duplicate key as production words it, with the document's own values. */
export function duplicateKey(collection: Collection, index: string, doc: Doc) {
  const keys = [collection.idIndex, ...collection.sorted].find(({ name }) => name === index)?.keys ?? []
  const values = keys.map(({ field, path }) => `${field}: ${show(readAt(doc, path) ?? null)}`).join(', ')
  return requestFailed(`E11000 duplicate key error collection: ${collection.name} index: ${index} dup key: { ${values} }`)
}
