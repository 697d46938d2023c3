import type { MerchantId, OperatorKeyId } from '../../../../contract/merchant/ids'
import { openCollection } from '../../../kernel/database/collection'
import { type Changeable, outboxIndex, unchanged } from '../../../kernel/database/decision'
import { ensureDocument } from '../../../kernel/database/ensure'
import { findAll } from '../../../kernel/database/page'
import { newSignerKey, type SignerDocument, unseen } from '../../../kernel/http/signers'
import { blindIndex } from '../../../kernel/secrets/blindIndex'
import { sealField, unsealField } from '../../../kernel/secrets/sealedField'

/** The key with which an operator of charging piles reports which of them are free at its shops. */
export interface OperatorKeyDocument extends Changeable, SignerDocument {
  readonly _id: OperatorKeyId
  /** What the operator is called. */
  readonly name: string
  readonly shops: readonly { readonly shopRef: string; readonly merchantId: MerchantId }[]
  readonly list: 'active' | 'ended'
  /** Since when it has been in this state. */
  readonly since: Date
}

export const operatorKeys = openCollection<OperatorKeyDocument>({
  name: 'operatorKeys',
  typed: ['name'],
  sealed: [{ path: 'key' }],
  indexes: [
    {
      name: 'list',
      keys: [
        ['list', 1],
        ['since', 1],
        ['_id', 1],
      ],
    },
    outboxIndex,
  ],
  retention: {
    keep: 'days',
    rules: [{ days: 180, index: 'list', equals: { list: 'ended' } }],
    why: 'As long as somebody may ask who has reported.',
  },
})

export const keysInUse = () => findAll(operatorKeys, 'list', { equals: { list: 'active' } })

export const countKeysInUse = () => operatorKeys.count('list', { equals: { list: 'active' } })

export const OPERATOR_KEY_PURPOSE = 'operatorKey'

/** The id is the same for the same request, so that a retry finds the same key. */
export const operatorKeyIdFor = (actorId: string, requestId: string) =>
  `opk_${blindIndex(OPERATOR_KEY_PURPOSE, `${actorId}:${requestId}`)}` as OperatorKeyId

type Settings = Pick<OperatorKeyDocument, '_id' | 'name' | 'shops'>

/** The key with this id. When there is none, one is made; it signs nothing until the request to issue it is saved. */
export const ensureOperatorKey = (settings: Settings, now: Date): Promise<OperatorKeyDocument> =>
  ensureDocument(operatorKeys, settings._id, () => ({
    ...unchanged,
    ...settings,
    ...unseen,
    key: sealField(operatorKeys, 'key', settings._id, newSignerKey()),
    list: 'ended',
    since: now,
  }))

/** The key with which the operator signs, base64. */
export const signingKeyOf = ({ _id, key }: OperatorKeyDocument) => unsealField(operatorKeys, 'key', _id, key)
