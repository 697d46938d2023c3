import type { TownId } from '../../../../contract/account/ids'
import type { SchoolId } from '../../../../contract/course/ids'
import { openCollection } from '../../../kernel/database/collection'
import { type Changeable, outboxIndex, unchanged } from '../../../kernel/database/decision'
import { ensureDocument } from '../../../kernel/database/ensure'

/** A school or another place where courses are taught. Its teachers call the roll there. */
export interface SchoolDocument extends Changeable {
  readonly _id: SchoolId
  readonly name: string
  readonly townId: TownId
  readonly address: string
  readonly location: { readonly latitude: number; readonly longitude: number } | null
  readonly open: boolean
}

export const schools = openCollection<SchoolDocument>({
  name: 'schools',
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

/** The school; a new one with these settings is made when there is none. */
export const ensureSchool = (settings: Omit<SchoolDocument, Exclude<keyof Changeable, '_id'>>): Promise<SchoolDocument> =>
  ensureDocument(schools, settings._id, () => ({ ...unchanged, ...settings }))
