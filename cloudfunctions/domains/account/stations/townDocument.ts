import type { TownId } from '../../../../contract/account/ids'
import { openCollection } from '../../../kernel/database/collection'
import { type Changeable, pendingIndex, unchanged } from '../../../kernel/database/decision'

/** A town (板块) of the district. */
export interface TownDocument extends Changeable {
  readonly _id: TownId
  readonly name: string
  /** Where it stands in lists. */
  readonly order: number
}

export const towns = openCollection<TownDocument>({
  name: 'towns',
  indexes: [{ name: 'order', keys: [['order', 1]] }, pendingIndex],
  retention: { keep: 'always', why: 'No personal data.' },
})

/** Far more towns than a district has. */
export const allTowns = () => towns.find('order', { equals: {}, limit: 100 })

/** The town; a new one with these settings is made when there is none. */
export async function ensureTown(settings: Pick<TownDocument, '_id' | 'name' | 'order'>): Promise<TownDocument> {
  const existing = await towns.get(settings._id)
  if (existing) return existing
  const fresh: TownDocument = { ...unchanged, ...settings }
  return (await towns.insert(fresh)) ? fresh : ensureTown(settings)
}
