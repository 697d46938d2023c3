import type { RiderId } from '../../../contract/account/ids'
import { change } from '../../kernel/database/change'
import { refuse } from '../../kernel/database/decision'
import type { Forget } from '../../kernel/domain'
import type { PayloadOf, Turn } from '../../kernel/effect'
import { newAlias } from '../../kernel/people/ids'
import { systemRequest } from '../../kernel/request'
import type { eraseRegistration } from './effects'
import { eraseInEveryDomain, planSweep } from './erasures'
import { releaseClaim } from './identities'
import { riders } from './riders'
import { decideWithdraw } from './rules/registration'

/**
 * Removes everything that rests on a registration, domain by domain. If one fails, all of it runs again.
 *
 * The rider's document carries this effect in its outbox, so it is removed last. When it is gone, or is no longer `erasing`, the erasure was
 * finished before, and a person who has registered anew since then keeps everything.
 */
export async function erasePerson(
  { personId, riderId, at }: PayloadOf<typeof eraseRegistration>,
  { now }: Pick<Turn, 'now'> = { now: at },
): Promise<void> {
  const erased = await aliased(riderId)
  if (!erased) return
  const { alias, verifiedIdentity } = erased
  const erasure = { personId, riderId, at, alias }
  await eraseInEveryDomain(erasure)
  if (verifiedIdentity) await releaseClaim(verifiedIdentity, riderId)
  await planSweep({ ...erasure, at: now }, now)
  await riders.remove(riderId, { status: 'erasing' })
}

/** The registration with the alias of this erasure: chosen once, kept until the end. Null: the erasure was finished before. */
async function aliased(riderId: RiderId): Promise<{ alias: string; verifiedIdentity?: string | null } | null> {
  const fresh = newAlias()
  await riders.modify(riderId, { when: { status: { is: 'erasing' }, alias: { absent: true } }, change: { alias: { set: fresh } } })
  const rider = await riders.get(riderId)
  return rider?.status === 'erasing' && rider.alias ? { ...rider, alias: rider.alias } : null
}

/** Withdraws a registration that has rested for too long. One that its rider went on with after the job had looked it up stays. */
export const forgetRegistration: Forget = (id, upTo, now) => {
  const requestId = `retention-${now.getTime()}-${id}`
  const request = systemRequest({ actorId: 'timer', action: 'kernel.retention', requestId, now, audited: true })
  return change(
    riders,
    () => riders.get(id as RiderId),
    request,
    (rider) => (rider.since <= upTo ? decideWithdraw(rider, now) : refuse({ code: 'CHANGED_MEANWHILE', details: {} })),
  )
}
