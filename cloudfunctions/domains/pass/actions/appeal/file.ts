import type { Refusal } from '../../../../../contract/kernel/refusal'
import { type Decision, refuse } from '../../../../kernel/database/decision'
import { textCheckFor } from '../../../../kernel/wechat/textCheckFor'
import type { HandlerOf } from '../../../handlerOf'
import { changeOwnPass } from '../../changeOwn'
import type { PassDocument } from '../../pass/passDocument'
import { decideAppeal } from '../../rules/appeal'
import { viewAppeal } from '../../views/staffPass'

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
