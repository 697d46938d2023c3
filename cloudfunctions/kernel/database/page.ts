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
 * Loads all documents in the order of a date, page by page, for lists that must be complete.
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
