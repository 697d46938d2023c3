import type { SessionId } from '../../../../contract/course/ids'
import type { PersonId } from '../../../../contract/kernel/ids'
import { openCollection } from '../../../kernel/database/collection'
import { type Changeable, outboxIndex, unchanged } from '../../../kernel/database/decision'
import { ensureDocument } from '../../../kernel/database/ensure'
import { findAll, onlyFields } from '../../../kernel/database/page'
import type { Sealed } from '../../../kernel/secrets/fieldCipher'
import { sealField, unsealField } from '../../../kernel/secrets/sealedField'
import type { LessonPlan } from '../sessionDetails'
import { type AttendanceState, asOfLesson, type CheckInMethod, type Proximity } from './rules/record'

/** Whether one person came to one lesson. Its id follows from both, so that there is one, however often somebody checks in. */
export interface AttendanceDocument extends Changeable {
  readonly _id: string
  /** Session and lesson in one: by it the roll is found. */
  readonly lessonKey: string
  readonly personId: PersonId
  readonly sessionId: SessionId
  readonly lessonNo: number
  readonly state: AttendanceState
  readonly method: CheckInMethod | null
  /** What the phone's location said of the check-in; the location itself is not kept. */
  readonly proximity: Proximity
  /** When the person checked in or was marked. */
  readonly at: Date
  /** When the person sent word that they can't come (请假); null or left out: they haven't. */
  readonly toldAt?: Date | null
  /** Why it was corrected after the roll had closed. */
  readonly reason: Sealed | null
  /** Fixed for the retention index. */
  readonly kind: 'attendance'
}

export const attendance = openCollection<AttendanceDocument>({
  name: 'attendance',
  sealed: [{ path: 'reason' }],
  indexes: [
    {
      name: 'lesson',
      keys: [
        ['lessonKey', 1],
        ['personId', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'person',
      keys: [
        ['personId', 1],
        ['lessonKey', 1],
        ['_id', 1],
      ],
    },
    {
      name: 'age',
      keys: [
        ['kind', 1],
        ['at', 1],
      ],
    },
    outboxIndex,
  ],
  retention: {
    keep: 'days',
    rules: [{ days: 730, index: 'age', equals: { kind: 'attendance' } }],
    why: 'Two years, as the sessions: certificates and complaints rest on it. It goes earlier with the registration.',
  },
})

export const sealReason = (id: string, reason: string | null): Sealed | null =>
  reason === null ? null : sealField(attendance, 'reason', id, reason)

/** Why it was corrected, in the clear. */
export const reasonIn = ({ _id, reason }: Pick<AttendanceDocument, '_id' | 'reason'>) =>
  reason && unsealField(attendance, 'reason', _id, reason)

/** One lesson of one session. */
export interface LessonName {
  readonly sessionId: SessionId
  readonly lessonNo: number
}

export const lessonKeyOf = ({ sessionId, lessonNo }: LessonName) => `${sessionId}:${lessonNo}`

export const attendanceIdOf = (lesson: LessonName, personId: PersonId) => `att_${lessonKeyOf(lesson)}:${personId}`

/** A record that says nothing yet. */
export const emptyRecord = (lesson: LessonName, personId: PersonId, now: Date): AttendanceDocument => ({
  ...unchanged,
  _id: attendanceIdOf(lesson, personId),
  lessonKey: lessonKeyOf(lesson),
  personId,
  sessionId: lesson.sessionId,
  lessonNo: lesson.lessonNo,
  state: 'none',
  method: null,
  proximity: 'notAsked',
  at: now,
  reason: null,
  kind: 'attendance',
})

/** What is known of this person at this lesson; an empty record is stored when there is none. */
export const ensureAttendance = (lesson: LessonName, personId: PersonId, now: Date): Promise<AttendanceDocument> =>
  ensureDocument(attendance, attendanceIdOf(lesson, personId), () => emptyRecord(lesson, personId, now))

/** What the person has said about coming: word that excused, word that came too late for that, or none. */
export function absenceOf({ state, toldAt }: Pick<AttendanceDocument, 'state' | 'toldAt'>): 'excused' | 'told' | null {
  if (!toldAt || state === 'here' || state === 'late') return null
  return state === 'excused' ? 'excused' : 'told'
}

/** What is known of everybody at this lesson, as it is now. */
export const rollOf = async (name: LessonName, lesson: Pick<LessonPlan, 'movedAt'>): Promise<AttendanceDocument[]> => {
  const records = await findAll(attendance, 'lesson', { equals: { lessonKey: lessonKeyOf(name) } })
  return records.map((record) => asOfLesson(record, lesson))
}

/** What is known of one person at this lesson, as it is now; null: nothing. */
export async function attendanceAt(
  name: LessonName,
  lesson: Pick<LessonPlan, 'movedAt'>,
  personId: PersonId,
): Promise<AttendanceDocument | null> {
  const record = await attendance.get(attendanceIdOf(name, personId))
  return record && asOfLesson(record, lesson)
}

/** All lessons of one person, of whatever session. */
export const attendanceOf = (personId: PersonId): Promise<AttendanceDocument[]> => findAll(attendance, 'person', { equals: { personId } })

/** What a view of one person's lessons needs of each. */
export type AttendancePart = Pick<
  AttendanceDocument,
  '_id' | 'personId' | 'sessionId' | 'lessonNo' | 'lessonKey' | 'state' | 'proximity' | 'toldAt' | 'at'
>

const attendanceParts = onlyFields(attendance, ['personId', 'sessionId', 'lessonNo', 'lessonKey', 'state', 'proximity', 'toldAt', 'at'])

/** The same, with what views need. */
export const attendancePartsOf = (personId: PersonId): Promise<AttendancePart[]> =>
  findAll(attendanceParts, 'person', { equals: { personId } })
