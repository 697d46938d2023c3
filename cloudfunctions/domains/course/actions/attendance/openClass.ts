import { randomBytes } from 'node:crypto'
import { change } from '../../../../kernel/database/change'
import type { HandlerOf } from '../../../handlerOf'
import { classCodes, ensureClassCode, sealForClass, seedOfClass } from '../../attendance/classCodeDocument'
import { lessonNamed, viewLesson } from '../../attendance/lesson'
import { shownAfter } from '../../attendance/rules/classCodes'
import { refusalOfCheckIn } from '../../attendance/rules/window'

export const openClass: HandlerOf<'attendance.openClass'> = async ({ sessionId, lessonNo, deviceId }, { caller, now, request }) => {
  const name = { sessionId, lessonNo }
  const found = await lessonNamed(name)
  if (!found) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const refusal = refusalOfCheckIn(found.lesson, now)
  if (refusal) return { refusal }
  const opened = await change(
    classCodes,
    () => ensureClassCode(name, now),
    request,
    (doc) => {
      const seed = sealForClass(doc._id, randomBytes(32).toString('base64'))
      return { kind: 'change', next: { shown: shownAfter(doc.shown, { teacherId: caller.personId, deviceId, seed }), at: now } }
    },
  )
  if ('refusal' in opened) return opened
  const { doc } = opened
  const seed = seedOfClass(doc)
  // A late retry of a phone that was followed by another gets no seed.
  if (seed === null || doc.shown?.deviceId !== deviceId) return { refusal: { code: 'NOT_POSSIBLE_NOW', details: {} } }
  return { data: { lesson: viewLesson(found), classId: doc._id, keyNo: doc.shown.keyNo, seed, now: now.toISOString() } }
}
