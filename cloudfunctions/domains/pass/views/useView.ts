import type { UseDocument } from '../pass/useDocument'

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
