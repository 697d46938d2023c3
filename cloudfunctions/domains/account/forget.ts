import type { RiderId } from '../../../contract/account/ids'
import { change } from '../../kernel/database/change'
import { refuse } from '../../kernel/database/decision'
import { systemRequest } from '../../kernel/request'
import { riders } from './riders/riderDocument'
import { decideWithdraw } from './rules/registration'

/** Ends a registration that nobody went on with, as if it had been withdrawn. If somebody went on since the timer looked, it stays. */
export const forgetRegistration = (id: string, upTo: Date, now: Date) =>
  change(
    riders,
    () => riders.get(id as RiderId),
    systemRequest({ actorId: 'timer', action: 'jobs.retention', requestId: `retention-${now.getTime()}-${id}`, now, audited: true }),
    (rider) => (rider.since <= upTo ? decideWithdraw(rider, now) : refuse({ code: 'CHANGED_MEANWHILE', details: {} })),
  )
