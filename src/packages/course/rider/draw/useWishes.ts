import { useState } from 'react'
import type { Actions } from '../../../../../contract'
import type { OutputOf } from '../../../../../contract/kernel/action'
import { errorText } from '../../../../services/errorText'
import { useWrite } from '../../../../services/useWrite'

export type OwnDraw = OutputOf<Actions['draw.show']>
export type Session = OwnDraw['sessions'][number]
type Ranks = readonly Session['sessionId'][]

/** The session moved by one position; at the end it stays. */
export function moved(ranks: Ranks, id: Session['sessionId'], by: 1 | -1): Ranks {
  const from = ranks.indexOf(id)
  const to = from + by
  if (from < 0 || to < 0 || to >= ranks.length) return ranks
  const others = ranks.filter((one) => one !== id)
  return [...others.slice(0, to), id, ...others.slice(to)]
}

const sameRanks = (a: Ranks, b: Ranks) => a.length === b.length && a.every((id, at) => id === b[at])

/** In the order of the wishes; what takes no part any more is left out. */
export const sessionsIn = ({ sessions }: OwnDraw, ranks: Ranks): readonly Session[] =>
  ranks.flatMap((id) => sessions.find(({ sessionId }) => sessionId === id) ?? [])

export const placesOf = ({ sessions }: Pick<OwnDraw, 'sessions'>) => sessions.reduce((sum, { places }) => sum + places, 0)

type Id = Session['sessionId']

/** The saved wishes with one more at their end, where it may be wished and isn't yet; null: it adds nothing. */
function withOneMore({ state, sessions, mostRanks }: OwnDraw, saved: Ranks, id: string | undefined): Ranks | null {
  const session = sessions.find(({ sessionId }) => sessionId === id)
  if (!session || state !== 'wishing' || saved.includes(session.sessionId) || saved.length >= mostRanks) return null
  return [...saved, session.sessionId]
}

/** What I put together on the screen, until it is saved. `from`: the session whose page one comes from; it is put down already. */
export function useWishes(draw: OwnDraw, from?: string) {
  const { drawId, mine, mostRanks } = draw
  const { send } = useWrite('draw.wish')
  const saved: Ranks = mine?.ranks ?? []
  const [edited, setEdited] = useState(() => withOneMore(draw, saved, from))
  const [outcome, setOutcome] = useState<{ tone: 'ok' | 'no'; words: string } | null>(null)
  const ranks = edited ?? saved

  const set = (next: Ranks) => {
    setEdited(next)
    setOutcome(null)
  }

  const save = async (next: Ranks) => {
    const reply = await send({ drawId, ranks: [...next] })
    if (!reply) return
    if (reply.ok) setEdited(next)
    setOutcome(reply.ok ? { tone: 'ok', words: next.length > 0 ? SAVED : TAKEN_BACK } : { tone: 'no', words: errorText(reply.error) })
  }

  return {
    ranks,
    outcome,
    isFull: ranks.length >= mostRanks,
    hasWished: saved.length > 0,
    changed: !sameRanks(ranks, saved),
    add: (id: Id) => set([...ranks, id]),
    drop: (id: Id) => set(ranks.filter((one) => one !== id)),
    move: (id: Id, by: 1 | -1) => set(moved(ranks, id, by)),
    save: () => save(ranks),
    takeBack: () => save([]),
  }
}

const SAVED = '志愿存好了。截止前随时能改，先填后填机会一样'
const TAKEN_BACK = '志愿撤回了，这次不参加摇号。截止前还可以再填'

export type Wishes = ReturnType<typeof useWishes>
