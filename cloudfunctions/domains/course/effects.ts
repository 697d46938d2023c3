import * as z from 'zod/mini'
import { DrawId, SchoolId, SessionId } from '../../../contract/course/ids'
import { CourseMessage } from '../../../contract/course/messages'
import { PersonId } from '../../../contract/kernel/ids'
import { defineEffect } from '../../kernel/effect'

/** A lesson is near: everybody who holds a place is reminded. `from`: when it was to begin then. `after`: it goes on behind this person. */
export const remindOfLesson = defineEffect(
  'course.remindOfLesson',
  1,
  z.object({ sessionId: SessionId, lessonNo: z.int(), from: z.date(), after: z.nullable(PersonId), at: z.date() }),
  { later: true },
)

/** The roll of a lesson that was called has closed: everybody who is missing has missed it. `after`: it goes on behind this person. */
export const closeRoll = defineEffect(
  'course.closeRoll',
  1,
  z.object({ sessionId: SessionId, lessonNo: z.int(), after: z.nullable(PersonId), at: z.date() }),
  { later: true },
)

/** A person's agenda is brought to what the closed roll of a lesson says now. */
export const syncAttendance = defineEffect(
  'course.syncAttendance',
  1,
  z.object({ sessionId: SessionId, lessonNo: z.int(), personId: PersonId, at: z.date() }),
)

/** The sessions of a draw are brought to what it says now: whose they are, and when wishes are taken. */
export const syncDraw = defineEffect('course.syncDraw', 1, z.object({ drawId: DrawId }))

/** Something changes in a session before its places are drawn: everybody who wishes for it hears of it. `after`: it goes on behind this person. */
export const tellWishers = defineEffect(
  'course.tellWishers',
  1,
  z.object({
    drawId: DrawId,
    sessionId: SessionId,
    eventId: z.string(),
    content: CourseMessage,
    after: z.nullable(PersonId),
    at: z.date(),
  }),
  { later: true },
)

/** A school has another name, town or address. Its sessions that are not over repeat them. `after`: the last end of a session that was looked at. */
export const schoolChanged = defineEffect(
  'course.schoolChanged',
  1,
  z.object({ schoolId: SchoolId, after: z.nullable(z.string()), at: z.date() }),
  { later: true },
)

/** A session is brought to what its school says now. */
export const syncSchool = defineEffect('course.syncSchool', 1, z.object({ sessionId: SessionId, at: z.date() }))

/** A certificate was issued: if the person has withdrawn meanwhile, it must not keep the name. */
export const syncCertificate = defineEffect('course.syncCertificate', 1, z.object({ number: z.string(), personId: PersonId }))
