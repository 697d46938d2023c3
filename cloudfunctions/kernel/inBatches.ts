/** Processes all items in batches of a given size, because a function may hold only a limited number of connections open. */
export async function inBatches<T>(all: readonly T[], size: number, work: (one: T) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < all.length; from += size) await Promise.all(all.slice(from, from + size).map(work))
}

const AT_ONCE = 10
/** After so many it looks whether there is time left. */
const PAGE = 100

/**
 * Does something for each of many, in the order of their keys, as long as there is time. One that fails holds up no other: the next turn begins
 * with it, and only a turn that begins with a failure fails.
 *
 * @param after only for those behind this key: those before it were done in an earlier turn
 * @returns the key behind which the next turn goes on; null when all are done
 */
export async function inTurns<Key extends string, T>(
  all: readonly (readonly [key: Key, one: T])[],
  after: Key | null,
  hasTime: () => boolean,
  work: (one: T, key: Key) => Promise<unknown>,
): Promise<Key | null> {
  const left = all.filter(([key]) => after === null || key > after).sort(([one], [other]) => (one < other ? -1 : 1))
  const failures = new Map<Key, unknown>()
  const tried = async ([key, one]: readonly [Key, T]) => {
    try {
      await work(one, key)
    } catch (error) {
      failures.set(key, error)
    }
  }
  let done = 0
  do {
    await inBatches(left.slice(done, done + PAGE), AT_ONCE, tried)
    done += PAGE
  } while (done < left.length && hasTime())
  const firstFailed = left.findIndex(([key]) => failures.has(key))
  const [first] = left
  if (first && failures.has(first[0])) throw failures.get(first[0])
  const next = firstFailed > 0 ? firstFailed : done
  return next < left.length ? (left[next - 1]?.[0] ?? null) : null
}
