import { cloud } from '../cloud'
import type { CollectionDefinition } from './definition'
import { type Page, planFind } from './find'
import { checked, type Modification, type Path, planModify } from './modify'
import { isDuplicate } from './sdkErrors'

type Scalar = string | number | boolean | Date | null
type Fields<Doc> = keyof Doc & string
/** Required values of top-level fields. `null` also matches a field that does not exist. */
export type Guard<Doc> = { [K in Fields<Doc>]?: Doc[K] & Scalar }

/**
 * The only access to the database. Its methods rule out the SDK's traps: a write touches exactly one document by `_id`; a value is never
 * `undefined` (the SDK would drop the key and match more documents); a change is never empty (the SDK would silently do nothing); and an
 * object replaces the old value (the SDK would merge the two).
 */
export interface Collection<Doc extends { _id: string }> {
  readonly definition: CollectionDefinition
  get(id: string): Promise<Doc | null>
  /** Reads only these fields of a document, or single keys of them, when the rest of a large document is not needed. */
  getPart<F extends Fields<Doc>>(id: string, fields: readonly F[], keys?: readonly Path<Doc>[]): Promise<Pick<Doc, F | '_id'> | null>
  /** Reads the documents with these ids in one call, at most 100. Those that don't exist are left out; the order is any. */
  getMany(ids: readonly string[]): Promise<Doc[]>
  /**
   * Like `getPart`, with the last position of a value in a list, counted from 1; 0 when the list doesn't have it. The list itself, which may be
   * long, stays in the database.
   */
  getPartAndPosition<F extends Fields<Doc>>(
    id: string,
    fields: readonly F[],
    keys: readonly Path<Doc>[],
    wanted: { readonly list: Fields<Doc>; readonly value: string },
  ): Promise<(Pick<Doc, F | '_id'> & { readonly position: number }) | null>
  /** Answers false when a document with this `_id`, or with the same value of another unique key, exists already. */
  insert(doc: Doc): Promise<boolean>
  /** Replaces whole top-level fields if the guard matches the stored document. Answers false when it does not match. */
  update(id: string, guard: Guard<Doc>, changes: Partial<Omit<Doc, '_id'>>): Promise<boolean>
  /**
   * Changes fields, or single keys of them, if all conditions hold at that moment. Meant for documents that many requests write at once.
   * Answers false when a condition does not hold.
   */
  modify(id: string, modification: Modification<Doc>): Promise<boolean>
  remove(id: string, guard?: Guard<Doc>): Promise<boolean>
  /**
   * Removes the documents of a part of an index in one statement, for what is too much to remove one by one. Each document is checked at the
   * moment when it is removed. Returns how many there were.
   */
  removeWhere(index: string, page: Pick<Page, 'equals' | 'upTo'>): Promise<number>
  /** Finds documents by a declared index: by equality on its first keys, in the order of the remaining keys. */
  find(index: string, page: Page): Promise<Doc[]>
  /** Like `find`, but reads only these fields of each document. */
  findPart<F extends Fields<Doc>>(
    index: string,
    page: Page,
    fields: readonly F[],
    keys?: readonly Path<Doc>[],
  ): Promise<Pick<Doc, F | '_id'>[]>
  count(index: string, page: Omit<Page, 'limit'>): Promise<number>
}

export function openCollection<Doc extends { _id: string }>(definition: CollectionDefinition): Collection<Doc> {
  const database = () => cloud().database()
  const collection = () => database().collection(definition.name)
  const one = (id: string, guard: Guard<Doc>) => collection().where({ ...defined(guard), _id: notEmpty(id) })
  const found = (index: string, page: Page) => {
    const { where, order, limit } = planFind(definition, index, page, database().command)
    return order.reduce((sorted, [field, direction]) => sorted.orderBy(field, direction), collection().where(where)).limit(limit)
  }

  return {
    definition,
    async get(id) {
      const { data } = await collection()
        .where({ _id: notEmpty(id) })
        .limit(1)
        .get()
      return data[0] ?? null
    },
    async getMany(ids) {
      if (ids.length === 0) return []
      const { data } = await collection()
        .where({ _id: database().command.in(ids.map(notEmpty)) })
        .limit(ids.length)
        .get()
      return data
    },
    async insert(doc) {
      try {
        await collection().add(defined(doc))
        return true
      } catch (error) {
        if (isDuplicate(error)) return false
        throw error
      }
    },
    async update(id, guard, changes) {
      const { set } = database().command
      const entries = Object.entries(defined(changes))
      if (entries.length === 0) throw new TypeError(`${definition.name}: an update must change something`)
      const { updated } = await one(id, guard).update(Object.fromEntries(entries.map(([field, value]) => [field, set(value)])))
      return updated === 1
    },
    async getPart(id, fields, keys = []) {
      const { data } = await collection()
        .where({ _id: notEmpty(id) })
        .field(only([...fields, ...keys]))
        .limit(1)
        .get()
      return data[0] ?? null
    },
    async getPartAndPosition(id, fields, keys, { list, value }) {
      const { aggregate } = database().command
      const path = `$${checked(list)}`
      const { data } = await collection()
        .aggregate()
        .match({ _id: notEmpty(id) })
        .project({
          ...only([...fields, ...keys]),
          listSize: aggregate.size(path),
          indexFromEnd: aggregate.indexOfArray([aggregate.reverseArray(path), value]),
        })
        .end()
      const [found] = data
      if (!found) return null
      const { listSize, indexFromEnd, ...part } = found
      return { ...part, position: indexFromEnd < 0 ? 0 : listSize - indexFromEnd }
    },
    async modify(id, modification) {
      const { where, changes } = planModify(modification, database().command)
      const { updated } = await collection()
        .where({ ...where, _id: notEmpty(id) })
        .update(changes)
      return updated === 1
    },
    async remove(id, guard = {}) {
      const { deleted } = await one(id, guard).remove()
      return deleted === 1
    },
    async removeWhere(index, page) {
      const { where } = planFind(definition, index, { ...page, limit: 1 }, database().command)
      if (Object.keys(where).length === 0) throw new TypeError(`${definition.name}: a removal must say of what`)
      return (await collection().where(where).remove()).deleted ?? 0
    },
    find: async (index, page) => (await found(index, page).get()).data,
    findPart: async (index, page, fields, keys = []) =>
      (
        await found(index, page)
          .field(only([...fields, ...keys]))
          .get()
      ).data,
    async count(index, page) {
      const { where } = planFind(definition, index, { ...page, limit: 1 }, database().command)
      return (await collection().where(where).count()).total ?? 0
    },
  }
}

const only = (paths: readonly string[]) => Object.fromEntries(paths.map((path) => [checked(path), true]))

function defined<T extends object>(fields: T): T {
  for (const [field, value] of Object.entries(fields)) {
    if (value === undefined) throw new TypeError(`"${field}" is undefined: the SDK would leave it out`)
  }
  return fields
}

function notEmpty(id: string): string {
  if (typeof id !== 'string' || id === '') throw new TypeError('a document is named by a non-empty string')
  return id
}
