import type { HandlerOf } from '../../../handlerOf'
import { decideAnswer } from '../../rules/appeal'
import { findWaiting } from '../../waitingPasses'
import { decideOnPass } from '../sanction/decide'

export const listAppeals: HandlerOf<'appeal.waiting'> = async ({ after }, { now }) => findWaiting('appealedAt', after, now)

export const answerAppeal: HandlerOf<'appeal.answer'> = async ({ passId, accepted, answer }, context) =>
  decideOnPass(passId, context, (pass, facts) => decideAnswer(pass, { accepted, answer }, facts))
