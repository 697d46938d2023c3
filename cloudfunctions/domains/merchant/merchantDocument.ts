import type { TownId } from '../../../contract/account/ids'
import type { MerchantId } from '../../../contract/merchant/ids'
import { openCollection } from '../../kernel/database/collection'
import { type Changeable, pendingIndex, unchanged } from '../../kernel/database/decision'

/** A merchant (商户) where riders show their pass. */
export interface MerchantDocument extends Changeable {
  readonly _id: MerchantId
  readonly name: string
  readonly townId: TownId
  readonly open: boolean
}

export const merchants = openCollection<MerchantDocument>({
  name: 'merchants',
  indexes: [pendingIndex],
  retention: { keep: 'always', why: 'No personal data.' },
})

/** The merchant; a new one with these settings is made when there is none. */
export async function ensureMerchant(settings: Pick<MerchantDocument, '_id' | 'name' | 'townId' | 'open'>): Promise<MerchantDocument> {
  const existing = await merchants.get(settings._id)
  if (existing) return existing
  const fresh: MerchantDocument = { ...unchanged, ...settings }
  return (await merchants.insert(fresh)) ? fresh : ensureMerchant(settings)
}
