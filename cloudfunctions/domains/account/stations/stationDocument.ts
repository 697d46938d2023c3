import type { StationId, TownId } from '../../../../contract/account/ids'
import { openCollection } from '../../../kernel/database/collection'
import { type Changeable, outboxIndex, unchanged } from '../../../kernel/database/decision'
import { ensureDocument } from '../../../kernel/database/ensure'

/** A platform's station (站点), whose manager vouches for its riders. */
export interface StationDocument extends Changeable {
  readonly _id: StationId
  readonly name: string
  readonly platform: string
  readonly townId: TownId
  readonly open: boolean
  /** Its word alone verifies a rider. */
  readonly trusted: boolean
  /** When the station signed which version of the conduct convention. Stations from before there was one lack it. */
  readonly convention?: { readonly version: number; readonly at: Date } | null
}

export const stations = openCollection<StationDocument>({
  name: 'stations',
  indexes: [
    {
      name: 'open',
      keys: [
        ['open', 1],
        ['name', 1],
      ],
    },
    outboxIndex,
  ],
  retention: { keep: 'always', why: 'No personal data.' },
})

type Settings = Omit<StationDocument, Exclude<keyof Changeable, '_id'>>

/** The station; a new one with these settings is made when there is none. */
export const ensureStation = (settings: Settings): Promise<StationDocument> =>
  ensureDocument(stations, settings._id, () => ({ ...unchanged, ...settings }))
