import type { DrawId, SessionId } from '../../../../contract/course/ids'
import type { PersonId } from '../../../../contract/kernel/ids'
import { openCollection } from '../../../kernel/database/collection'
import { type Changeable, outboxIndex, unchanged } from '../../../kernel/database/decision'
import { ensureDocument } from '../../../kernel/database/ensure'
import { findAll, findFirst, onlyFields } from '../../../kernel/database/page'
import { inBatches } from '../../../kernel/inBatches'
import { LOST, retryOnConflict } from '../../../kernel/retry'
import { blindIndex } from '../../../kernel/secrets/blindIndex'

/** What one person wishes in one draw. Its id is made of the ticket, so that nothing in it leads to a person who was erased. */
export interface WishDocument extends Changeable {
  readonly _id: WishId
  readonly drawId: DrawId
  /** The pseudonym under which it is published. */
  readonly ticket: string
  /** Null once the registration was erased: the ticket goes on taking part, since the list of a draw must not change, and its place goes to the next. */
  readonly personId: PersonId | null
  /** The masked name, for the roll. */
  readonly name: string | null
  /** The dearest first; empty: taken back. */
  readonly ranks: readonly SessionId[]
  /** Whether anything is wished: what was taken back takes no part. */
  readonly wishing: boolean
  readonly since: Date
  /** Written when the person is told. */
  readonly result: WishResult | null
  /** When the result was told; null: not yet. */
  readonly toldAt: Date | null
  /** Fixed for the retention index. */
  readonly kind: 'wish'
}

export interface WishResult {
  readonly number: number
  readonly got: SessionId | null
  readonly waiting: readonly { readonly sessionId: SessionId; readonly position: number }[]
}

export type WishId = `wsh_${string}`

export const wishes = openCollection<WishDocument>({
  name: 'wishes',
  indexes: [
    {
      name: 'ticket',
      keys: [
        ['drawId', 1],
        ['wishing', 1],
        ['ticket', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'untold',
      keys: [
        ['drawId', 1],
        ['wishing', 1],
        ['toldAt', 1],
        ['ticket', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'person',
      keys: [
        ['personId', 1],
        ['since', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'age',
      keys: [
        ['kind', 1],
        ['since', 1],
      ],
    },
    outboxIndex,
  ],
  retention: {
    keep: 'days',
    rules: [{ days: 730, index: 'age', equals: { kind: 'wish' } }],
    why: 'As long as the draw can be checked; person and masked name go earlier with the registration.',
  },
  copies: [{ field: 'name', of: 'riders.realName', kind: 'history' }],
})

/** Keyed, so that nobody who knows a person's id can work out which ticket of the published list is theirs. */
export const ticketOf = (drawId: DrawId, personId: PersonId) => blindIndex('ticket', `${drawId}:${personId}`)

export const wishIdOf = (drawId: DrawId, personId: PersonId): WishId => `wsh_${ticketOf(drawId, personId)}`

/** This person's wish; null for somebody who has wished nothing, or was erased since. */
export async function wishOf(drawId: DrawId, personId: PersonId): Promise<WishDocument | null> {
  const wish = await wishes.get(wishIdOf(drawId, personId))
  return wish?.personId === personId ? wish : null
}

/** The wish; an empty one is made when there is none. */
export const ensureWish = (drawId: DrawId, personId: PersonId, now: Date): Promise<WishDocument> =>
  ensureDocument(wishes, wishIdOf(drawId, personId), () => ({
    ...unchanged,
    _id: wishIdOf(drawId, personId),
    drawId,
    personId,
    ticket: ticketOf(drawId, personId),
    kind: 'wish',
    name: null,
    ranks: [],
    wishing: false,
    since: now,
    result: null,
    toldAt: null,
  }))

export type Ticket = Pick<WishDocument, 'ticket' | 'ranks' | 'personId' | 'name'>

const ticketParts = onlyFields(wishes, ['ticket', 'ranks', 'personId', 'name'])

/** Tickets that take part, in their order, which says nothing of when they came. */
export const ticketsAfter = (drawId: DrawId, after: string | undefined, most: number): Promise<Ticket[]> =>
  findFirst(ticketParts, 'ticket', { equals: { drawId, wishing: true }, ...(after !== undefined && { after }), most })

/** All tickets of a draw that take part. */
export const everyTicket = (drawId: DrawId): Promise<Ticket[]> => findAll(ticketParts, 'ticket', { equals: { drawId, wishing: true } })

/**
 * Takes the person out of their wishes. The ticket stays: what was published of a draw must not change afterwards, or nobody could check it. Its place
 * goes to the next in line.
 */
export async function eraseWishes(personId: PersonId): Promise<void> {
  const own = await findAll(wishes, 'person', { equals: { personId } })
  await inBatches(own, AT_ONCE, ({ _id }) => anonymise(_id, personId))
}

const AT_ONCE = 10

const anonymise = (_id: WishId, personId: PersonId): Promise<void> =>
  retryOnConflict(async () => {
    const wish = await wishes.get(_id)
    if (wish?.personId !== personId) return
    const { revision } = wish
    const anonymous = { personId: null, name: null, applied: [], revision: revision + 1 }
    return (await wishes.update(_id, { revision }, anonymous)) ? undefined : LOST
  })
