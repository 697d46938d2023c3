import type { CompoundId, GateId, ReaderId } from '../../../../contract/pass/ids'
import { openCollection } from '../../../kernel/database/collection'
import { type Changeable, outboxIndex, unchanged } from '../../../kernel/database/decision'
import { ensureDocument } from '../../../kernel/database/ensure'
import { findAll } from '../../../kernel/database/page'
import { newSignerKey, type SignerDocument, unseen } from '../../../kernel/http/signers'
import { blindIndex } from '../../../kernel/secrets/blindIndex'
import { sealField, unsealField } from '../../../kernel/secrets/sealedField'

/** A face reader at a gate. The riders whom it knows are in `faces`. */
export interface ReaderDocument extends Changeable, SignerDocument {
  readonly _id: ReaderId
  readonly compoundId: CompoundId
  readonly gateId: GateId
  readonly name: string
  /** `removed`: it is out of use, but still has to forget somebody. `gone`: it has forgotten everybody and is shown nowhere any more. */
  readonly list: 'active' | 'removed' | 'gone'
  /** Since when it has been in this state. */
  readonly since: Date
}

export const readers = openCollection<ReaderDocument>({
  name: 'readers',
  typed: ['name'],
  sealed: [{ path: 'key' }],
  indexes: [
    {
      name: 'compound',
      keys: [
        ['compoundId', 1],
        ['list', 1],
        ['since', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'age',
      keys: [
        ['list', 1],
        ['since', 1],
      ],
    },
    outboxIndex,
  ],
  retention: {
    keep: 'days',
    rules: [{ days: 180, index: 'age', equals: { list: 'gone' } }],
    why: 'As long as the receipts of what it has forgotten.',
  },
})

/** How many readers one compound can have in use. */
export const MOST_READERS = 20

export const readersIn = (list: ReaderDocument['list'], compoundId: CompoundId) =>
  findAll(readers, 'compound', { equals: { compoundId, list } })

export const countReaders = (compoundId: CompoundId) => readers.count('compound', { equals: { compoundId, list: 'active' } })

/** The id is the same for the same request, so that a retry finds the same reader with the same key. */
export const readerIdFor = (actorId: string, requestId: string) => `rea_${blindIndex('reader', `${actorId}:${requestId}`)}` as ReaderId

type Settings = Pick<ReaderDocument, '_id' | 'compoundId' | 'gateId' | 'name'>

/** The reader with this id. When there is none, one is made with a key of its own; it is shown nowhere until the request to add it is saved. */
export const ensureReader = (settings: Settings, now: Date): Promise<ReaderDocument> =>
  ensureDocument(readers, settings._id, () => ({
    ...unchanged,
    ...settings,
    key: sealField(readers, 'key', settings._id, newSignerKey()),
    list: 'gone',
    since: now,
    ...unseen,
  }))

/** The key with which the reader signs, base64. */
export const readerKeyOf = ({ _id, key }: ReaderDocument) => unsealField(readers, 'key', _id, key)
