import type { LogRow } from '../../../../contract/pass/gate'
import type { AccessEvent } from '../documents/accessEvent'
import type { Holder } from '../documents/pass'

/** What a row of any log shows. */
export const viewAccessEvent = (use: AccessEvent) => ({
  useId: use._id,
  at: use.at.toISOString(),
  outcome: use.outcome,
  method: use.method,
  vehicle: use.vehicle,
  gateName: use.gateName,
  refusal: use.refusal,
  undone: use.undone,
})

/** One line of a compound's log. Pictures are not part of it: who looks at a log knows whom they look for. */
export function viewLogRow(use: AccessEvent): LogRow {
  const { _id: useId, gateId, holder, guardRefusal, guardLabel, suspicious, refusedAt } = use
  if (gateId === null) throw new Error(`uses/${useId} is none of a gate`)
  return {
    ...viewAccessEvent(use),
    ...{ gateId, guardRefusal, suspicious, guard: guardLabel },
    holder: holder && withoutPicture(holder),
    waitedSeconds: refusedAt && secondsWaited(use, refusedAt),
  }
}

const withoutPicture = ({ photo: _, ...shown }: Holder) => ({ ...shown, photoUrl: null })

/** How long the rider has been at this place, from the first scan on. */
export const secondsWaited = ({ arrivedAt }: Pick<AccessEvent, 'arrivedAt'>, now: Date) =>
  Math.max(0, Math.round((now.getTime() - arrivedAt.getTime()) / 1000))
