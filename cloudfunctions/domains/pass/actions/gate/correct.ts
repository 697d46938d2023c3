import type { Refusal } from '../../../../../contract/kernel/refusal'
import type { LogRow } from '../../../../../contract/pass/gate'
import type { GuardRefusal } from '../../../../../contract/pass/gateVerdict'
import type { CompoundId, UseId } from '../../../../../contract/pass/ids'
import { change } from '../../../../kernel/database/change'
import type { Decision } from '../../../../kernel/database/decision'
import type { Context } from '../../../../kernel/handler'
import { eventIdOf } from '../../../../kernel/request'
import type { HandlerOf } from '../../../handlerOf'
import type { CompoundDocument } from '../../compounds/compoundDocument'
import { type UseDocument, uses } from '../../pass/useDocument'
import { decideGuardRefusal, decideUndo } from '../../rules/correction'
import { tellPropertyManagers } from '../../tellPropertyManagers'
import { secondsWaited, viewLogRow } from '../../views/logRow'

export const undo: HandlerOf<'gate.undo'> = ({ compoundId, useId }, context) =>
  correct({ compoundId, useId }, context, (use) => decideUndo(use, context.now))

export const refuse: HandlerOf<'gate.refuse'> = ({ compoundId, useId, reason }, context) =>
  correct({ compoundId, useId }, context, (use) => decideGuardRefusal(use, reason, tellAbout(use, reason, context), context.now))

type Late = Refusal<'TOO_LATE' | 'ALREADY_CORRECTED'>

/** Changes a use of this compound; one of another is not there. */
async function correct<R extends Late>(
  { compoundId, useId }: { compoundId: CompoundId; useId: UseId },
  { request }: Context<CompoundDocument>,
  rule: (use: UseDocument) => Decision<UseDocument, R>,
): Promise<{ data: LogRow } | { refusal: R | Refusal<'NOT_FOUND' | 'REQUEST_REUSED'> }> {
  const load = async () => {
    const use = await uses.get(useId)
    return use?.place === compoundId ? use : null
  }
  const outcome = await change(uses, load, request, rule)
  return 'refusal' in outcome ? outcome : { data: viewLogRow(outcome.doc) }
}

function tellAbout(use: UseDocument, reason: GuardRefusal, { granted, request, now }: Context<CompoundDocument>) {
  const rider = use.holder ? `${use.holder.maskedName} · ${use.holder.platform}` : ''
  const waitedMinutes = Math.round(secondsWaited(use, now) / 60)
  const content = { kind: 'gateRefused', compoundName: use.placeName, gateName: use.gateName, rider, reason, waitedMinutes } as const
  return tellPropertyManagers(granted, content, eventIdOf(request, use._id), now)
}
