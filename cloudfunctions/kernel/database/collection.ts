import { cloud } from '../cloud'
import type { CollectionDefinition } from './definition'
import { type Nearest, type Page, planFind, planNearest } from './find'
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
  /** Like `getMany`, but reads only these fields of each document, or single keys of them. */
  getManyParts<F extends Fields<Doc>>(
    ids: readonly string[],
    fields: readonly F[],
    keys?: readonly Path<Doc>[],
  ): Promise<Pick<Doc, F | '_id'>[]>
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
  /** In a list of lists, the position of the first one that has a value, counted from 1; 0 when none has it. The lists stay in the database. */
  positionAmong(id: string, list: Fields<Doc>, value: string): Promise<number>
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
  /** Finds what is nearest to a place by a declared index on places, the nearest first, and reads only these fields of each document. */
  findNearest<F extends Fields<Doc>>(index: string, nearest: Nearest, fields: readonly F[]): Promise<Pick<Doc, F | '_id'>[]>
  /**
   * Like `findPart`, with what is wanted of a list that may be long: `most` elements behind the first `skip`, those of which a field has a value,
   * and how many there are. The rest of it stays in the database.
   */
  findPartAndElements<F extends Fields<Doc>, L extends Fields<Doc>>(
    index: string,
    page: Page,
    fields: readonly F[],
    wanted: ElementsWanted<L>,
  ): Promise<(Pick<Doc, F | '_id'> & Elements<Doc[L]>)[]>
  count(index: string, page: Omit<Page, 'limit'>): Promise<number>
  /** Counts in one call, for each hour of a day in Shanghai and for each combination of these fields. */
  countByHour<F extends Fields<Doc>>(
    index: string,
    page: Omit<Page, 'limit'>,
    instant: Fields<Doc>,
    fields: readonly F[],
  ): Promise<(Pick<Doc, F> & { readonly hour: number; readonly count: number })[]>
}

export interface ElementsWanted<L extends string> {
  readonly list: L
  readonly skip: number
  readonly most: number
  readonly of: { readonly field: string; readonly value: string }
}

export interface Elements<List> {
  readonly total: number
  readonly slice: List
  readonly own: List
}

export function openCollection<Doc extends { _id: string }>(definition: CollectionDefinition): Collection<Doc> {
  const database = () => cloud().database()
  const collection = () => database().collection(definition.name)
  const one = (id: string, guard: Guard<Doc>) => collection().where({ ...defined(guard), _id: notEmpty(id) })
  const many = (ids: readonly string[]) =>
    collection()
      .where({ _id: database().command.in(ids.map(notEmpty)) })
      .limit(ids.length)
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
    getMany: async (ids) => (ids.length === 0 ? [] : (await many(ids).get()).data),
    getManyParts: async (ids, fields, keys = []) =>
      ids.length === 0
        ? []
        : (
            await many(ids)
              .field(only([...fields, ...keys]))
              .get()
          ).data,
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
    async positionAmong(id, list, value) {
      const { aggregate } = database().command
      const holds = aggregate.map({ input: `$${checked(list)}`, as: 'one', in: aggregate.in([value, '$$one']) })
      const { data } = await collection()
        .aggregate()
        .match({ _id: notEmpty(id) })
        .project({ at: aggregate.indexOfArray([holds, true]) })
        .end()
      return (data[0]?.at ?? -1) + 1
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
    async findNearest(index, nearest, fields) {
      const { Geo, command } = database()
      const geometry = new Geo.Point(nearest.point.longitude, nearest.point.latitude)
      const where = planNearest(definition, index, nearest, command, command.geoNear({ geometry }))
      return (await collection().where(where).field(only(fields)).limit(nearest.most).get()).data
    },
    async findPartAndElements(index, page, fields, { list, skip, most, of }) {
      const { aggregate } = database().command
      const { where, order, limit } = planFind(definition, index, page, database().command)
      const input = `$${checked(list)}`
      const { data } = await collection()
        .aggregate()
        .match(where)
        .sort(Object.fromEntries(order.map(([field, direction]) => [field, direction === 'asc' ? 1 : -1])))
        .limit(limit)
        .project({
          ...only(fields),
          total: aggregate.size(input),
          slice: aggregate.slice([input, skip, most]),
          own: aggregate.filter({ input, as: 'one', cond: aggregate.eq([`$$one.${checked(of.field)}`, of.value]) }),
        })
        .end()
      return data
    },
    async countByHour(index, page, instant, fields) {
      const { aggregate } = database().command
      const { where } = planFind(definition, index, { ...page, limit: 1 }, database().command)
      const hour = aggregate.dateToString({ date: `$${checked(instant)}`, format: '%H', timezone: 'Asia/Shanghai' })
      const _id = { ...Object.fromEntries(fields.map((field) => [field, `$${checked(field)}`])), hour }
      const { data } = await collection()
        .aggregate()
        .match(where)
        .group({ _id, count: aggregate.sum(1) })
        .limit(MOST_GROUPS)
        .end()
      return data.map(({ _id: { hour: of, ...values }, count }: Group) => ({ ...values, hour: Number(of), count }))
    },
    async count(index, page) {
      const { where } = planFind(definition, index, { ...page, limit: 1 }, database().command)
      return (await collection().where(where).count()).total ?? 0
    },
  }
}

/** The service answers 20 groups where nothing else is said, and 1,000 at most. */
const MOST_GROUPS = 1000

interface Group {
  readonly _id: { readonly hour: string }
  readonly count: number
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
