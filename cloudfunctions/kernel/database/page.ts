import type { Collection } from './collection'
import type { Page, Value } from './find'

/**
 * Where a page of a list ended: the last row's value in the ordered key of the index, and its `_id`. It is given back as it came. Because it
 * names one row, the next page goes on exactly there, however many rows share one value.
 */
export type PageCursor = string

export interface PageQuery extends Pick<Page, 'equals' | 'from' | 'upTo'> {
  /** Only what lies beyond this value of the ordered key, in the direction of the index. */
  readonly beyond?: Value
  /** Where the page before this one ended; null for the first page. */
  readonly after: PageCursor | null
  readonly size: number
}

export interface FoundPage<Doc> {
  readonly rows: readonly Doc[]
  /** Null when there is nothing more. */
  readonly next: PageCursor | null
}

type Listed<Doc extends { _id: string }> = Pick<Collection<Doc>, 'definition' | 'find'>

/**
 * One page of documents in the order of an index.
 *
 * @param index its keys: those in `equals`, then the ordered one, then `_id`
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

/** The rest of those that share the value at which the page before ended, then what lies beyond it. */
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

/** Does something with all documents in the order of an index, one page after the other. */
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

/** All documents in the order of an index: for lists that must not be cut short. */
export async function findAll<Doc extends { _id: string }>(
  collection: Listed<Doc>,
  index: string,
  query: Omit<PageQuery, 'after' | 'size'>,
): Promise<Doc[]> {
  const all: Doc[] = []
  await eachPage(collection, index, { ...query, size: MOST_AT_ONCE }, (rows) => all.push(...rows))
  return all
}

/** The database gives at most 1,000 documents at once; one more than a page is read. */
const MOST_AT_ONCE = 999

function orderedKeyOf<Doc extends { _id: string }>({ definition }: Listed<Doc>, index: string, { equals }: Pick<Page, 'equals'>): string {
  const keys = definition.indexes.find(({ name }) => name === index)?.keys ?? []
  const [ordered, last, ...more] = keys.slice(Object.keys(equals).length)
  if (!ordered || last?.[0] !== '_id' || last[1] !== ordered[1] || more.length > 0) {
    throw new TypeError(`${definition.name}.${index} doesn't end in one ordered key and "_id"`)
  }
  return ordered[0]
}

/** `2026-11-23T04:00:00.000Z pas_1`: neither an id nor an instant has a space in it. */
function cursorAt(doc: { readonly _id: string }, key: string): PageCursor {
  const value = fieldOf(doc, key)
  if (!(value instanceof Date) && typeof value !== 'string') throw new TypeError(`a list is ordered by dates or strings, not by "${key}"`)
  return `${value instanceof Date ? value.toISOString() : value} ${doc._id}`
}

const fieldOf = (doc: object, field: string): unknown => new Map<string, unknown>(Object.entries(doc)).get(field)

function readCursor(cursor: PageCursor): { value: Date | string; id: string } {
  const [, text = '', id = ''] = /^(.*) (\S+)$/s.exec(cursor) ?? []
  if (id === '') throw new TypeError('no cursor of a page')
  return { value: INSTANT.test(text) ? new Date(text) : text, id }
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/**
 * One page of a list whose cursor is an instant on the wire (`Cursor` of the contract). An instant can't say which of the rows that share it
 * were on the page, so rows of one instant stay on one page.
 *
 * @param after the instant that the page before gave as `next`; undefined for the first page
 */
export async function findPageByInstant<Doc extends { _id: string }>(
  collection: Listed<Doc>,
  index: string,
  { after, size, beyond, ...query }: Omit<PageQuery, 'after'> & { readonly after: string | undefined },
): Promise<FoundPage<Doc>> {
  const key = orderedKeyOf(collection, index, query)
  const start = after === undefined ? beyond : new Date(after)
  const found = await collection.find(index, { ...query, ...(start !== undefined && { after: start }), limit: size + 1 })
  const { page, next } = pageOf(found, size, (doc) => instantIn(doc, key))
  return { rows: page, next }
}

function instantIn(doc: object, field: string): Date {
  const value = fieldOf(doc, field)
  if (!(value instanceof Date)) throw new TypeError(`"${field}" is no instant`)
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

/**
 * All documents in the order of a date, page by page.
 *
 * @param load loads documents after a date, at most `limit` of them
 */
export async function everyPage<Doc>(
  load: (limit: number, after: Date | undefined) => Promise<readonly Doc[]>,
  dateOf: (doc: Doc) => Date,
  size = 999,
): Promise<Doc[]> {
  const all: Doc[] = []
  for (let after: Date | undefined; ; ) {
    const { page, next } = pageOf(await load(size + 1, after), size, dateOf)
    all.push(...page)
    if (next === null) return all
    after = new Date(next)
  }
}
