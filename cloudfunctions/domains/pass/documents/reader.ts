import { randomBytes } from 'node:crypto'
import type { CompoundId, GateId, ReaderId } from '../../../../contract/pass/ids'
import { openCollection } from '../../../kernel/database/collection'
import { type Changeable, outboxIndex, unchanged } from '../../../kernel/database/decision'
import { ensureDocument } from '../../../kernel/database/ensure'
import { blindIndex } from '../../../kernel/secrets/blindIndex'
import { type Sealed, seal, unseal } from '../../../kernel/secrets/fieldCipher'
import type { UsedNonce } from '../rules/readers'

/** A face reader at a gate. Whom it knows is in `faces`. */
export interface ReaderDocument extends Changeable {
  readonly _id: ReaderId
  readonly compoundId: CompoundId
  readonly gateId: GateId
  readonly name: string
  /** Signs its requests, base64 of 32 bytes. */
  readonly key: Sealed
  /** `removed`: it still has to forget somebody. `gone`: it has forgotten everybody, and is in no list any more. */
  readonly list: 'active' | 'removed' | 'gone'
  /** Since when it is in this list. */
  readonly since: Date
  readonly lastSeenAt: Date | null
  /** Nonces that can't be used again. */
  readonly nonces: readonly UsedNonce[]
  /** Counts its requests: a nonce is noted only if no other request was noted meanwhile. */
  readonly requests: number
}

export const readers = openCollection<ReaderDocument>({
  name: 'readers',
  indexes: [
    {
      name: 'compound',
      keys: [
        ['compoundId', 1],
        ['list', 1],
        ['since', 1],
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

/** Of one compound. */
export const MOST_READERS = 20

/** More than a compound can have. */
const LIMIT = 100

export const readersIn = (list: ReaderDocument['list'], compoundId: CompoundId) =>
  readers.find('compound', { equals: { compoundId, list }, limit: LIMIT })

export const countReaders = (compoundId: CompoundId) => readers.count('compound', { equals: { compoundId, list: 'active' } })

/** The same for the same request, so that a retry shows the same reader with the same key. */
export const readerIdFor = (actorId: string, requestId: string) => `rea_${blindIndex('reader', `${actorId}:${requestId}`)}` as ReaderId

type Settings = Pick<ReaderDocument, '_id' | 'compoundId' | 'gateId' | 'name'>

const keyPlace = (id: ReaderId) => ({ collection: 'readers', id, field: 'key' })

/** The reader; a new one with a key of its own is made when there is none. It is in no list until the request that asked for it is saved. */
export const ensureReader = (settings: Settings, now: Date): Promise<ReaderDocument> =>
  ensureDocument(readers, settings._id, () => ({
    ...unchanged,
    ...settings,
    key: seal(randomBytes(32).toString('base64'), keyPlace(settings._id)),
    list: 'gone',
    since: now,
    lastSeenAt: null,
    nonces: [],
    requests: 0,
  }))

/** The key with which the reader signs, base64. */
export const readerKeyOf = ({ _id, key }: ReaderDocument) => unseal(key, keyPlace(_id))
