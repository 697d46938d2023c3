import { findAll } from '../../../kernel/database/page'
import type { CompleteMessage } from '../../../kernel/domain'
import { accessEvents } from '../documents/accessEvent'

/** Says in a message about a guard's refusal that the guard has taken it back since. */
export const sayUndone: CompleteMessage = async (content) => {
  if (content.kind !== 'keptOut') return content
  const event = await accessEvents.get(content.useId)
  return event?.undone ? { ...content, undone: true } : content
}

/**
 * Names the rider in a message about somebody whom a guard kept out, from the access event as it is now: once the registration is erased, the
 * event has no name and the message has none. Where several at one gate were kept out in one instant, it names none of them.
 */
export const nameRefusedRider: CompleteMessage = async (content) => {
  if (content.kind !== 'gateRefused' || !content.at) return content
  const { compoundId, arrivedAt } = content.at
  const instant = new Date(arrivedAt)
  const events = await findAll(accessEvents, 'place', { equals: { place: compoundId }, from: instant, upTo: instant })
  const [refused, ...others] = events.filter(
    ({ guardRefusal, gateName }) => guardRefusal === content.reason && gateName === content.gateName,
  )
  const holder = others.length === 0 && refused?.holder
  return holder ? { ...content, rider: `${holder.maskedName} · ${holder.platform}` } : content
}
