import type { Refusal } from '../../../../contract/kernel/refusal'
import type { PassId } from '../../../../contract/pass/ids'
import { change } from '../../../kernel/database/change'
import { type Decision, refuse } from '../../../kernel/database/decision'
import { pageOf } from '../../../kernel/database/page'
import type { Context } from '../../../kernel/handler'
import { textCheckFor } from '../../../kernel/wechat/textCheckFor'
import type { HandlerOf } from '../../handlerOf'
import { type PassDocument, passes } from '../documents/pass'
import { decideAnswer, decideAppeal, decideConfirm, decideDrop, decideLift, decidePropose, type StaffFacts } from '../rules/sanction'
import { viewAppeal, viewStaffPass, viewStaffPasses } from '../views/pass'
import { changeOwnPass } from './ownPass'

export const show: HandlerOf<'sanction.show'> = async ({ passId }, { now }) => {
  const pass = await passes.get(passId)
  return pass ? viewStaffPass(pass, now) : { refusal: { code: 'NOT_FOUND', details: {} } }
}

export const waiting: HandlerOf<'sanction.waiting'> = async ({ after }, { now }) => findWaiting('proposedAt', after, now)

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

type Decided = Decision<PassDocument, Refusal<'NOTHING_TO_APPEAL' | 'APPEAL_WAITING' | 'TEXT_REFUSED'>>

/** WeChat is asked about the text only when the rule would take it. */
export const file: HandlerOf<'appeal.file'> = async ({ text }, context) => {
  const mayBeRead = textCheckFor(context.caller)
  const outcome = await changeOwnPass(context, async (pass): Promise<Decided> => {
    const decision = decideAppeal(pass, text, context.now)
    return decision.kind === 'refuse' || (await mayBeRead(text)) ? decision : refuse({ code: 'TEXT_REFUSED', details: {} })
  })
  if ('refusal' in outcome) return outcome
  const { appeal } = outcome.doc
  return appeal ? { data: viewAppeal(appeal) } : { refusal: { code: 'NOT_FOUND', details: {} } }
}

export const listAppeals: HandlerOf<'appeal.waiting'> = async ({ after }, { now }) => findWaiting('appealedAt', after, now)

export const answerAppeal: HandlerOf<'appeal.answer'> = async ({ passId, accepted, answer }, context) =>
  decideOnPass(passId, context, (pass, facts) => decideAnswer(pass, { accepted, answer }, facts))

const PAGE = 30

/** Before all that waits: a pass of which nothing waits has null there and is not in the list. */
const BEGINNING = new Date(0)

/** One page of passes of which something waits for staff, the longest first. */
export async function findWaiting(index: 'proposedAt' | 'appealedAt', after: string | undefined, now: Date) {
  const found = await passes.find(index, { equals: {}, after: after ? new Date(after) : BEGINNING, limit: PAGE + 1 })
  const { page, next } = pageOf(found, PAGE, (pass) => sinceWhen(pass, index))
  return { data: { passes: await viewStaffPasses(page, now), next } }
}

const sinceWhen = (pass: PassDocument, index: 'proposedAt' | 'appealedAt') => pass[index] ?? BEGINNING
