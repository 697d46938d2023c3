import type { ReturnReason, RiderView } from '../../../../../contract/account/rider'
import { returnReasonText } from '../../words/rider'

const isReturnReason = (reason: string): reason is ReturnReason => reason in returnReasonText

/** What the last one who gave the application back asked to mend. */
export function returnReasonsOf({ steps }: Pick<RiderView, 'steps'>) {
  const last = steps.filter(({ step }) => step === 'returned').at(-1)
  return (last?.reasons ?? []).filter(isReturnReason).map((reason) => returnReasonText[reason])
}
