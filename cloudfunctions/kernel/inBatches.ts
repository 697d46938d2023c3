/** Processes all items in batches of a given size, because a function may hold only a limited number of connections open. */
export async function inBatches<T>(all: readonly T[], size: number, work: (one: T) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < all.length; from += size) await Promise.all(all.slice(from, from + size).map(work))
}

const AT_ONCE = 10
/** After so many it looks whether there is time left. */
const PAGE = 100

/**
 * Does something for each of many, in the order of their keys, as long as there is time.
 *
 * @param after only for those behind this key: those before it were done in an earlier turn
 * @returns the last key that was done when the time was not enough, so that the next turn goes on behind it; null when all are done
 */
export async function inTurns<Key extends string, T>(
  all: readonly (readonly [key: Key, one: T])[],
  after: Key | null,
  hasTime: () => boolean,
  work: (one: T, key: Key) => Promise<unknown>,
): Promise<Key | null> {
  const left = all.filter(([key]) => after === null || key > after).sort(([one], [other]) => (one < other ? -1 : 1))
  for (let from = 0; from < left.length; from += PAGE) {
    const last = left[from - 1]
    if (last && !hasTime()) return last[0]
    await inBatches(left.slice(from, from + PAGE), AT_ONCE, ([key, one]) => work(one, key))
  }
  return null
}
