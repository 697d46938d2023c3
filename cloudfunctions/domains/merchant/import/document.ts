import { createHash } from 'node:crypto'
import type { TownId } from '../../../../contract/account/ids'
import type { MerchantId, ShopImportId } from '../../../../contract/merchant/ids'
import type { ShopKind } from '../../../../contract/merchant/shop'
import { openCollection } from '../../../kernel/database/collection'
import { type Changeable, outboxIndex } from '../../../kernel/database/decision'
import type { WriteRequest } from '../../../kernel/request'

/** A file of shops with all its rows. The update that stores its effect accepts it; from then on all of it is carried out, and before that nothing. */
export interface ShopImportDocument extends Changeable {
  readonly _id: ShopImportId
  readonly rows: readonly StoredRow[]
  /** How many shops were new when it was accepted. */
  readonly made: number
  readonly at: Date
  /** Fixed for the retention index. */
  readonly kind: 'import'
}

/** A row as it is carried out. What is left out stays. */
export interface StoredRow {
  readonly merchantId: MerchantId
  readonly name: string
  readonly kind: ShopKind
  readonly townId: TownId
  readonly address?: string
  readonly phone?: string
  readonly location?: { readonly latitude: number; readonly longitude: number }
  readonly open: boolean
}

export const shopImports = openCollection<ShopImportDocument>({
  name: 'shopImports',
  typed: ['rows.name', 'rows.address', 'rows.phone'],
  indexes: [
    {
      name: 'age',
      keys: [
        ['kind', 1],
        ['at', 1],
      ],
    },
    outboxIndex,
  ],
  retention: {
    keep: 'days',
    rules: [{ days: 30, index: 'age', equals: { kind: 'import' } }],
    why: 'A retry hears what was imported; the shops themselves say the rest.',
  },
})

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32)

/** The request names it, so that a retry means the same file. */
export const importOfRequest = ({ actorId, requestId }: WriteRequest) => `sim_${digestOf(`${actorId}:${requestId}`)}` as ShopImportId

/** The shop of a row: the same number is the same shop, in every file (M22). */
export const merchantOfRow = (id: string) => `mch_i${digestOf(`import:${id}`)}` as MerchantId
