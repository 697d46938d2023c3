import { inBatches } from '../inBatches'
import type { Collection } from './collection'
import { idIndex, type Page, type Value } from './find'
import type { Path } from './modify'

/**
 * The cursor of a list: the last row's value in the ordered key of the index, and its `_id`. The phone returns it unchanged. Because it
 * names one row, the next page continues exactly after it, however many rows have the same value. A value without an `_id` is a cursor of an
 * earlier version of the app: the page continues beyond that value.
 */
export type PageCursor = string

export interface PageQuery extends Pick<Page, 'equals' | 'from' | 'upTo'> {
  /** Only documents beyond this value of the ordered key, in the direction of the index. */
  readonly beyond?: Value
  /** The cursor of the previous page; nothing for the first page. A cursor before the beginning of the list leads to its first page. */
  readonly after: PageCursor | null | undefined
  readonly size: number
}

export interface FoundPage<Doc> {
  readonly rows: readonly Doc[]
  /** Null on the last page. */
  readonly next: PageCursor | null
}

type Listed<Doc extends { _id: string }> = Pick<Collection<Doc>, 'definition' | 'find'>

/** A collection of which only these fields, or single keys of them, are read, for what may be long. */
export const onlyFields = <Doc extends { _id: string }, F extends keyof Doc & string>(
  { definition, findPart, count }: Pick<Collection<Doc>, 'definition' | 'findPart' | 'count'>,
  fields: readonly F[],
  keys: readonly Path<Doc>[] = [],
): Pick<Collection<Pick<Doc, F | '_id'>>, 'definition' | 'find' | 'count'> => ({
  definition,
  find: (index, page) => findPart(index, page, fields, keys),
  count,
})

/**
 * Loads the first `most` documents in the order of an index and says nothing of those behind them. It is for those who want no more: the newest
 * of something, the only one, or a part of the work whose rest is found later. What must be complete is read by {@link findAll}.
 */
export const findFirst = <Doc extends { _id: string }>(
  collection: Listed<Doc>,
  index: string,
  { most, ...query }: Omit<Page, 'limit'> & { readonly most: number },
): Promise<Doc[]> => collection.find(index, { ...query, limit: most })

/**
 * Loads one page of documents in the order of an index.
 *
 * @param index its keys are those in `equals`, then the ordered key, then `_id`; or `_id` alone
 */
export async function findPage<Doc extends { _id: string }>(
  collection: Listed<Doc>,
  index: string,
  { after, size, beyond, ...query }: PageQuery,
): Promise<FoundPage<Doc>> {
  const { key, direction } = orderedKeyOf(collection, index, query)
  const limit = size + 1
  const cursor = after ? readCursor(after) : null
  const starts = cursor !== null && (beyond === undefined || isBeyond(cursor.value, beyond, direction))
  const found = starts
    ? await findAfter(collection, index, { ...query, limit }, key, cursor)
    : await collection.find(index, { ...query, ...(beyond !== undefined && { after: beyond }), limit })
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  return { rows, next: last && found.length > size ? cursorAt(last, key) : null }
}

const isBeyond = (value: Date | string, bound: Value, direction: 1 | -1) =>
  bound !== null && (direction === 1 ? value > bound : value < bound)

interface Position {
  readonly value: Date | string
  /** Null in a cursor of an earlier version, which names no row. */
  readonly id: string | null
}

/** The remaining documents with the cursor's value, then the documents beyond it. */
async function findAfter<Doc extends { _id: string }>(
  collection: Listed<Doc>,
  index: string,
  page: Page,
  key: string,
  { value, id }: Position,
): Promise<Doc[]> {
  const isOutside = (page.from !== undefined && value < page.from) || (page.upTo !== undefined && value > page.upTo)
  const isUnique = key === '_id'
  const alike =
    id === null || isOutside || isUnique
      ? []
      : await collection.find(index, { equals: { ...page.equals, [key]: value }, after: id, limit: page.limit })
  const left = page.limit - alike.length
  return left === 0 ? alike : [...alike, ...(await collection.find(index, { ...page, after: value, limit: left }))]
}

/** Processes all documents in the order of an index, one page after the other. */
export async function eachPage<Doc extends { _id: string }>(
  collection: Listed<Doc>,
  index: string,
  query: Omit<PageQuery, 'after'>,
  work: (rows: readonly Doc[]) => unknown,
): Promise<void> {
  let after: PageCursor | null = null
  do {
    const { rows, next }: FoundPage<Doc> = await findPage(collection, index, { ...query, after })
    await work(rows)
    after = next
  } while (after !== null)
}

/** Loads all documents in the order of an index, for lists that must be complete. */
export async function findAll<Doc extends { _id: string }>(
  collection: Listed<Doc>,
  index: string,
  query: Omit<PageQuery, 'after' | 'size'>,
): Promise<Doc[]> {
  const all: Doc[] = []
  await eachPage(collection, index, { ...query, size: MOST_AT_ONCE }, (rows) => all.push(...rows))
  return all
}

const AT_ONCE = 10

/**
 * Finds documents and changes each so that it is not found again, until none is left: for what must be complete although documents are
 * added meanwhile.
 *
 * @throws when a document is found again although its turn has come
 */
export async function untilNone<Doc extends { readonly _id: string }>(
  find: () => Promise<readonly Doc[]>,
  work: (doc: Doc) => Promise<unknown>,
): Promise<void> {
  const seen = new Set<string>()
  for (let found = await find(); found.length > 0; found = await find()) {
    if (found.every(({ _id }) => seen.has(_id))) throw new Error(`${found[0]?._id} is found again after its turn`)
    for (const { _id } of found) seen.add(_id)
    await inBatches(found, AT_ONCE, work)
  }
}

/** The size of a page that is one document smaller than the database's limit of 1,000, because one document more than a page is read. */
const MOST_AT_ONCE = 999

/** The keys of an index that are not fixed by the query. */
const restOf = ({ definition }: Pick<Collection<never>, 'definition'>, index: string, { equals }: Pick<Page, 'equals'>) =>
  ([...definition.indexes, idIndex].find(({ name }) => name === index)?.keys ?? []).slice(Object.keys(equals).length)

function orderedKeyOf<Doc extends { _id: string }>(collection: Listed<Doc>, index: string, query: Pick<Page, 'equals'>) {
  const [ordered, ...more] = restOf(collection, index, query)
  const last = ordered?.[0] === '_id' ? ordered : more.shift()
  if (!ordered || ordered[1] === '2dsphere' || last?.[0] !== '_id' || last[1] !== ordered[1] || more.length > 0) {
    throw new TypeError(`${collection.definition.name}.${index} doesn't end in one ordered key and "_id"`)
  }
  return { key: ordered[0], direction: ordered[1] }
}

/** The cursor `2026-11-23T04:00:00.000Z~pas_1`. No id contains a tilde, so the last one separates the two parts, also in a URL. */
function cursorAt(doc: { readonly _id: string }, key: string): PageCursor {
  const value = fieldOf(doc, key)
  if (!(value instanceof Date) && typeof value !== 'string') throw new TypeError(`a list is ordered by dates or strings, not by "${key}"`)
  return `${value instanceof Date ? value.toISOString() : value}~${doc._id}`
}

const fieldOf = (doc: object, field: string): unknown => new Map<string, unknown>(Object.entries(doc)).get(field)

function readCursor(cursor: PageCursor): Position {
  const end = cursor.lastIndexOf('~')
  const text = end < 0 ? cursor : cursor.slice(0, end)
  const id = end < 0 ? null : cursor.slice(end + 1)
  if (text === '' || id === '') throw new TypeError('this is not the cursor of a page')
  return { value: INSTANT.test(text) ? new Date(text) : text, id }
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/
