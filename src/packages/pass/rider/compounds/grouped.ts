import type { Actions } from '../../../../../contract'
import type { OutputOf } from '../../../../../contract/kernel/action'
import { asSearched } from '../../../../../contract/kernel/characters'
import type { CompoundRow } from '../../../../../contract/pass/pass'

export type Compounds = OutputOf<Actions['pass.compounds']>

export interface Group {
  townId: string
  name: string
  rows: readonly CompoundRow[]
}

/** Those that I asked for something, newest first: they are looked at most. */
export const mineFirst = ({ compounds }: Compounds): CompoundRow[] =>
  compounds.filter(({ mine }) => mine !== null).sort((a, b) => (b.mine?.since ?? '').localeCompare(a.mine?.since ?? ''))

/** By town, in the district's order. A town without any is left out. */
export const byTown = ({ towns, compounds }: Compounds): Group[] =>
  towns.map((town) => ({ ...town, rows: compounds.filter(({ townId }) => townId === town.townId) })).filter(({ rows }) => rows.length > 0)

/** Those whose name, or whose town's name, has these words in it. */
export function matching({ towns, compounds }: Compounds, words: string): CompoundRow[] {
  const wanted = asSearched(words)
  const inTown = new Set(towns.filter(({ name }) => asSearched(name).includes(wanted)).map(({ townId }) => townId))
  return compounds.filter(({ name, townId }) => asSearched(name).includes(wanted) || inTown.has(townId))
}
