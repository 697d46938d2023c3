import { inBatches } from '../../../cloudfunctions/kernel/inBatches'
import type { Phone } from './phone'
import { nextNumber } from './samples/sample'

/** A list that holds rows which were all stored at one instant, and how to read a page of it. */
export interface FilledList {
  readonly by: Phone
  readonly input: Readonly<Record<string, unknown>>
  /** The field of the input that takes the cursor. */
  readonly cursor: 'after' | 'before'
  readonly expected: readonly string[]
  readonly idsIn: (page: never) => readonly string[]
}

/** More rows than two pages hold, for lists of at most 50 rows a page. */
export const MANY = 105

export const store = async <Doc>(collection: { insert(doc: Doc): Promise<boolean> }, docs: readonly Doc[]) =>
  inBatches(docs, 20, async (doc) => {
    if (!(await collection.insert(doc))) throw new Error('a row is there already')
  })

/** A name of its own for each row. */
export const names = (count: number) => {
  const set = nextNumber()
  return Array.from({ length: count }, (_, row) => `list${set}x${row}`)
}
