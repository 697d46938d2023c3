import type { LogRow } from '../../../contract/gate'
import type { Holder } from '../../shared/pass/passDocument'
import type { UseDocument } from '../../shared/pass/useDocument'

/** One line of a compound's log. Pictures are not part of it: who looks at a log knows whom they look for. */
export function viewLogRow(use: UseDocument): LogRow {
  const { _id: useId, at, outcome, method, vehicle, gateId, gateName, holder, refusal, guardRefusal, guardLabel, undone, suspicious } = use
  if (gateId === null) throw new Error(`uses/${useId} is none of a gate`)
  return {
    ...{ useId, at: at.toISOString(), outcome, method, vehicle, gateId, gateName, refusal, undone, guardRefusal, suspicious },
    holder: holder && withoutPicture(holder),
    guard: guardLabel,
    waitedSeconds: waitedSeconds(use),
  }
}

const withoutPicture = ({ photo: _, ...shown }: Holder) => ({ ...shown, photoUrl: null })

/** From the first scan here to the guard's refusal. */
const waitedSeconds = ({ refusedAt, arrivedAt }: UseDocument) =>
  refusedAt && Math.max(0, Math.round((refusedAt.getTime() - arrivedAt.getTime()) / 1000))
