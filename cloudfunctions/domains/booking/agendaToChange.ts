import type { PersonId } from '../../../contract/kernel/ids'
import { type AgendaDocument, agendas, emptyAgenda } from './agendaDocument'
import { hasWithdrawn } from './bookers'

/**
 * The agenda of somebody to change it; an empty one, not stored, where there is none. Null for somebody who was erased: their agenda must not come back
 * by what follows late from an earlier decision.
 */
export async function agendaToChange(personId: PersonId): Promise<AgendaDocument | null> {
  const stored = await agendas.get(personId)
  if (stored) return stored
  return (await hasWithdrawn(personId)) ? null : emptyAgenda(personId)
}
