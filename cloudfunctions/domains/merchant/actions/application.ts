import type { Refusal } from '../../../../contract/kernel/refusal'
import type { applicationActions } from '../../../../contract/merchant/application'
import { change } from '../../../kernel/database/change'
import { type Decision, refuse } from '../../../kernel/database/decision'
import { findPage, onlyFields } from '../../../kernel/database/page'
import type { Handler } from '../../../kernel/handler'
import { ensurePerson, people } from '../../../kernel/people/personDocument'
import { eventIdOf } from '../../../kernel/request'
import { sealField } from '../../../kernel/secrets/sealedField'
import { textChecksFor } from '../../../kernel/wechat/textCheckFor'
import { towns } from '../../account/public'
import {
  appliedBy,
  ensureShopToApplyFor,
  MOST_APPLIED,
  ownApplicationOf,
  shopAppliedFor,
  storedApplication,
  viewApplication,
  viewWaiting,
  withOwner,
} from '../applications'
import { type MerchantDocument, merchants } from '../merchantDocument'
import { newPosterCode } from '../posters'
import { refusalOfOwnShop } from '../riders'
import { decideApply, decideOnApplication, decideWithdrawApplication } from '../rules/application'

type Actions = typeof applicationActions

type Applying = Refusal<'NOT_FOUND' | 'TEXT_REFUSED' | 'APPLICATION_WAITING'>

export const apply: Handler<Actions['apply']> = async ({ discount, creditCode, ...said }, { caller, request, now }) => {
  const { personId } = caller
  const refusedTextIn = textChecksFor(caller)
  const refusedText = () => refusedTextIn({ name: said.name, address: said.address, discount })
  if (!(await towns.get(said.townId))) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const applied = await appliedBy(personId, request)
  if (!applied) return { refusal: { code: 'TOO_MANY', details: { limit: MOST_APPLIED } } }
  const { merchantId } = applied
  // Nothing is made of words that nobody may read.
  const refusal = applied.shop ? null : await refusedText()
  if (refusal) return { refusal }
  // Whoever applies is told of the answer, also without a registration.
  const person = await ensurePerson(caller)
  // The term after which somebody unknown to all is forgotten begins anew, so that the district has time to answer.
  if (person.unusedSince) await people.update(personId, {}, { unusedSince: null })
  if (!applied.shop) await ensureShopToApplyFor(merchantId, said, now)
  const decide = async (shop: MerchantDocument): Promise<Decision<MerchantDocument, Applying>> => {
    const application = storedApplication(shop, personId, { discount, creditCode })
    const decision = decideApply(shop, { ...said, application, people: withOwner(shop, personId, now) }, now)
    const refused = decision.kind === 'refuse' ? null : await refusedText()
    return refused ? refuse(refused) : decision
  }
  const outcome = await change(merchants, () => merchants.get(merchantId), request, decide)
  return 'refusal' in outcome ? outcome : { data: { application: viewApplication(outcome.doc, personId), now: now.toISOString() } }
}

export const ownApplication: Handler<Actions['ownApplication']> = async (_, { caller, now }) => ({
  data: { application: await ownApplicationOf(caller.personId), now: now.toISOString() },
})

export const withdrawApplication: Handler<Actions['withdrawApplication']> = async (_, { caller: { personId }, request, now }) => {
  const load = () => shopAppliedFor(personId, request)
  const outcome = await change(merchants, load, request, (shop) => decideWithdrawApplication(shop, now))
  return 'refusal' in outcome ? outcome : { data: { application: await ownApplicationOf(personId), now: now.toISOString() } }
}

const PAGE = 30

const applying = onlyFields(merchants, ['name', 'kind', 'townId', 'open', 'address', 'phone', 'joiningAt', 'application', 'revision'])

export const applications: Handler<Actions['applications']> = async ({ after }, { now }) => {
  const { rows, next } = await findPage(applying, 'joining', { equals: { joining: 'pending' }, after, size: PAGE })
  return { data: { applications: rows.flatMap((shop) => viewWaiting(shop) ?? []), next, now: now.toISOString() } }
}

export const decideApplication: Handler<Actions['decideApplication']> = async (input, { caller, request, now }) => {
  const { merchantId, version, accept, reason = 'other', words = null } = input
  const when = { eventId: eventIdOf(request, merchantId), now }
  const decide = (shop: MerchantDocument): Decision<MerchantDocument, Deciding> => {
    const ownShop = refusalOfOwnShop(shop, caller.personId)
    if (ownShop) return refuse(ownShop)
    // Also where whoever has applied has left the shop since.
    if (shop.application?.personId === caller.personId) return refuse({ code: 'SECOND_PERSON_NEEDED', details: {} })
    const sealedWords = words === null ? null : sealField(merchants, 'application.declined.words', merchantId, words)
    const declined = accept ? null : { reason, words, sealedWords }
    const posterCode = shop.posterCode ?? newPosterCode()
    const people = shop.application ? withOwner(shop, shop.application.personId, now) : []
    return decideOnApplication(shop, { version, declined, people, posterCode }, when)
  }
  const outcome = await change(merchants, () => merchants.get(merchantId), request, decide)
  return 'refusal' in outcome ? outcome : { data: { merchantId, accepted: accept } }
}

type Deciding = Refusal<'NOTHING_PROPOSED' | 'CHANGED_MEANWHILE' | 'SECOND_PERSON_NEEDED'>
