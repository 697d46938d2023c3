import type { RiderId } from '../../../contract/account/ids'
import { change } from '../../kernel/database/change'
import { refuse } from '../../kernel/database/decision'
import type { PayloadOf } from '../../kernel/effect'
import { house } from '../../kernel/house'
import { systemRequest } from '../../kernel/request'
import type { eraseRegistration } from './effects'
import { riders } from './riders'
import { decideWithdraw } from './rules/registration'

/**
 * Removes what belongs to a registration, domain by domain: the kernel's part first, then from the last domain to the first, since later ones
 * rest on earlier ones. The rider's document goes last: it carries the order to do so. When it isn't there any more all this was done before,
 * and somebody who has registered anew since keeps everything. A domain that fails holds up no other; then all of it comes again.
 */
export async function erasePerson({ personId, riderId, at }: PayloadOf<typeof eraseRegistration>): Promise<void> {
  if ((await riders.get(riderId))?.status !== 'erasing') return
  const [kernel, ...domains] = house().domains
  const failures: unknown[] = []
  for (const domain of [kernel, ...domains.reverse()]) {
    try {
      await domain?.erase?.(personId, at)
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
  await riders.remove(riderId, { status: 'erasing' })
}

/** Ends a registration that nobody went on with, as if it had been withdrawn. If somebody went on since the timer looked, it stays. */
export const forgetRegistration = (id: string, upTo: Date, now: Date) =>
  change(
    riders,
    () => riders.get(id as RiderId),
    systemRequest({ actorId: 'timer', action: 'jobs.retention', requestId: `retention-${now.getTime()}-${id}`, now, audited: true }),
    (rider) => (rider.since <= upTo ? decideWithdraw(rider, now) : refuse({ code: 'CHANGED_MEANWHILE', details: {} })),
  )
