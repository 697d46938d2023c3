import type { Actions } from '../../../../../contract'
import type { OutputOf } from '../../../../../contract/kernel/action'

export type OwnDraw = OutputOf<Actions['draw.show']>
export type Session = OwnDraw['sessions'][number]
export type Ranks = readonly Session['sessionId'][]

/** The session moved by one position; at the end it stays. */
export function moved(ranks: Ranks, id: Session['sessionId'], by: 1 | -1): Ranks {
  const from = ranks.indexOf(id)
  const to = from + by
  if (from < 0 || to < 0 || to >= ranks.length) return ranks
  const others = ranks.filter((one) => one !== id)
  return [...others.slice(0, to), id, ...others.slice(to)]
}

export const sameRanks = (a: Ranks, b: Ranks) => a.length === b.length && a.every((id, at) => id === b[at])

/** In the order of the wishes; what takes no part any more is left out. */
export const sessionsIn = ({ sessions }: OwnDraw, ranks: Ranks): readonly Session[] =>
  ranks.flatMap((id) => sessions.find(({ sessionId }) => sessionId === id) ?? [])

export const placesOf = ({ sessions }: Pick<OwnDraw, 'sessions'>) => sessions.reduce((sum, { places }) => sum + places, 0)
