import type { ListingRow } from '../../../../../contract/pass/compound'

/** Who is marked for one decision. The contract decides on up to 30 at once. */
export const MOST = 30

export type Selection = readonly string[]

/** Marks somebody or takes the mark away; null: one more than can be decided at once. */
export function toggle(selection: Selection, passId: string): Selection | null {
  if (selection.includes(passId)) return selection.filter((one) => one !== passId)
  return selection.length < MOST ? [...selection, passId] : null
}

/** Who is marked with all: whom the rules keep out is marked one by one, after reading so. */
export const choosableOf = (rows: readonly ListingRow[]) => rows.filter(({ kindKeptOut }) => !kindKeptOut).map(({ passId }) => passId)

/** Is everybody marked that can be marked at once? */
export const isFull = (selection: Selection, all: readonly string[]) =>
  all.length > 0 && all.slice(0, MOST).every((passId) => selection.includes(passId))

/** Marks all, the first 30 of more; if they are marked, nobody. */
export const toggleAll = (selection: Selection, all: readonly string[]): Selection => (isFull(selection, all) ? [] : all.slice(0, MOST))

/** Who has left the list meanwhile is not marked any more. */
export const present = (selection: Selection, all: readonly string[]): Selection => selection.filter((passId) => all.includes(passId))
