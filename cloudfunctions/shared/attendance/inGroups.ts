const AT_ONCE = 20

/** Does something for each, some at once: the database is no faster for more, and a function has 20 seconds. */
export async function inGroups<T>(all: readonly T[], each: (one: T) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < all.length; start += AT_ONCE) await Promise.all(all.slice(start, start + AT_ONCE).map(each))
}
