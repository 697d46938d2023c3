import { draws } from '../../draw/drawDocument'
import { wishes } from '../../draw/wishDocument'

const BATCH = 20

/** How many have wished so far, for everybody to see. Counted here, so that 14,000 who look don't count 14,000 wishes each. */
export async function countWishes(now: Date): Promise<void> {
  const open = await draws.find('dueAt', { equals: {}, after: now, limit: BATCH })
  for (const { _id, opensAt } of open) {
    if (opensAt > now) continue
    const count = await wishes.count('ticket', { equals: { drawId: _id, wishing: true } })
    await draws.modify(_id, { when: { fixed: { is: null } }, change: { wished: { set: { count, at: now } } } })
  }
}
