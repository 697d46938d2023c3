import type { OfferingId } from '../../../contract/booking/ids'
import type { AgendaDocument } from './agendaDocument'
import type { OfferingHead } from './offeringDocument'
import { inTheWay } from './rules/agenda'
import { syncBooking } from './syncBooking'

/**
 * An agenda in which everything that is in the way of an offering is as its own offering says now: what was called off or moved a moment ago must refuse
 * nobody, though the copies in agendas follow only by a job.
 */
export async function upToDate(agenda: AgendaDocument, offering: OfferingHead, now: Date): Promise<AgendaDocument> {
  let current = agenda
  for (const id of inTheWay(agenda, offering, now)) current = await syncBooking(id as OfferingId, agenda._id, now)
  return current
}
