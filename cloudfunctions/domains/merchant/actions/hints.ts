import type { Refusal } from '../../../../contract/kernel/refusal'
import type { hintActions } from '../../../../contract/merchant/hints'
import { change } from '../../../kernel/database/change'
import { type Decision, refuse } from '../../../kernel/database/decision'
import { findPage } from '../../../kernel/database/page'
import type { Handler } from '../../../kernel/handler'
import { sealField } from '../../../kernel/secrets/sealedField'
import { textCheckFor } from '../../../kernel/wechat/textCheckFor'
import { type HintDocument, shopHints, viewHint, viewOwnHint } from '../books/hints'
import { merchants } from '../merchantDocument'
import { refusalOfOwnShop } from '../riders'
import { decideClose, decideExplain } from '../rules/hints'

type Actions = typeof hintActions

const PAGE = 30

export const ownHints: Handler<Actions['ownHints']> = async ({ merchantId, after }, { now }) => {
  const { rows, next } = await findPage(shopHints, 'shop', { equals: { merchantId }, after, size: PAGE })
  return { data: { hints: rows.map(viewOwnHint), next, now: now.toISOString() } }
}

export const explainHint: Handler<Actions['explainHint']> = async ({ merchantId, hintId, reason, words }, { caller, request, now }) => {
  if (words && !(await textCheckFor(caller)(words))) return { refusal: { code: 'TEXT_REFUSED', details: {} } }
  const ofShop = async () => {
    const hint = await shopHints.get(hintId)
    return hint?.merchantId === merchantId ? hint : null
  }
  const said = { reason, words: words === undefined ? null : sealField(shopHints, 'words', hintId, words) }
  const outcome = await change(shopHints, ofShop, request, (hint) => decideExplain(hint, said, now))
  return 'refusal' in outcome ? outcome : { data: { hint: viewOwnHint(outcome.doc) } }
}

export const hints: Handler<Actions['hints']> = async ({ state = 'open', after }, { now }) => {
  const { rows, next } = await findPage(shopHints, 'listed', { equals: { state }, beyond: now, after, size: PAGE })
  return { data: { hints: rows.map(viewHint), next } }
}

export const closeHint: Handler<Actions['closeHint']> = async ({ hintId, explainedAt }, { caller, request }) => {
  const outcome = await change(
    shopHints,
    () => shopHints.get(hintId),
    request,
    async (hint): Promise<Decision<HintDocument, Refusal<'NOT_POSSIBLE_NOW' | 'SECOND_PERSON_NEEDED' | 'CHANGED_MEANWHILE'>>> => {
      const shop = await merchants.getPart(hint.merchantId, ['people'])
      const ownShop = shop && refusalOfOwnShop(shop, caller.personId)
      return ownShop ? refuse(ownShop) : decideClose(hint, explainedAt)
    },
  )
  return 'refusal' in outcome ? outcome : { data: { hint: viewHint(outcome.doc) } }
}
