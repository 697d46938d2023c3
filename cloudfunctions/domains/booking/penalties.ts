import type { Standing } from '../../../contract/booking/booking'
import type { PersonId } from '../../../contract/kernel/ids'
import type { PayloadOf } from '../../kernel/effect'
import { LOST, retryOnConflict } from '../../kernel/retry'
import { type AgendaDocument, agendaOf, agendas, type Penalty, saveAgenda } from './agendaDocument'
import { notePenalty } from './effects'
import { addCredit, addPenalty, removePenalty, viewPenaltyRecord } from './rules/penalties'

type Change = PayloadOf<typeof notePenalty>['change']

/** Enters a penalty or a credit of somebody, or takes a penalty back: each once, by its key. */
export const penaltyRunner = notePenalty.does(({ personId, change, at }) =>
  retryOnConflict(async () => {
    const agenda = await agendaOf(personId)
    const next = changed(agenda, change, at)
    return next === agenda || (await saveAgenda(agenda, next)) ? undefined : LOST
  }),
)

function changed(agenda: AgendaDocument, change: Change, at: Date): AgendaDocument {
  if ('add' in change) return addPenalty(agenda, change.add, at)
  if ('credit' in change) return addCredit(agenda, change.credit)
  return removePenalty(agenda, change.takeBack)
}

/** Enters a penalty, once. @returns the record as it is then; null for somebody who was erased: nothing is to be remembered of them */
export const givePenalty = (personId: PersonId, penalty: Penalty, now: Date): Promise<Standing | null> =>
  retryOnConflict(async () => {
    const agenda = await agendas.get(personId)
    if (!agenda) return null
    const next = addPenalty(agenda, penalty, now)
    const isNew = next.penalties.length !== agenda.penalties.length
    return !isNew || (await saveAgenda(agenda, next)) ? viewPenaltyRecord(next, now) : LOST
  })

export const hasPenalty = async (personId: PersonId, key: string): Promise<boolean> =>
  (await agendas.get(personId))?.penalties.some((penalty) => penalty.key === key) ?? false

/** Takes a penalty back. Where there is none, nothing is written. */
export const takeBackPenalty = (personId: PersonId, key: string): Promise<void> =>
  retryOnConflict(async () => {
    const agenda = await agendas.get(personId)
    const next = agenda && removePenalty(agenda, key)
    return !agenda || !next || next === agenda || (await saveAgenda(agenda, next)) ? undefined : LOST
  })
