import type { TellOfferingEffect } from '../effects/effect'
import { inBatches } from '../inBatches'
import { deliver } from '../inbox/deliver'
import { offerings } from './offeringDocument'
import { everyEntry, isLive } from './rules/entries'

const AT_ONCE = 10

/** Tells everybody who has a place, is offered one or waits: each once, however often this is done. */
export async function tellOffering({ offeringId, eventId, content, at }: TellOfferingEffect): Promise<void> {
  const offering = await offerings.get(offeringId)
  const people = offering ? everyEntry(offering).filter(([, { state }]) => isLive(state)) : []
  await inBatches(people, AT_ONCE, ([personId]) => deliver({ kind: 'notify', eventId: `${eventId}:${personId}`, personId, content, at }))
}
