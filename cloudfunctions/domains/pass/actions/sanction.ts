import type { Refusal } from '../../../../contract/kernel/refusal'
import type { PassId } from '../../../../contract/pass/ids'
import type { appealActions, sanctionActions } from '../../../../contract/pass/sanction'
import { change } from '../../../kernel/database/change'
import { type Decision, refuse } from '../../../kernel/database/decision'
import { findPage } from '../../../kernel/database/page'
import type { Context, Handler } from '../../../kernel/handler'
import { refusalOfOwnCase } from '../../../kernel/people/fourEyes'
import { originsOf } from '../../../kernel/people/roles'
import { textCheckFor } from '../../../kernel/wechat/textCheckFor'
import { decideOpen, type OpenPass, openPass } from '../documents/openPass'
import { type PassDocument, passes } from '../documents/pass'
import { decideAnswer, decideAppeal, decideConfirm, decideDrop, decideLift, decidePropose, type StaffFacts } from '../rules/sanction'
import { viewAppeal, viewStaffPass, viewStaffPasses } from '../views/pass'
import { changeOwnPass } from './ownPass'

export const show: Handler<typeof sanctionActions.show> = async ({ passId }, { now }) => {
  const pass = await passes.get(passId)
  return pass ? viewStaffPass(pass, now) : { refusal: { code: 'NOT_FOUND', details: {} } }
}

export const waiting: Handler<typeof sanctionActions.waiting> = async ({ after }, { now }) => findWaiting('proposedAt', after, now)

type OwnCase = Refusal<'SECOND_PERSON_NEEDED'>

/** Decides on somebody else's pass by a rule, with the changed pass as the reply. */
async function decideOnPass<R extends Refusal>(
  passId: PassId,
  { caller, request, now }: Context,
  rule: (pass: OpenPass, facts: StaffFacts) => Decision<OpenPass, R> | Promise<Decision<OpenPass, R>>,
) {
  const facts = { by: caller.personId, requestId: request.requestId, now }
  const outcome = await change(
    passes,
    () => passes.get(passId),
    request,
    async (pass): Promise<Decision<PassDocument, R | OwnCase>> => {
      const refusal = refusalOfOwnCase(facts.by, pass.personId)
      return refusal ? refuse(refusal) : decideOpen(pass, (open) => rule(open, facts))
    },
  )
  return 'refusal' in outcome ? outcome : viewStaffPass(outcome.doc, now)
}

export const propose: Handler<typeof sanctionActions.propose> = async ({ passId, measure, reason }, context) =>
  decideOnPass(passId, context, (pass, facts) => decidePropose(pass, { measure, reason }, facts))

export const confirm: Handler<typeof sanctionActions.confirm> = async ({ passId, proposedAt }, context) =>
  decideOnPass(passId, context, async (pass, facts) => {
    const origins = await originsOf(pass.proposal ? [facts.by, pass.proposal.by] : [])
    return decideConfirm(pass, new Date(proposedAt), { ...facts, origins })
  })

export const drop: Handler<typeof sanctionActions.drop> = async ({ passId }, context) => decideOnPass(passId, context, decideDrop)

export const lift: Handler<typeof sanctionActions.lift> = async ({ passId }, context) => decideOnPass(passId, context, decideLift)

type Decided = Decision<PassDocument, Refusal<'NOTHING_TO_APPEAL' | 'APPEAL_WAITING' | 'TEXT_REFUSED'>>

/** WeChat is asked to check the text only when the rule accepts the appeal. */
export const file: Handler<typeof appealActions.appeal> = async ({ text }, context) => {
  const mayBeRead = textCheckFor(context.caller)
  const outcome = await changeOwnPass(context, async (pass): Promise<Decided> => {
    const decision = await decideOpen(pass, (open) => decideAppeal(open, text, context.now))
    return decision.kind === 'refuse' || (await mayBeRead(text)) ? decision : refuse({ code: 'TEXT_REFUSED', details: {} })
  })
  if ('refusal' in outcome) return outcome
  const { appeal } = openPass(outcome.doc)
  return appeal ? { data: viewAppeal(appeal) } : { refusal: { code: 'NOT_FOUND', details: {} } }
}

export const listAppeals: Handler<typeof appealActions.listAppeals> = async ({ after }, { now }) => findWaiting('appealedAt', after, now)

export const answerAppeal: Handler<typeof appealActions.answer> = async ({ passId, accepted, answer }, context) =>
  decideOnPass(passId, context, (pass, facts) => decideAnswer(pass, { accepted, answer }, facts))

const PAGE = 30

/** Earlier than any date. Passes for which nothing waits have null in the index and sort before it. */
const BEGINNING = new Date(0)

/** One page of passes for which a proposal or an appeal waits, the longest waiting first. */
async function findWaiting(index: 'proposedAt' | 'appealedAt', after: string | undefined, now: Date) {
  const { rows, next } = await findPage(passes, index, { equals: {}, beyond: BEGINNING, after, size: PAGE })
  return { data: { passes: await viewStaffPasses(rows, now), next } }
}
