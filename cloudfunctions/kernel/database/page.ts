import type { Collection } from './collection'
import type { Page, Value } from './find'

/**
 * The cursor of a list: the last row's value in the ordered key of the index, and its `_id`. The phone returns it unchanged. Because it
 * names one row, the next page continues exactly after it, however many rows have the same value.
 */
export type PageCursor = string

export interface PageQuery extends Pick<Page, 'equals' | 'from' | 'upTo'> {
  /** Only documents beyond this value of the ordered key, in the direction of the index. */
  readonly beyond?: Value
  /** The cursor of the previous page; null for the first page. */
  readonly after: PageCursor | null
  readonly size: number
}

export interface FoundPage<Doc> {
  readonly rows: readonly Doc[]
  /** Null on the last page. */
  readonly next: PageCursor | null
}

type Listed<Doc extends { _id: string }> = Pick<Collection<Doc>, 'definition' | 'find'>

/**
 * Loads one page of documents in the order of an index.
 *
 * @param index its keys are those in `equals`, then the ordered key, then `_id`
 */
export async function findPage<Doc extends { _id: string }>(
  collection: Listed<Doc>,
  index: string,
  { after, size, beyond, ...query }: PageQuery,
): Promise<FoundPage<Doc>> {
  const key = orderedKeyOf(collection, index, query)
  const limit = size + 1
  const found =
    after === null
      ? await collection.find(index, { ...query, ...(beyond !== undefined && { after: beyond }), limit })
      : await findAfter(collection, index, { ...query, limit }, key, after)
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  return { rows, next: last && found.length > size ? cursorAt(last, key) : null }
}

/** The remaining documents with the cursor's value, then the documents beyond it. */
async function findAfter<Doc extends { _id: string }>(
  collection: Listed<Doc>,
  index: string,
  page: Page,
  key: string,
  cursor: PageCursor,
): Promise<Doc[]> {
  const { value, id } = readCursor(cursor)
  const alike = await collection.find(index, { equals: { ...page.equals, [key]: value }, after: id, limit: page.limit })
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

/** The size of a page that is one document smaller than the database's limit of 1,000, because one document more than a page is read. */
const MOST_AT_ONCE = 999

/** The keys of an index that are not fixed by the query. */
const restOf = ({ definition }: Pick<Collection<never>, 'definition'>, index: string, { equals }: Pick<Page, 'equals'>) =>
  (definition.indexes.find(({ name }) => name === index)?.keys ?? []).slice(Object.keys(equals).length)

function orderedKeyOf<Doc extends { _id: string }>(collection: Listed<Doc>, index: string, query: Pick<Page, 'equals'>): string {
  const [ordered, last, ...more] = restOf(collection, index, query)
  if (!ordered || last?.[0] !== '_id' || last[1] !== ordered[1] || more.length > 0) {
    throw new TypeError(`${collection.definition.name}.${index} doesn't end in one ordered key and "_id"`)
  }
  return ordered[0]
}

/** The cursor `2026-11-23T04:00:00.000Z pas_1`. The id contains no space, so the last space separates the two parts. */
function cursorAt(doc: { readonly _id: string }, key: string): PageCursor {
  const value = fieldOf(doc, key)
  if (!(value instanceof Date) && typeof value !== 'string') throw new TypeError(`a list is ordered by dates or strings, not by "${key}"`)
  return `${value instanceof Date ? value.toISOString() : value} ${doc._id}`
}

const fieldOf = (doc: object, field: string): unknown => new Map<string, unknown>(Object.entries(doc)).get(field)

function readCursor(cursor: PageCursor): { value: Date | string; id: string } {
  const [, text = '', id = ''] = /^(.*) (\S+)$/s.exec(cursor) ?? []
  if (id === '') throw new TypeError('this is not the cursor of a page')
  return { value: INSTANT.test(text) ? new Date(text) : text, id }
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/**
 * Loads one page of a list whose cursor is an instant on the wire (`Cursor` of the contract). An instant does not identify one of several
 * rows with the same date, so such rows stay on the same page. The index need not end in `_id`.
 *
 * @param after the `next` of the previous page; undefined for the first page
 */
export async function findPageByInstant<Doc extends { _id: string }>(
  collection: Listed<Doc>,
  index: string,
  { after, size, beyond, ...query }: Omit<PageQuery, 'after'> & { readonly after: string | undefined },
): Promise<FoundPage<Doc>> {
  const [key = ''] = restOf(collection, index, query)[0] ?? []
  const start = after === undefined ? beyond : new Date(after)
  const found = await collection.find(index, { ...query, ...(start !== undefined && { after: start }), limit: size + 1 })
  const { page, next } = pageOf(found, size, (doc) => instantIn(doc, key))
  return { rows: page, next }
}

function instantIn(doc: object, field: string): Date {
  const value = fieldOf(doc, field)
  if (!(value instanceof Date)) throw new TypeError(`"${field}" is not an instant`)
  return value
}

/**
 * Cuts one page out of documents in the order of a date, and gives the cursor of the next page. Documents with the same date stay on the
 * same page, so that the cursor skips none of them.
 *
 * @param found one document more than a page holds, if there are that many
 */
export function pageOf<Doc>(
  found: readonly Doc[],
  size: number,
  dateOf: (doc: Doc) => Date,
): { page: readonly Doc[]; next: string | null } {
  if (found.length <= size) return { page: found, next: null }
  const page = wholeInstants(found, size, (doc) => dateOf(doc).getTime())
  const last = page.at(-1)
  return { page, next: last ? dateOf(last).toISOString() : null }
}

function wholeInstants<Doc>(found: readonly Doc[], size: number, timeOf: (doc: Doc) => number): readonly Doc[] {
  const cut = found.at(-1)
  const before = found.filter((doc) => cut !== undefined && timeOf(doc) !== timeOf(cut))
  return before.length > 0 ? before : found.slice(0, size)
}
