import type { Refusal } from '../../../../../contract/kernel/refusal'
import type { PassId } from '../../../../../contract/pass/ids'
import { change } from '../../../../kernel/database/change'
import type { Decision } from '../../../../kernel/database/decision'
import type { Context } from '../../../../kernel/handler'
import type { HandlerOf } from '../../../handlerOf'
import { type PassDocument, passes } from '../../pass/passDocument'
import { decideConfirm, decideDrop, decideLift, decidePropose, type StaffFacts } from '../../rules/sanction'
import { viewStaffPass } from '../../views/staffPass'

/** Decides on a pass by a rule, answered by what staff see then. */
export async function decideOnPass<R extends Refusal>(
  passId: PassId,
  { caller, request, now }: Context,
  rule: (pass: PassDocument, facts: StaffFacts) => Decision<PassDocument, R>,
) {
  const facts = { by: caller.personId, requestId: request.requestId, now }
  const outcome = await change(
    passes,
    () => passes.get(passId),
    request,
    (pass) => rule(pass, facts),
  )
  return 'refusal' in outcome ? outcome : viewStaffPass(outcome.doc, now)
}

export const propose: HandlerOf<'sanction.propose'> = async ({ passId, measure, reason }, context) =>
  decideOnPass(passId, context, (pass, facts) => decidePropose(pass, { measure, reason }, facts))

export const confirm: HandlerOf<'sanction.confirm'> = async ({ passId, proposedAt }, context) =>
  decideOnPass(passId, context, (pass, facts) => decideConfirm(pass, new Date(proposedAt), facts))

export const drop: HandlerOf<'sanction.drop'> = async ({ passId }, context) => decideOnPass(passId, context, decideDrop)

export const lift: HandlerOf<'sanction.lift'> = async ({ passId }, context) => decideOnPass(passId, context, decideLift)
