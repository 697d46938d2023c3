import type { StationId, TownId } from '../../../contract/account/ids'
import type { PersonId } from '../../../contract/kernel/ids'
import { openCollection } from '../../kernel/database/collection'
import { type Changeable, outboxIndex, unchanged } from '../../kernel/database/decision'
import { ensureDocument } from '../../kernel/database/ensure'
import { findAll } from '../../kernel/database/page'

/** A platform's station (站点), whose manager vouches for its riders. */
export interface StationDocument extends Changeable {
  readonly _id: StationId
  readonly name: string
  readonly platform: string
  readonly townId: TownId
  readonly open: boolean
  /** Its word alone verifies a rider. */
  readonly trusted: boolean
  /** Trust that a second person must confirm. Stations that are older than the field lack it. */
  readonly trustProposal?: { readonly by: PersonId; readonly at: Date } | null
  /** The proposal's date once more, for the list of proposals in order; null when there is none. */
  readonly trustProposedAt?: Date | null
  /** The version of the conduct convention that the station signed, and when. Stations that are older than the convention lack the field. */
  readonly convention?: { readonly version: number; readonly at: Date } | null
}

export const stations = openCollection<StationDocument>({
  name: 'stations',
  typed: ['name', 'platform'],
  indexes: [
    {
      name: 'open',
      keys: [
        ['open', 1],
        ['name', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'trustProposedAt',
      keys: [
        ['trustProposedAt', 1],
        ['_id', 1],
      ],
    },
    outboxIndex,
  ],
  retention: { keep: 'always', why: 'No personal data.' },
})

type Settings = Omit<StationDocument, Exclude<keyof Changeable, '_id'>>

/** The station; one with these settings is made when there is none. */
export const ensureStation = (settings: Settings): Promise<StationDocument> =>
  ensureDocument(stations, settings._id, () => ({ ...unchanged, ...settings }))

/** A town (板块) of the district. */
export interface TownDocument extends Changeable {
  readonly _id: TownId
  readonly name: string
  /** Where it stands in lists. */
  readonly order: number
}

export const towns = openCollection<TownDocument>({
  name: 'towns',
  typed: ['name'],
  indexes: [
    {
      name: 'order',
      keys: [
        ['order', 1],
        ['_id', 1],
      ],
    },
    outboxIndex,
  ],
  retention: { keep: 'always', why: 'No personal data.' },
})

/** Every town, in the order of lists. */
export const allTowns = () => findAll(towns, 'order', { equals: {} })

/** The stations that take riders, in the order of their names. */
export const openStations = () => findAll(stations, 'open', { equals: { open: true } })

/** The town; one with these settings is made when there is none. */
export const ensureTown = (settings: Pick<TownDocument, '_id' | 'name' | 'order'>): Promise<TownDocument> =>
  ensureDocument(towns, settings._id, () => ({ ...unchanged, ...settings }))
