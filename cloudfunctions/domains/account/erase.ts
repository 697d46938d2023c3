import type { RiderId } from '../../../contract/account/ids'
import { change } from '../../kernel/database/change'
import { refuse } from '../../kernel/database/decision'
import type { Forget } from '../../kernel/domain'
import type { PayloadOf } from '../../kernel/effect'
import { house } from '../../kernel/house'
import { systemRequest } from '../../kernel/request'
import type { eraseRegistration } from './effects'
import { riders } from './riders'
import { decideWithdraw } from './rules/registration'

/**
 * Removes everything that rests on a registration, domain by domain: the kernel's part first, then from the last domain to the first, since
 * later domains use earlier ones. A domain that fails does not stop the others; the effect fails afterwards, and all of it runs again.
 *
 * The rider's document carries this effect in its outbox, so it is removed last. When it is gone, or is no longer `erasing`, the erasure was
 * finished before, and a person who has registered anew since then keeps everything.
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

/** Withdraws a registration that has rested for too long. One that its rider went on with after the job had looked it up stays. */
export const forgetRegistration: Forget = (id, upTo, now) => {
  const requestId = `retention-${now.getTime()}-${id}`
  const request = systemRequest({ actorId: 'timer', action: 'jobs.retention', requestId, now, audited: true })
  return change(
    riders,
    () => riders.get(id as RiderId),
    request,
    (rider) => (rider.since <= upTo ? decideWithdraw(rider, now) : refuse({ code: 'CHANGED_MEANWHILE', details: {} })),
  )
}
