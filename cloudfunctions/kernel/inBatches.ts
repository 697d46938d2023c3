/** Processes all items in batches of a given size, because a function may hold only a limited number of connections open. */
export async function inBatches<T>(all: readonly T[], size: number, work: (one: T) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < all.length; from += size) await Promise.all(all.slice(from, from + size).map(work))
}
