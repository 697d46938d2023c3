import type { Refusal } from '../../../../contract/kernel/refusal'
import { MOST_OPERATOR_KEYS, type OperatorKey, type operatorKeyActions } from '../../../../contract/merchant/operatorKeys'
import { change } from '../../../kernel/database/change'
import { type Decision, refuse } from '../../../kernel/database/decision'
import type { Handler } from '../../../kernel/handler'
import { webUrl } from '../../../kernel/webUrl'
import { forgetPileReports } from '../effects'
import { merchants } from '../merchantDocument'
import {
  countKeysInUse,
  ensureOperatorKey,
  operatorKeys as keys,
  keysInUse,
  type OperatorKeyDocument,
  operatorKeyIdFor,
  signingKeyOf,
} from '../operators/operatorKey'

type Actions = typeof operatorKeyActions

export const issueOperatorKey: Handler<Actions['issueOperatorKey']> = async ({ name, shops }, { caller, request, now }) => {
  const url = webUrl()
  const known = await merchants.getManyParts(
    shops.map(({ merchantId }) => merchantId),
    ['name'],
  )
  if (known.length < shops.length) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const keyId = operatorKeyIdFor(caller.personId, request.requestId)
  const load = () => ensureOperatorKey({ _id: keyId, name, shops }, now)
  const outcome = await change(keys, load, request, async (): Promise<Decision<OperatorKeyDocument, Refusal<'TOO_MANY'>>> => {
    // The limit guards against mistakes. Two people who issue a key at the same instant may exceed it by one.
    if ((await countKeysInUse()) >= MOST_OPERATOR_KEYS) return refuse({ code: 'TOO_MANY', details: { limit: MOST_OPERATOR_KEYS } })
    return { kind: 'change', next: { name, shops, list: 'active', since: now } }
  })
  if ('refusal' in outcome) return outcome
  return { data: { keyId, key: signingKeyOf(outcome.doc), url: `${url}/operators/${keyId}/piles` } }
}

export const operatorKeys: Handler<Actions['operatorKeys']> = async () => ({ data: await viewKeys() })

export const endOperatorKey: Handler<Actions['endOperatorKey']> = async ({ keyId }, { request, now }) => {
  const load = () => keys.get(keyId)
  const outcome = await change(keys, load, request, (key) => end(key, now))
  return 'refusal' in outcome ? outcome : { data: await viewKeys() }
}

/** A key that has ended already stays so. */
const end = ({ _id: keyId, list, shops }: OperatorKeyDocument, now: Date): Decision<OperatorKeyDocument> => ({
  kind: 'change',
  next: list === 'active' ? { list: 'ended', since: now } : {},
  effects: [forgetPileReports({ keyId, merchantIds: shops.map(({ merchantId }) => merchantId) })],
})

const viewKeys = async (): Promise<{ keys: OperatorKey[] }> => ({ keys: (await keysInUse()).map(viewKey) })

const viewKey = ({ _id: keyId, name, shops, since, lastSeenAt }: OperatorKeyDocument): OperatorKey => ({
  keyId,
  name,
  shops: [...shops],
  since: since.toISOString(),
  lastSeenAt: lastSeenAt?.toISOString() ?? null,
})
