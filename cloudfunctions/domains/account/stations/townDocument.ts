import type { TownId } from '../../../../contract/account/ids'
import { openCollection } from '../../../kernel/database/collection'
import { type Changeable, outboxIndex, unchanged } from '../../../kernel/database/decision'
import { ensureDocument } from '../../../kernel/database/ensure'

/** A town (板块) of the district. */
export interface TownDocument extends Changeable {
  readonly _id: TownId
  readonly name: string
  /** Where it stands in lists. */
  readonly order: number
}

export const towns = openCollection<TownDocument>({
  name: 'towns',
  indexes: [{ name: 'order', keys: [['order', 1]] }, outboxIndex],
  retention: { keep: 'always', why: 'No personal data.' },
})

/** Far more towns than a district has. */
export const allTowns = () => towns.find('order', { equals: {}, limit: 100 })

/** The town; a new one with these settings is made when there is none. */
export const ensureTown = (settings: Pick<TownDocument, '_id' | 'name' | 'order'>): Promise<TownDocument> =>
  ensureDocument(towns, settings._id, () => ({ ...unchanged, ...settings }))
