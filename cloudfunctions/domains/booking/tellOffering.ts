import { inBatches } from '../../kernel/inBatches'
import { deliver } from '../../kernel/inbox/deliver'
import type { TellOfferingEffect } from '../../kernel/outbox/courseEffect'
import { peopleOf } from './peopleOf'

const AT_ONCE = 10

/** Tells everybody who has a place, is offered one or waits: each once, however often this is done. */
export const tellOffering = async ({ offeringId, eventId, content, at }: TellOfferingEffect): Promise<void> =>
  inBatches(await peopleOf(offeringId), AT_ONCE, (personId) =>
    deliver({ kind: 'notify', eventId: `${eventId}:${personId}`, personId, content, at }),
  )
