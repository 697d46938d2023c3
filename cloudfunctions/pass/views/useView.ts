import type { LogRow } from '../../../contract/gate'
import type { UseDocument } from '../../shared/pass/useDocument'

/** What a row of any log shows. */
export const viewUse = (use: UseDocument) => ({
  useId: use._id,
  at: use.at.toISOString(),
  outcome: use.outcome,
  method: use.method,
  vehicle: use.vehicle,
  gateName: use.gateName,
  refusal: use.refusal,
  undone: use.undone,
})

/** A row of a compound's log; the holder without picture: nobody has to be recognised afterwards. */
export function viewLogRow(use: UseDocument): LogRow {
  const { _id, gateId, holder, guardRefusal, guardLabel, refusedAt, arrivedAt, suspicious } = use
  if (!gateId) throw new Error(`uses/${_id} was at no gate`)
  return {
    ...viewUse(use),
    ...{ gateId, guardRefusal, suspicious, guard: guardLabel },
    holder: holder && { ...holder, photoUrl: null },
    waitedSeconds: refusedAt ? secondsBetween(arrivedAt, refusedAt) : null,
  }
}

export const secondsBetween = (from: Date, to: Date) => Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000))
