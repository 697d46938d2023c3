import type { HandlerOf } from '../../shared/handler'
import { posterTicket, writeTicket } from '../../shared/poster/ticket'
import { webUrl } from '../../shared/webUrl'

/** The page itself is `cloudfunctions/web/poster`: a computer with a printer has no WeChat. */
export const poster: HandlerOf<'compound.poster'> = async ({ compoundId, gateId }, { cover, now }) => {
  const url = webUrl()
  if (!cover.gates.some((gate) => gate.gateId === gateId)) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const ticket = posterTicket(compoundId, gateId, now)
  return { data: { url: `${url}/poster?t=${writeTicket(ticket)}`, expiresAt: ticket.expiresAt.toISOString() } }
}
