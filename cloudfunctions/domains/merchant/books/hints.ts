import { createHash } from 'node:crypto'
import { DAY_MS } from '../../../../contract/kernel/duration'
import type { HintReason, HintState, OwnHint, ShopHint } from '../../../../contract/merchant/hints'
import type { HintId, MerchantId } from '../../../../contract/merchant/ids'
import { openCollection } from '../../../kernel/database/collection'
import { type Changeable, outboxIndex, unchanged } from '../../../kernel/database/decision'
import { firstOutbox } from '../../../kernel/outbox'
import type { Sealed } from '../../../kernel/secrets/fieldCipher'
import { unsealField } from '../../../kernel/secrets/sealedField'
import { merchants } from '../merchantDocument'
import { tellOwners } from '../messages'
import type { DatedFinding } from './patterns'

/** Something unusual in the books of a day. The owners of the shop are told first, staff see it later. It names no rider. */
export interface HintDocument extends Changeable, DatedFinding {
  readonly _id: HintId
  readonly merchantId: MerchantId
  readonly merchantName: string
  readonly day: string
  readonly toldAt: Date
  /** What the shop has said about it; null: nothing yet. */
  readonly explanation: { readonly reason: HintReason; readonly words: Sealed | null; readonly at: Date } | null
  /** From when staff see it: three days after the owners were told, earlier once they have explained it. */
  readonly listedAt: Date
  readonly state: HintState
  /** Fixed for the retention index. */
  readonly kind: 'hint'
}

export const shopHints = openCollection<HintDocument>({
  name: 'shopHints',
  sealed: [{ path: 'explanation.words', field: 'words' }],
  indexes: [
    {
      name: 'shop',
      keys: [
        ['merchantId', 1],
        ['toldAt', -1],
        ['_id', -1],
      ],
    },
    {
      name: 'listed',
      keys: [
        ['state', 1],
        ['listedAt', -1],
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
    why: 'So long it is seen whether the same happens again at a shop. It names no person; what the shop says about it is sealed.',
  },
  copies: [{ field: 'merchantName', of: 'merchants.name', kind: 'history' }],
})

/** The day and what it is make the id, so that a day that is closed again tells nobody twice. */
const hintIdOf = (merchantId: MerchantId, day: string, pattern: string, number: number) =>
  `hnt_${createHash('sha256').update(`${merchantId}:${day}:${pattern}:${number}`).digest('hex').slice(0, 32)}` as HintId

/** So long a shop knows it before staff see it. */
const SHOP_FIRST_MS = 3 * DAY_MS

/** Keeps what was unusual on a day, and tells the owners of the shop. */
export async function keepHints(merchantId: MerchantId, day: string, findings: readonly DatedFinding[], now: Date): Promise<void> {
  const shop = findings.length > 0 ? await merchants.getPart(merchantId, ['name', 'people']) : null
  if (!shop) return
  for (const [number, { pattern, count, from, to }] of findings.entries()) {
    const _id = hintIdOf(merchantId, day, pattern, number)
    const about = { merchantId, merchantName: shop.name, pattern, count }
    const told = tellOwners(shop, { kind: 'shopHint', ...about, from: from.toISOString(), to: to.toISOString() }, { eventId: _id, now })
    const shown = {
      toldAt: now,
      explanation: null,
      listedAt: new Date(now.getTime() + SHOP_FIRST_MS),
      state: 'open',
      kind: 'hint',
    } as const
    await shopHints.insert({ ...unchanged, ...about, _id, day, from, to, ...shown, ...firstOutbox(told, now) })
  }
}

/** Something unusual as the owners of its shop see it. */
export const viewOwnHint = ({ _id: hintId, day, pattern, count, from, to, toldAt, explanation, state }: HintDocument): OwnHint => ({
  ...{ hintId, day, pattern, count, state },
  from: from.toISOString(),
  to: to.toISOString(),
  toldAt: toldAt.toISOString(),
  explanation: explanation && {
    reason: explanation.reason,
    words: explanation.words && unsealField(shopHints, 'words', hintId, explanation.words),
    at: explanation.at.toISOString(),
  },
})

/** The same as staff see it. */
export const viewHint = (hint: HintDocument): ShopHint => ({
  ...viewOwnHint(hint),
  merchantId: hint.merchantId,
  merchantName: hint.merchantName,
})
