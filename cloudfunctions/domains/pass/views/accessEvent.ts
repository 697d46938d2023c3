import type { PersonId } from '../../../../contract/kernel/ids'
import type { LogRow } from '../../../../contract/pass/gate'
import { type AccessEvent, guardLabelIn } from '../documents/accessEvent'
import type { Holder } from '../documents/pass'
import { undoableUntil } from '../rules/correction'

/** What a row of any log shows. */
export const viewAccessEvent = (event: AccessEvent) => ({
  useId: event._id,
  at: event.at.toISOString(),
  outcome: event.outcome,
  method: event.method,
  vehicle: event.vehicle,
  gateName: event.gateName,
  refusal: event.refusal,
  guardRefusal: event.guardRefusal,
  undone: event.undone,
  suspicious: event.suspicious,
  objectedAt: event.objectedAt?.toISOString() ?? null,
})

/** What the rider sees of an own event. */
export const viewOwnAccessEvent = (event: AccessEvent) => ({ ...viewAccessEvent(event), compoundName: event.placeName })

/** One line of a compound's log, without the picture: the log is for looking things up, not for recognising faces. */
export function viewLogRow(event: AccessEvent): LogRow {
  const { _id: useId, gateId, holder, refusedAt } = event
  if (gateId === null) throw new Error(`uses/${useId} did not happen at a gate`)
  return {
    ...viewAccessEvent(event),
    gateId,
    guard: guardLabelIn(event),
    holder: holder && withoutPicture(holder),
    waitedSeconds: refusedAt && secondsWaited(event, refusedAt),
  }
}

/** The same for the guard on duty, who may undo what they did themselves. */
export function viewDutyRow(event: AccessEvent, guardId: PersonId): LogRow {
  const until = undoableUntil(event, guardId)
  return { ...viewLogRow(event), ...(until && { undoableUntil: until.toISOString() }) }
}

const withoutPicture = ({ photo: _, ...shown }: Holder) => ({ ...shown, photoUrl: null })

/** How long the rider has been at this place, counted from the first scan. */
export const secondsWaited = ({ arrivedAt }: Pick<AccessEvent, 'arrivedAt'>, now: Date) =>
  Math.max(0, Math.round((now.getTime() - arrivedAt.getTime()) / 1000))
