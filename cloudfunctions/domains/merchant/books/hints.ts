import { createHash } from 'node:crypto'
import { DAY_MS } from '../../../../contract/kernel/duration'
import type { ShopHint } from '../../../../contract/merchant/hints'
import type { HintId, MerchantId } from '../../../../contract/merchant/ids'
import { openCollection } from '../../../kernel/database/collection'
import { type Changeable, outboxIndex, unchanged } from '../../../kernel/database/decision'
import { findPage, onlyFields } from '../../../kernel/database/page'
import { firstOutbox } from '../../../kernel/outbox'
import { merchants } from '../merchantDocument'
import { tellOwners } from '../messages'
import type { UnusualPattern } from './patterns'

/** Something unusual in the books of a day. The owners of the shop are told first, staff see it later. It names no rider. */
export interface HintDocument extends Changeable, UnusualPattern {
  readonly _id: HintId
  readonly merchantId: MerchantId
  readonly merchantName: string
  readonly day: string
  readonly toldAt: Date
  /** Fixed for the list of all shops. */
  readonly kind: 'hint'
}

export const shopHints = openCollection<HintDocument>({
  name: 'shopHints',
  indexes: [
    {
      name: 'newest',
      keys: [
        ['kind', 1],
        ['toldAt', -1],
        ['_id', -1],
      ],
    },
    {
      name: 'age',
      keys: [
        ['kind', 1],
        ['toldAt', 1],
      ],
    },
    outboxIndex,
  ],
  retention: {
    keep: 'days',
    rules: [{ days: 365, index: 'age', equals: { kind: 'hint' } }],
    why: 'So long it is seen whether the same happens again at a shop. It names no person.',
  },
  copies: [{ field: 'merchantName', of: 'merchants.name', kind: 'history' }],
})

/** The day and what it is make the id, so that a day that is closed again tells nobody twice. */
const hintIdOf = (merchantId: MerchantId, day: string, pattern: string, number: number) =>
  `hnt_${createHash('sha256').update(`${merchantId}:${day}:${pattern}:${number}`).digest('hex').slice(0, 32)}` as HintId

/** Keeps what was unusual on a day, and tells the owners of the shop. */
export async function keepHints(merchantId: MerchantId, day: string, patterns: readonly UnusualPattern[], now: Date): Promise<void> {
  const shop = patterns.length > 0 ? await merchants.getPart(merchantId, ['name', 'people']) : null
  if (!shop) return
  for (const [number, { pattern, count, from, to }] of patterns.entries()) {
    const _id = hintIdOf(merchantId, day, pattern, number)
    const about = { merchantId, merchantName: shop.name, pattern, count }
    const told = tellOwners(shop, { kind: 'shopHint', ...about, from: from.toISOString(), to: to.toISOString() }, { eventId: _id, now })
    await shopHints.insert({ ...unchanged, ...about, _id, day, from, to, toldAt: now, kind: 'hint', ...firstOutbox(told, now) })
  }
}

const PAGE = 30
/** So long a shop knows it before staff see it. */
const SHOP_FIRST_MS = 3 * DAY_MS

/** What is unusual at all shops and was told to them long enough ago, the newest first. */
export async function hintsForStaff(after: string | undefined, now: Date): Promise<{ hints: ShopHint[]; next: string | null }> {
  const listed = onlyFields(shopHints, ['merchantId', 'merchantName', 'day', 'pattern', 'count', 'from', 'to', 'toldAt'])
  const beyond = new Date(now.getTime() - SHOP_FIRST_MS)
  const { rows, next } = await findPage(listed, 'newest', { equals: { kind: 'hint' }, beyond, after, size: PAGE })
  const hints = rows.map(({ _id, from, to, toldAt, ...rest }) => ({
    ...{ hintId: _id, ...rest },
    ...{ from: from.toISOString(), to: to.toISOString(), toldAt: toldAt.toISOString() },
  }))
  return { hints, next }
}
