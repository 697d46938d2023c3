import type { StandingEffect } from '../../kernel/outbox/courseEffect'
import { type AgendaDocument, agendaOf, saveAgenda } from './agendaDocument'
import { addCredit, addMark, removeMark } from './rules/standing'

/** Notes a mark or a credit of somebody, or takes a mark back: each once, by its key. */
export async function noteStanding(effect: StandingEffect): Promise<void> {
  for (;;) {
    const agenda = await agendaOf(effect.personId)
    const next = after(agenda, effect)
    if (next === agenda || (await saveAgenda(agenda, next))) return
  }
}

function after(agenda: AgendaDocument, { change, at }: StandingEffect): AgendaDocument {
  if ('add' in change) return addMark(agenda, change.add, at)
  if ('credit' in change) return addCredit(agenda, change.credit)
  return agenda.marks.some(({ key }) => key === change.takeBack) ? removeMark(agenda, change.takeBack) : agenda
}
