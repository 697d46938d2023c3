import type { PayloadOf } from '../../kernel/effect'
import { LOST, retryOnConflict } from '../../kernel/retry'
import { type AgendaDocument, agendaOf, saveAgenda } from './agendaDocument'
import type { noteStandingOf } from './effects'
import { addCredit, addMark, removeMark } from './rules/standing'

type Noting = PayloadOf<typeof noteStandingOf>

/** Notes a mark or a credit of somebody, or takes a mark back: each once, by its key. */
export const noteStanding = (noting: Noting): Promise<void> =>
  retryOnConflict(async () => {
    const agenda = await agendaOf(noting.personId)
    const next = after(agenda, noting)
    return next === agenda || (await saveAgenda(agenda, next)) ? undefined : LOST
  })

function after(agenda: AgendaDocument, { change, at }: Noting): AgendaDocument {
  if ('add' in change) return addMark(agenda, change.add, at)
  if ('credit' in change) return addCredit(agenda, change.credit)
  return agenda.marks.some(({ key }) => key === change.takeBack) ? removeMark(agenda, change.takeBack) : agenda
}
