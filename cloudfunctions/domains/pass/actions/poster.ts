import { webUrl } from '../../../kernel/webUrl'
import type { HandlerOf } from '../../handlerOf'
import { posterTicket, writeTicket } from '../web/poster/ticket'

/** The page itself is `cloudfunctions/domains/pass/web/poster`: a computer with a printer has no WeChat. */
export const poster: HandlerOf<'compound.poster'> = async ({ compoundId, gateId }, { granted, now }) => {
  const url = webUrl()
  if (!granted.gates.some((gate) => gate.gateId === gateId)) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const ticket = posterTicket(compoundId, gateId, now)
  return { data: { url: `${url}/poster?t=${writeTicket(ticket)}`, expiresAt: ticket.expiresAt.toISOString() } }
}
