import { AsyncLocalStorage } from 'node:async_hooks'
import type { Collection } from '../../../cloudfunctions/kernel/database/collection'
import type { CollectionDefinition } from '../../../cloudfunctions/kernel/database/definition'
import { type Page, planFind } from '../../../cloudfunctions/kernel/database/find'
import { modified, partOf, positionAmong, positionIn } from '../memoryModify'

export interface AnyDocument {
  readonly _id: string
  readonly [field: string]: unknown
}

/** The hooks by which a run of the model observes and schedules operations. */
export interface Watch {
  /** Called before each operation, to let another call run first. */
  turn(): Promise<unknown>
  /** Called after a write, with the document before and after it; null where it did not exist. */
  written(collection: string, before: AnyDocument | null, after: AnyDocument | null): void
}

const nobody: Watch = { turn: async () => {}, written: () => {} }
let watch = nobody
const tables = new Map<string, Map<string, AnyDocument>>()

/** Empties the database for the next run. */
export function startWatch(next: Watch): void {
  watch = next
  tables.clear()
}

export function tableOf(name: string): Map<string, AnyDocument> {
  const table = tables.get(name) ?? new Map<string, AnyDocument>()
  tables.set(name, table)
  return table
}

/** The number of writes left before the current call of a function dies. */
const calls = new AsyncLocalStorage<{ left: number }>()

/** Runs a call that dies after a number of writes: the last write is done, its reply is lost, and no code runs after it. */
export const dyingAfter = <T>(writes: number, call: () => Promise<T>): Promise<T> => calls.run({ left: writes }, call)

const died = () => Object.assign(new Error('the function has died'), { code: 'ECONNRESET' })

/** Makes one write at its scheduled turn, unless the call is dead. */
export async function write<T>(work: () => T): Promise<T> {
  const call = calls.getStore() ?? { left: Number.POSITIVE_INFINITY }
  await watch.turn()
  if (call.left <= 0) throw died()
  call.left -= 1
  const result = work()
  if (call.left <= 0) throw died()
  return result
}

async function read<T>(work: () => T): Promise<T> {
  await watch.turn()
  return work()
}

const same = (a: unknown, b: unknown) => (a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b)

type Condition = (value: unknown) => boolean
const comparable = (value: unknown) => (value instanceof Date ? value.getTime() : value)
const compare =
  (holds: (a: number | string, b: number | string) => boolean) =>
  (bound: unknown): Condition =>
  (value) => {
    const [a, b] = [comparable(value), comparable(bound)]
    return (typeof a === 'number' && typeof b === 'number') || (typeof a === 'string' && typeof b === 'string') ? holds(a, b) : false
  }

/** The commands of a query as predicates. */
const command = {
  eq:
    (bound: unknown): Condition =>
    (value) =>
      same(value ?? null, bound),
  gt: compare((a, b) => a > b),
  gte: compare((a, b) => a >= b),
  lt: compare((a, b) => a < b),
  lte: compare((a, b) => a <= b),
  and:
    (conditions: unknown[]): Condition =>
    (value) =>
      conditions.every((condition) => (condition as Condition)(value)),
}

/** The values at a path; a list contributes the values of all its elements. */
const valuesAt = (doc: unknown, path: string): unknown[] =>
  path.split('.').reduce<unknown[]>((values, key) => values.flat().map((value) => Object(value)[key]), [doc])

function select(definition: CollectionDefinition, index: string, page: Page): AnyDocument[] {
  const { where, order, limit } = planFind(definition, index, page, command)
  const conditions = Object.entries(where) as [string, Condition][]
  const found = [...tableOf(definition.name).values()].filter((doc) => conditions.every(([path, holds]) => valuesAt(doc, path).some(holds)))
  return found.sort((a, b) => rank(a, b, order)).slice(0, limit)
}

/** What isn't there comes before everything else. */
const sortKey = (value: unknown) => comparable(value ?? Number.NEGATIVE_INFINITY)

function rank(a: AnyDocument, b: AnyDocument, order: readonly (readonly [string, 'asc' | 'desc'])[]): number {
  for (const [field, direction] of order) {
    const turn = direction === 'asc' ? 1 : -1
    const [left, right] = [sortKey(a[field]), sortKey(b[field])]
    if (typeof left === 'string' && typeof right === 'string' && left !== right) return left < right ? -turn : turn
    if (typeof left === 'number' && typeof right === 'number' && left !== right) return (left - right) * turn
  }
  return 0
}

/** What the database computes by itself is asked for by no model. */
const uncounted = () => Promise.reject(new Error('the stand-in computes nothing'))

/** Stands in for `openCollection`: the same methods with the same guarantees, in memory, one scheduled turn each. */
export function openMemoryCollection<Doc extends { _id: string }>(definition: CollectionDefinition): Collection<Doc> {
  const { name } = definition
  const table = () => tableOf(name)
  const uniqueKeys = definition.indexes.filter(({ unique }) => unique).map(({ keys }) => keys.map(([field]) => field))
  const clashes = (doc: AnyDocument) =>
    table().has(doc._id) ||
    uniqueKeys.some((fields) => [...table().values()].some((other) => fields.every((field) => same(other[field], doc[field]))))
  const matching = (id: string, guard: object) => {
    const doc = table().get(id)
    return doc && Object.entries(guard).every(([field, value]) => same(doc[field] ?? null, value)) ? doc : null
  }
  const put = (before: AnyDocument | null, after: AnyDocument) => {
    table().set(after._id, after)
    watch.written(name, before, after)
  }
  return {
    definition,
    get: (id) => read(() => (table().get(id) as Doc | undefined) ?? null),
    insert: (doc) =>
      write(() => {
        if (clashes({ ...doc })) return false
        put(null, { ...doc })
        return true
      }),
    update: (id, guard, changes) =>
      write(() => {
        if ('_id' in changes) throw new TypeError('the database changes no _id')
        const doc = matching(id, guard)
        if (doc) put(doc, { ...doc, ...changes })
        return doc !== null
      }),
    modify: (id, modification) =>
      write(() => {
        const doc = table().get(id)
        const next = doc && modified(doc as object as Doc, modification)
        if (doc && next) put(doc, next as object as AnyDocument)
        return Boolean(next)
      }),
    getMany: (ids) => read(() => ids.flatMap((id) => (table().get(id) as Doc | undefined) ?? [])),
    getManyParts: (ids, fields, keys = []) =>
      read(() => ids.flatMap((id) => (table().get(id) as Doc | undefined) ?? []).map((doc) => partOf(doc, [...fields, ...keys]))),
    getPart: (id, fields, keys = []) =>
      read(() => {
        const doc = table().get(id) as Doc | undefined
        return doc ? partOf(doc, [...fields, ...keys]) : null
      }),
    getPartAndPosition: (id, fields, keys, wanted) =>
      read(() => {
        const doc = table().get(id) as Doc | undefined
        return doc ? { ...partOf(doc, [...fields, ...keys]), position: positionIn(doc, wanted) } : null
      }),
    remove: (id, guard = {}) =>
      write(() => {
        const doc = matching(id, guard)
        if (!doc) return false
        watch.written(name, doc, null)
        return table().delete(id)
      }),
    removeWhere: (index, page) =>
      write(() => {
        const gone = select(definition, index, { ...page, limit: Number.POSITIVE_INFINITY })
        for (const doc of gone) {
          watch.written(name, doc, null)
          table().delete(doc._id)
        }
        return gone.length
      }),
    find: (index, page) => read(() => select(definition, index, page) as object[] as Doc[]),
    findPart: (index, page, fields, keys = []) =>
      read(() => (select(definition, index, page) as object[] as Doc[]).map((doc) => partOf(doc, [...fields, ...keys]))),
    count: (index, page) => read(() => select(definition, index, { ...page, limit: Number.POSITIVE_INFINITY }).length),
    positionAmong: (id, list, value) =>
      read(() => {
        const doc = table().get(id)
        return doc ? positionAmong(doc, { list, value }) : 0
      }),
    findNearest: uncounted,
    findPartAndElements: uncounted,
    countByHour: uncounted,
  }
}
