import type { SchoolId, SessionId } from '../../../contract/course/ids'
import { TeacherGrant } from '../../../contract/course/roles'
import type { Scope } from '../../kernel/access'
import { personalRole } from '../../kernel/people/roles'
import { schoolOfSession, schools } from './schools'

declare module '../../kernel/handler' {
  interface GrantedTo {
    teacher: SchoolId
  }
}

export const teacher = personalRole({
  name: 'teacher',
  grant: TeacherGrant,
  placeField: 'schoolId',
  grantedBy: ['staff'],
  placeName: async (schoolId) => (await schools.get(schoolId))?.name ?? null,
  async workplace(place) {
    const schoolId = place as SchoolId
    return { role: 'teacher', schoolId, schoolName: (await schools.get(schoolId))?.name ?? '' }
  },
})

export const courseScopes: readonly Scope[] = [
  { field: 'schoolId', collection: 'schools', placeOf: async (schoolId) => schoolId },
  { field: 'sessionId', collection: 'offerings', placeOf: (sessionId) => schoolOfSession(sessionId as SessionId) },
]
