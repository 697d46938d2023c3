import type { LogRow } from '../../../../contract/pass/gate'
import type { Holder } from '../pass/passDocument'
import type { UseDocument } from '../pass/useDocument'
import { viewUse } from './useView'

/** One line of a compound's log. Pictures are not part of it: who looks at a log knows whom they look for. */
export function viewLogRow(use: UseDocument): LogRow {
  const { _id: useId, gateId, holder, guardRefusal, guardLabel, suspicious, refusedAt } = use
  if (gateId === null) throw new Error(`uses/${useId} is none of a gate`)
  return {
    ...viewUse(use),
    ...{ gateId, guardRefusal, suspicious, guard: guardLabel },
    holder: holder && withoutPicture(holder),
    waitedSeconds: refusedAt && secondsWaited(use, refusedAt),
  }
}

const withoutPicture = ({ photo: _, ...shown }: Holder) => ({ ...shown, photoUrl: null })

/** How long the rider has been at this place, from the first scan on. */
export const secondsWaited = ({ arrivedAt }: Pick<UseDocument, 'arrivedAt'>, now: Date) =>
  Math.max(0, Math.round((now.getTime() - arrivedAt.getTime()) / 1000))
