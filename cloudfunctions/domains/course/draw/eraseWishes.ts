import type { PersonId } from '../../../../contract/kernel/ids'
import { wishes } from './wishDocument'

/**
 * Takes the person out of their wishes. The ticket stays: what was published of a draw must not change afterwards, or nobody could check it. Its place
 * goes to the next in line.
 */
export async function eraseWishes(personId: PersonId): Promise<void> {
  for (;;) {
    const page = await wishes.find('person', { equals: { personId }, limit: 100 })
    if (page.length === 0) return
    const anonymous = { personId: null, name: null, applied: [] }
    await Promise.all(page.map(({ _id, revision }) => wishes.update(_id, { revision }, { ...anonymous, revision: revision + 1 })))
  }
}
