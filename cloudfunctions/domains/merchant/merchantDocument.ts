import type { TownId } from '../../../contract/account/ids'
import type { MerchantId } from '../../../contract/merchant/ids'
import { openCollection } from '../../kernel/database/collection'
import { type Changeable, outboxIndex, unchanged } from '../../kernel/database/decision'
import { ensureDocument } from '../../kernel/database/ensure'

/** A merchant (商户) where riders show their pass. */
export interface MerchantDocument extends Changeable {
  readonly _id: MerchantId
  readonly name: string
  readonly townId: TownId
  readonly open: boolean
}

export const merchants = openCollection<MerchantDocument>({
  name: 'merchants',
  typed: ['name'],
  indexes: [outboxIndex],
  retention: { keep: 'always', why: 'No personal data.' },
})

/** The merchant; a new one with these settings is made when there is none. */
export const ensureMerchant = (settings: Pick<MerchantDocument, '_id' | 'name' | 'townId' | 'open'>): Promise<MerchantDocument> =>
  ensureDocument(merchants, settings._id, () => ({ ...unchanged, ...settings }))
