import type { SchoolId, SessionId } from '../../../contract/course/ids'
import { findPage } from '../../kernel/database/page'
import type { EffectRunner } from '../../kernel/effect'
import { LOST, retryOnConflict } from '../../kernel/retry'
import { offerings } from '../booking/public'
import { schoolChanged, syncSchool } from './effects'
import { facetsOf } from './rules/catalogue'
import { schools, viewSchool } from './schools'
import { asSession, type School } from './sessionDetails'

/** How many sessions are synced at once. */
const PAGE = 20

const sessionsAt = {
  definition: offerings.definition,
  find: (index: string, page: Parameters<typeof offerings.findPart>[1]) => offerings.findPart(index, page, ['endsAt']),
}

/** What follows for sessions when their school changes. A session that is over keeps the school as it was. */
export const schoolRunners: readonly EffectRunner[] = [
  schoolChanged.does(async (payload, { hasTime }) => {
    const { schoolId, at } = payload
    let after = payload.after
    while (hasTime()) {
      const { rows, next } = await findPage(sessionsAt, 'venue', { equals: { venue: schoolId }, beyond: at, after, size: PAGE })
      await Promise.all(rows.map(({ _id }) => syncSession(_id as SessionId)))
      if (next === null) return undefined
      after = next
    }
    return { next: { ...payload, after } }
  }),
  syncSchool.does(({ sessionId }) => syncSession(sessionId)),
]

/**
 * Brings a session to what its school says now. The session is read before the school, and after every change both are read again: the school
 * may have been changed in the moment of our write.
 */
function syncSession(id: SessionId): Promise<void> {
  return retryOnConflict(async () => {
    const session = asSession(await offerings.getPart(id, ['status', 'slots', 'details', 'revision']))
    const school = session && (await schoolNow(session.details.school.schoolId))
    if (!session || !school || isSame(school, session.details.school)) return
    const { revision, details } = session
    const facets = facetsOf(session, { ...details, school })
    await offerings.modify(id, {
      when: { revision: { is: revision } },
      change: { 'details.school': { set: school }, facets: { set: facets }, revision: { set: revision + 1 } },
    })
    return LOST
  })
}

async function schoolNow(id: SchoolId): Promise<School | null> {
  const school = await schools.get(id)
  return school && viewSchool(school)
}

const isSame = (one: School, other: School) =>
  one.name === other.name &&
  one.townId === other.townId &&
  one.address === other.address &&
  one.location?.latitude === other.location?.latitude &&
  one.location?.longitude === other.location?.longitude
