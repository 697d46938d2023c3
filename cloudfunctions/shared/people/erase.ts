import type { ErasePersonEffect } from '../effects/effect'
import { messageCredits } from '../inbox/credits'
import { messages } from '../inbox/messages'
import { riders } from '../riders/riderDocument'
import { people } from './personDocument'

/** Removes what belongs to a registration; the rider's document last, since it carries the order to do so. Roles are not part of it. */
export async function erasePerson({ personId, riderId }: ErasePersonEffect): Promise<void> {
  for (;;) {
    const page = await messages.find('person', { equals: { personId }, limit: 100 })
    if (page.length === 0) break
    await Promise.all(page.map(({ _id }) => messages.remove(_id)))
  }
  await messageCredits.remove(personId)
  await people.remove(personId)
  await riders.remove(riderId)
}
