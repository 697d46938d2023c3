import type { TownId } from '../../../contract/account/ids'
import type { SchoolId, SessionId } from '../../../contract/course/ids'
import { openCollection } from '../../kernel/database/collection'
import { type Changeable, outboxIndex, unchanged } from '../../kernel/database/decision'
import { ensureDocument } from '../../kernel/database/ensure'
import { offerings } from '../booking/public'
import { asSession, type School } from './sessionDetails'

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
  typed: ['name', 'address'],
  indexes: [
    {
      name: 'open',
      keys: [
        ['open', 1],
        ['name', 1],
        ['_id', 1],
      ],
    },
    outboxIndex,
  ],
  retention: { keep: 'always', why: 'No personal data.' },
})

/** The school; a new one with these settings is made when there is none. */
export const ensureSchool = (settings: Omit<SchoolDocument, Exclude<keyof Changeable, '_id'>>): Promise<SchoolDocument> =>
  ensureDocument(schools, settings._id, () => ({ ...unchanged, ...settings }))

/** A school as a session keeps it, and as people see it. */
export const viewSchool = ({ _id: schoolId, name, townId, address, location }: SchoolDocument): School => ({
  schoolId,
  name,
  townId,
  address,
  location,
})

/** Where a new session may take place; null for a school that is closed or not there. */
export async function openSchool(id: SchoolId): Promise<School | null> {
  const found = await schools.get(id)
  return found?.open ? viewSchool(found) : null
}

/** The school where a session is taught: its teachers may act there. Null when there is no such session. */
export async function schoolOfSession(sessionId: SessionId): Promise<SchoolId | null> {
  const session = asSession(await offerings.getPart(sessionId, ['details']))
  return session?.details.school.schoolId ?? null
}
