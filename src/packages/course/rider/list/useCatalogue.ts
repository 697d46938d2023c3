import { useState } from 'react'
import type { CatalogueFilter } from '../../../../../contract/course/course'
import { useActionPages } from '../../../../services/useActionPages'

/** Undefined is left out: two ways to say "any" would be two questions. */
const without = (filter: CatalogueFilter): CatalogueFilter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))

type Change = { [K in keyof CatalogueFilter]: CatalogueFilter[K] | undefined }

/** The catalogue, narrowed as one likes, page by page. */
export function useCatalogue() {
  const [filter, setFilter] = useState<CatalogueFilter>({})
  // By the clock and by who asks: no list of the server's is of that.
  const [onlyBookable, setOnlyBookable] = useState(false)
  const list = useActionPages('course.list', (after) => ({ filter, ...(after !== undefined && { after }) }))
  return {
    list,
    filter,
    onlyBookable,
    showOnlyBookable: setOnlyBookable,
    isNarrowed: Object.keys(filter).length > 0,
    narrow: (change: Change) => setFilter(without({ ...filter, ...change } as CatalogueFilter)),
    clear: () => setFilter({}),
  }
}

export type Catalogue = ReturnType<typeof useCatalogue>
