import type { Refusal } from '../../../../../contract/kernel/refusal'
import { type Decision, refuse } from '../../../../kernel/database/decision'
import { textCheckFor } from '../../../../kernel/wechat/textCheckFor'
import type { HandlerOf } from '../../../handlerOf'
import type { CompoundDocument } from '../../compounds/compoundDocument'
import { changeAndShow } from '../../ownCompound'

export const saveRules: HandlerOf<'compound.saveRules'> = async ({ rules }, context) =>
  changeAndShow(context, () => ({ kind: 'change', next: { rules } }))

/** What riders read is checked by WeChat first; a text that stays as it is was. */
export const saveInfo: HandlerOf<'compound.saveInfo'> = async ({ hotline, note }, context) => {
  const mayBeRead = textCheckFor(context.caller)
  return changeAndShow(context, async (compound): Promise<Decision<CompoundDocument, Refusal<'TEXT_REFUSED'>>> => {
    const isNew = note !== null && note !== compound.note
    return isNew && !(await mayBeRead(note)) ? refuse({ code: 'TEXT_REFUSED', details: {} }) : { kind: 'change', next: { hotline, note } }
  })
}
