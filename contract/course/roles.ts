import * as z from 'zod/mini'
import { SchoolId, type SessionId } from './ids'

/** Calls the roll at one school (老师). */
export const TeacherGrant = z.strictObject({ role: z.literal('teacher'), schoolId: SchoolId })

declare module '../kernel/roles' {
  interface Audiences {
    teacher: true
  }
  interface Scopes {
    sessionId: SessionId
    schoolId: SchoolId
  }
  interface Grants {
    teacher: z.input<typeof TeacherGrant>
  }
  interface Workplaces {
    teacher: { role: 'teacher'; schoolId: SchoolId; schoolName: string }
  }
}
