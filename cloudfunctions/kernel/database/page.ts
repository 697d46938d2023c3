/**
 * One page of documents in the order of a date, and where the next one goes on. Documents of one instant stay on one page, so that none
 * falls between two.
 *
 * @param found one document more than a page holds, if there are so many
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
 * All documents in the order of a date, page by page: for lists that must not be cut short.
 *
 * @param load up to one document more than a page holds, after a date
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
